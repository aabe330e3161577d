#pragma once

#include "core/problems.h"

#include <QWidget>

#include <memory>

class QAction;

namespace VirtTap {

class Connections;
class ProblemFilterModel;
class ProblemTableModel;
class Settings;

namespace Ui {
class ProblemsPage;
}

// Everything that is wrong with what is, the worst first.
class ProblemsPage : public QWidget
{
    Q_OBJECT

public:
    ProblemsPage(Connections& connections, Problems& problems, Settings& settings, QWidget* parent = nullptr);
    ~ProblemsPage() override;

    void focusFilter();
    void save() const; // to the settings

signals:
    void guestAsked(const VirtTap::DomainKey& key); // show that guest
    void tapAsked(const QString& machine, const QString& tap); // show that tap
    void fixAsked(const VirtTap::Finding& finding);
    void fixAllAsked(const VirtTap::Finding& finding); // and all others of its kind
    void diagnoseAsked(const VirtTap::Finding& finding); // of a guest's interface

private:
    void makeActions();
    void updateActions();
    void showCount();
    void showMenu(const QPoint& at);
    void askToIgnore();
    void stopIgnoring();
    void saveReport();
    const Finding* selected() const; // nullptr when there is none

    std::unique_ptr<Ui::ProblemsPage> m_ui;
    Connections& m_connections;
    Problems& m_problems;
    Settings& m_settings;
    ProblemTableModel* m_model;
    ProblemFilterModel* m_filter;
    QAction* m_fixAction;
    QAction* m_fixAllAction;
    QAction* m_diagnoseAction;
    QAction* m_guestAction;
    QAction* m_tapAction;
    QAction* m_ignoreAction;
    QAction* m_heedAction;
    QAction* m_copyAction;
};

} // namespace VirtTap
