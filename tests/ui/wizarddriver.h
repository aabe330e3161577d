#pragma once

#include "checks/facts.h"
#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"
#include "fakes/samples.h"
#include "ui/messagebar.h"
#include "ui/newinterface/findinglist.h"
#include "ui/newinterface/newinterfacewizard.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTest>
#include <QTreeView>

namespace VirtTap {

// Drives a dialog as a person does: by the widgets, found by object name.
class Driver
{
public:
    explicit Driver(QWidget& window)
        : m_window(window)
    {
    }

    template <typename T = QWidget>
    T* find(const QString& name) const
    {
        // Pages have widgets of the same names: the one that is looked at comes first.
        const auto* stack = m_window.findChild<QStackedWidget*>(QStringLiteral("stack"));
        T* found = stack ? stack->currentWidget()->findChild<T*>(name) : nullptr;
        if (!found)
            found = m_window.findChild<T*>(name);
        if (!found)
            qFatal("there is no %s", qPrintable(name));
        return found;
    }

    void click(const QString& name) const
    {
        auto* button = find<QAbstractButton>(name);
        if (!button->isEnabled())
            qFatal("%s is disabled", qPrintable(name));
        button->click();
    }

    void type(const QString& name, const QString& text) const
    {
        auto* edit = find<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        for (const QChar c : text) { // also what no key of QTest stands for
            QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
            QCoreApplication::sendEvent(edit, &press);
        }
    }

    bool isEnabled(const QString& name) const { return find(name)->isEnabled(); }
    bool isShown(const QString& name) const { return find(name)->isVisibleTo(&m_window); }
    bool isChecked(const QString& name) const { return find<QAbstractButton>(name)->isChecked(); }
    QString text(const QString& name) const { return find<QLabel>(name)->text(); }
    QString buttonText(const QString& name) const
    {
        return find<QAbstractButton>(name)
            ->text()
            .replace(QStringLiteral("&&"), QStringLiteral("\1"))
            .remove(u'&')
            .replace(QLatin1Char(1), QLatin1Char(38));
    }
    MessageBar* bar(const QString& name) const { return find<MessageBar>(name); }

    int page() const { return find<QStackedWidget>(QStringLiteral("stack"))->currentIndex(); }
    QListWidgetItem* pageItem(int page) const { return find<QListWidget>(QStringLiteral("pageList"))->item(page); }
    void review() const { find<QListWidget>(QStringLiteral("pageList"))->setCurrentRow(3); }

    // Chooses the row whose first column is this text, wherever it is in the tree.
    bool choose(const QString& view, const QString& name) const
    {
        auto* tree = find<QTreeView>(view);
        const QModelIndexList found = tree->model()->match(
            tree->model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive);
        if (found.isEmpty())
            return false;
        tree->setCurrentIndex(found.first());
        return true;
    }

private:
    QWidget& m_window;
};

inline DomainKey systemGuest(int number)
{
    return { QString::fromUtf16(sampleUri), sampleUuid(number) };
}

// The sample hosts, with a guest of each kind that a change must tell apart.
class World
{
public:
    World()
    {
        fillSamples(connections);
        connections.add(sampleConnection());
    }

    FakeConnection& system() { return *connections.fake(QString::fromUtf16(sampleUri)); }
    FakeConnection& session() { return *connections.fake(QString::fromUtf16(sampleSessionUri)); }
    DomainPtr guest(int number) { return system().state().domain(sampleUuid(number)); }
    Link link(int id) { return connections.machine(machineId()).links.value(id); }
    void setLink(const Link& link) { connections.setLink(machineId(), link); }
    static QString machineId() { return QString::fromUtf16(sampleMachineId); }

    FakeConnections connections;
};

} // namespace VirtTap
