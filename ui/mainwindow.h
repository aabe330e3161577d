#pragma once

#include "core/connectionstate.h"
#include "ui/bulk/bulkeditor.h"
#include "ui/settings.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>
#include <optional>

class QLabel;

namespace VirtTap {

class ActivityModel;
class ActivityPage;
class Appearance;
class Connection;
class Connections;
class GuestsPage;
class GuestTreeModel;
class PlanJournal;
class Problems;
class ProblemsPage;
class QuitGuard;
class TaintModel;
class TaintPage;
class TapsPage;
class TapTableModel;
class TapVerbs;
class Verbs;
struct Error;
struct Finding;
struct InterfacePair;

namespace Ui {
class MainWindow;
}

// The window: connections and guests, taps, activity, and every action on them.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Connections& connections, Problems& problems, Settings& settings, Appearance& appearance,
        const QString& demoUri);
    ~MainWindow() override;

    // Adds what is remembered, and `uris` beside it for this run only, and opens what opens by itself.
    void openConnections(const QStringList& uris, bool withRemembered);
    void showPage(const QString& objectName);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void nameIcons();
    void makePages();
    void makeProblemsPage(int at);
    void countProblems();
    void fix(const Finding& finding);
    void fixAll(const Finding& finding);
    void openFix(const QList<Finding>& findings);
    bool fixTaps(const QList<Finding>& findings);
    int rowOfTap(const QString& machine, const QString& tap) const; // -1 when there is none
    std::optional<InterfacePair> interfaceOf(const Finding& finding) const;
    void diagnose(const DomainKey& guest, const InterfacePair& pair);
    void connectPages();
    void connectConnectionActions();
    void connectGuestActions();
    void connectTapActions();
    void connectViewActions();
    void connectSignals();
    void restore();
    void save();

    void addConnection(const SavedConnection& wanted);
    void watch(const QString& uri);
    void askToAddConnection();
    void removeConnection();
    void setConnectsByItself(const QString& uri, bool automatic);
    void connectOrDisconnect(bool connects);
    void refreshSelected();
    void activate(const DomainKey& key);
    void showGuest(const DomainKey& key);
    void showMenu(const QPoint& global);
    void showInterfaceMenu(const QPoint& global);
    void showTapMenu(const QPoint& global);
    void showFailure(const DomainKey& key, const Error& error);
    void newInterface(const std::optional<InterfacePair>& replaces);
    void newInterfaceOn(const QString& machine, const QString& tap); // of a guest that is still to be chosen
    void openWizard(const DomainKey& guest, const std::optional<InterfacePair>& replaces, const QString& tap);
    void setUpMany(const QSet<DomainKey>& guests, BulkEditor::Deed deed);
    void detach();
    void connectPlans();
    void openPlan();
    void undo(const QUuid& applied);
    void connectSnapshots();
    void openSnapshot();
    void saveSnapshot(bool isAnonymised);
    void showAbout();

    void showFrontPage();
    void updateActions();
    void updateConnectionActions(const Connection* connection);
    void updateGuestActions(const Connection* connection);
    void updateTapActions();
    void updateColours();
    void countAll();
    Connection* selectedConnection() const;

    std::unique_ptr<Ui::MainWindow> m_ui;
    Connections& m_connections;
    Problems& m_problems;
    Settings& m_settings;
    Appearance& m_appearance;
    QString m_demoUri;
    GuestTreeModel* m_guests;
    TapTableModel* m_taps;
    TaintModel* m_taints;
    ActivityModel* m_activity;
    Verbs* m_verbs;
    TapVerbs* m_tapVerbs;
    GuestsPage* m_guestsPage = nullptr;
    TapsPage* m_tapsPage = nullptr;
    TaintPage* m_taintPage = nullptr;
    ProblemsPage* m_problemsPage = nullptr;
    ActivityPage* m_activityPage = nullptr;
    QLabel* m_counts = nullptr;
    QuitGuard* m_quitGuard = nullptr;
    std::unique_ptr<PlanJournal> m_journal;
    QTimer m_countSoon;
};

} // namespace VirtTap
