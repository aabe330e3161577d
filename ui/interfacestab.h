#pragma once

#include "core/domain.h"

#include <QWidget>

#include <memory>
#include <optional>

class QAction;
class QTreeView;

namespace VirtTap {

class InterfaceTableModel;

namespace Ui {
class InterfacesTab;
}

// The interfaces of a guest, and what the next start changes of the selected one.
class InterfacesTab : public QWidget
{
    Q_OBJECT

public:
    explicit InterfacesTab(QWidget* parent = nullptr);
    ~InterfacesTab() override;

    void setActions(QAction* create, QAction* replace, QAction* detach, QAction* diagnose);
    void showGuest(const DomainKey& key, const DomainPtr& domain, bool canChange, bool isStale);
    std::optional<InterfacePair> selected() const;
    QTreeView* table() const;
    void restoreColumns(const QByteArray& layout);

signals:
    void selectionChanged();
    void menuAsked(const QPoint& global);
    void activated(); // Return or a double click on an interface

private:
    void showEmpty(const DomainPtr& domain, bool canChange);
    void showDifference();

    std::unique_ptr<Ui::InterfacesTab> m_ui;
    InterfaceTableModel* m_model;
};

} // namespace VirtTap
