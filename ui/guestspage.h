#pragma once

#include "core/domain.h"

#include <QWidget>

#include <memory>

class QTreeView;

namespace VirtTap {

class ConnectionPane;
class Connections;
class GuestDetails;
class GuestFilterModel;
class GuestTreeModel;
class Settings;

namespace Ui {
class GuestsPage;
}

// Connections and their guests on one side, what is selected on the other.
class GuestsPage : public QWidget
{
    Q_OBJECT

public:
    GuestsPage(Connections& connections, GuestTreeModel& guests, Settings& settings, QWidget* parent = nullptr);
    ~GuestsPage() override;

    DomainKey selection() const { return m_selection; } // a connection has a null UUID
    void select(const DomainKey& key);
    GuestDetails& details() const;
    ConnectionPane& connectionPane() const;
    QTreeView* tree() const;
    void focusFilter();
    void focusDetails();
    void save() const; // to the settings

signals:
    void selectionChanged();
    void activated(const VirtTap::DomainKey& key); // Return or a double click
    void menuAsked(const QPoint& global);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void currentChanged();
    void showSelection();
    void setFilter(const QString& text);
    void restore();
    void rowsInserted();

    std::unique_ptr<Ui::GuestsPage> m_ui;
    Connections& m_connections;
    GuestTreeModel& m_guests;
    GuestFilterModel* m_filter;
    Settings& m_settings;
    DomainKey m_selection;
    DomainKey m_wanted; // remembered, and selected as soon as it appears
    QStringList m_collapsed;
    bool m_isStandingIn = false; // what is selected only stands in for m_wanted
    bool m_isFiltering = false; // rows that the filter takes away do not change the selection
};

} // namespace VirtTap
