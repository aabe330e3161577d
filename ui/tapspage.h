#pragma once

#include "models/taptablemodel.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;
class QTreeView;

namespace VirtTap {

class Settings;
class TapFacts;
class TapFilterModel;

namespace Ui {
class TapsPage;
}

// The taps of every machine behind the connections, and all that is known of the selected one.
class TapsPage : public QWidget
{
    Q_OBJECT

public:
    TapsPage(Connections& connections, TapTableModel& taps, Settings& settings, QWidget* parent = nullptr);
    ~TapsPage() override;

    void focusFilter();
    void save() const; // to the settings
    void useSelected(); // in a new interface: the tap whose details are shown
    QList<int> selectedRows() const; // of the model
    void setActions(QAction* make, const QList<QAction*>& others); // for buttons
    QTreeView* table() const;
    void select(const QString& machine, const QString& tap);

signals:
    void useAsked(const QString& machine, const QString& tap);
    void guestAsked(const VirtTap::DomainKey& key); // show that guest
    void connectAsked();
    void newTapsAsked();
    void selectionChanged();
    void activated(); // a row was double-clicked, or Return was pressed
    void menuAsked(const QPoint& global);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void restore();
    void showSources();
    void showSelection();
    void showEmpty();
    void showFacts(int row);
    void linksChanged(const QModelIndex& first, const QModelIndex& last);
    bool isAnyOpen() const;
    int selectedRow() const; // of the model; -1 when there is none

    std::unique_ptr<Ui::TapsPage> m_ui;
    Connections& m_connections;
    TapTableModel& m_taps;
    TapFilterModel* m_filter;
    TapFacts* m_facts;
    QTimer m_factsSoon; // gathers what happens to the selected tap
    QTimer m_ages; // runs while a text on screen tells an age
    Settings& m_settings;
};

} // namespace VirtTap
