#include "ui/steadytree.h"

#include <QAccessible>

namespace VirtTap {

void SteadyTree::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles)
{
    if (QAccessible::isActive()) // somebody listens to what changes
        QTreeView::dataChanged(topLeft, bottomRight, roles);
    else
        viewport()->update();
}

} // namespace VirtTap
