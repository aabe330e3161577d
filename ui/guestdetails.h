#pragma once

#include "core/domain.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;

namespace VirtTap {

class Connections;
class InterfacesTab;
class MessageBar;
class Problems;
class XmlTab;

namespace Ui {
class GuestDetails;
}

// One guest: its name and state, the verbs, its interfaces and its XML.
class GuestDetails : public QWidget
{
    Q_OBJECT

public:
    explicit GuestDetails(QWidget* parent = nullptr);
    ~GuestDetails() override;

    void setConnections(Connections* connections);
    void setProblems(const Problems& problems);
    void setVerbs(QAction* start, QAction* shutDown, QAction* forceOff);
    void showGuest(const DomainKey& key);
    const DomainKey& guest() const { return m_key; }
    void refresh(); // by what is known now
    void readAgain(); // asks libvirt, as some changes have no event

    InterfacesTab& interfaces() const;
    XmlTab& xml() const;
    MessageBar& messageBar() const;

signals:
    void discardAsked();

private:
    void askForChanges();
    void showHeader(const Domain& domain, bool isStale);
    void showSavedState(const Domain& domain, bool canChange);

    void showProblems();

    std::unique_ptr<Ui::GuestDetails> m_ui;
    Connections* m_connections = nullptr;
    const Problems* m_problems = nullptr;
    DomainKey m_key;
    QTimer m_ages; // runs while a text on screen tells an age
};

} // namespace VirtTap
