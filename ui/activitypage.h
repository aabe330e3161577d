#pragma once

#include "core/domain.h"

#include <QSet>
#include <QWidget>

#include <memory>

class QAction;

namespace VirtTap {

class ActivityModel;
class Settings;

namespace Ui {
class ActivityPage;
}

// What we did and what happened.
class ActivityPage : public QWidget
{
    Q_OBJECT

public:
    ActivityPage(ActivityModel& activity, Settings& settings, QWidget* parent = nullptr);
    ~ActivityPage() override;

    void save() const; // to the settings
    // Which of what was applied can be taken back, by its id.
    void setUndoable(const QSet<QUuid>& undoable);

signals:
    void undoAsked(const QUuid& applied);
    void cleared();
    void guestAsked(const VirtTap::DomainKey& key); // show that guest

private:
    void makeActions();
    void updateActions();
    void showCount();
    void showDetails();
    void showMenu(const QPoint& at);
    int selectedRow() const; // -1 when there is none
    DomainKey selectedGuest() const;
    QUuid selectedApplied() const; // null when it cannot be undone

    std::unique_ptr<Ui::ActivityPage> m_ui;
    ActivityModel& m_activity;
    Settings& m_settings;
    QAction* m_detailsAction;
    QAction* m_copyAction;
    QAction* m_guestAction;
    QAction* m_undoAction;
    QSet<QUuid> m_undoable;
};

} // namespace VirtTap
