#pragma once

#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "engine/problemwatch.h"
#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"
#include "fakes/samples.h"
#include "ui/appearance.h"
#include "ui/guestspage.h"
#include "ui/mainwindow.h"

namespace VirtTap {

// The main window over connections that the test sets, with settings in a directory of its own.
struct WindowFixture
{
    static inline const QString uri = QString::fromUtf16(sampleUri);

    QTemporaryDir directory;
    Settings settings { directory.filePath(QStringLiteral("settings.ini")) };
    Appearance appearance { settings };
    FakeConnections connections;
    ProblemWatch problems { connections };
    std::unique_ptr<MainWindow> window;

    void fill() { fillSamples(connections); }

    void open()
    {
        window
            = std::make_unique<MainWindow>(connections, problems, settings, appearance, QStringLiteral("test:///demo"));
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }

    // As a person closes it, so that it remembers, and starts it again.
    void openAgain()
    {
        window->close();
        window.reset();
        open();
    }

    FakeConnection& host() const { return *connections.fake(uri); }
    QLineEdit* filter() const { return guests().findChild<QLineEdit*>(QStringLiteral("filterEdit")); }
    static DomainKey guest(int number) { return { uri, sampleUuid(number) }; }
    GuestsPage& guests() const { return *find<GuestsPage>(QStringLiteral("guestsPage")); }
    void select(int number) const { guests().select(guest(number)); }
    bool isEnabled(const QString& action) const { return find<QAction>(action)->isEnabled(); }
    void trigger(const QString& action) const { find<QAction>(action)->trigger(); }

    qsizetype count(FakeConnection::Verb verb) const
    {
        return std::ranges::count(host().calls(), verb, &FakeConnection::Call::verb);
    }

    template <typename T>
    T* find(const QString& name) const
    {
        T* found = window->findChild<T*>(name);
        if (!found)
            qFatal("there is no %s", qPrintable(name));
        return found;
    }

    // A dialog that is open, or nullptr.
    QWidget* dialog(const QString& name) const
    {
        const auto all = window->findChildren<QWidget*>(name);
        const auto shown = std::ranges::find_if(all, &QWidget::isVisible);
        return shown == all.end() ? nullptr : *shown;
    }
};

} // namespace VirtTap
