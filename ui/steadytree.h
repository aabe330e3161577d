#pragma once

#include <QTreeView>

namespace VirtTap {

// A tree whose rows are all of one height, whatever is in them: uniformRowHeights is to be on. QTreeView lays out a row of
// text for each change that it hears of, and looks at every row of the range; of thousands of guests and taps it hears
// thousands of times a second. Here a change costs a picture of what is on screen.
class SteadyTree : public QTreeView
{
    Q_OBJECT

public:
    using QTreeView::QTreeView;

    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles = {}) override;
};

} // namespace VirtTap
