#include "core/connection.h"
#include "engine/engine.h"
#include "virt/callpool.h"
#include "virt/eventloop.h"
#include "unit/patience.h"

#include <atomic>
#include <set>
#include <thread>

#include <libvirt/libvirt.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QAbstractEventDispatcher>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace VirtTap;

namespace {

// Where libvirt called back.
struct Calls
{
    std::atomic<int> count = 0;
    std::atomic<int> elsewhere = 0; // not on the loop's thread
    std::atomic<bool> isFreed = false;

    static void note(void* opaque)
    {
        auto* self = static_cast<Calls*>(opaque);
        self->elsewhere += EventLoop::instance().isOnLoopThread() ? 0 : 1;
        ++self->count;
    }
    static void release(void* opaque)
    {
        auto* self = static_cast<Calls*>(opaque);
        self->elsewhere += EventLoop::instance().isOnLoopThread() ? 0 : 1;
        self->isFreed = true;
    }
};

} // namespace

class TestVirtThreads : public QObject
{
    Q_OBJECT

private slots:
    void init() { EventLoop::instance().start(); }
    void cleanup() { EventLoop::instance().stop(); }

    void theGuiRunsOnGlib()
    {
        // What follows proves nothing with another dispatcher.
        const QByteArray dispatcher = QAbstractEventDispatcher::instance()->metaObject()->className();
        QVERIFY2(dispatcher.contains("Glib"), dispatcher.constData());
    }

    void libvirtAndQtKeepToTheirThreads()
    {
        Calls calls;
        int ticks = 0;
        int ticksElsewhere = 0;
        QTimer tick;
        connect(&tick, &QTimer::timeout, this, [&] {
            ++ticks;
            ticksElsewhere += QThread::currentThread() == qApp->thread() ? 0 : 1;
        });
        tick.start(5);
        const int timer
            = virEventAddTimeout(5, [](int, void* opaque) { Calls::note(opaque); }, &calls, &Calls::release);
        TRY_VERIFY(calls.count >= 50 && ticks >= 50);
        virEventRemoveTimeout(timer);
        TRY_VERIFY(calls.isFreed);
        QCOMPARE(calls.elsewhere.load(), 0);
        QCOMPARE(ticksElsewhere, 0);
    }

    void slotsOfConnectionsRunOnTheGuiThread()
    {
        Engine engine;
        std::set<std::thread::id> threads;
        connect(
            &engine, &Connections::changed, this, [&] { threads.insert(std::this_thread::get_id()); },
            Qt::DirectConnection);
        connect(
            &engine, &Connections::happened, this, [&] { threads.insert(std::this_thread::get_id()); },
            Qt::DirectConnection);
        Connection* connection = engine.add(u"test:///default"_s, false);
        connection->open();
        TRY_COMPARE(connection->state().phase, ConnectionState::Phase::Open);
        const QUuid uuid = connection->state().domains.keyBegin().base().key();
        const QSignalSpy said(&engine, &Connections::happened);
        connection->forceOff(uuid);
        TRY_COMPARE(connection->state().domain(uuid)->state, Domain::State::ShutOff);
        connection->start(uuid);
        TRY_COMPARE(connection->state().domain(uuid)->state, Domain::State::Running);
        TRY_VERIFY(said.count() >= 4); // ours and libvirt's, of both
        QCOMPARE(threads, std::set<std::thread::id> { std::this_thread::get_id() });
    }

    void descriptorsAreWatched()
    {
        int ends[2];
        QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
        Calls calls;
        const int watch = virEventAddHandle(
            ends[0], VIR_EVENT_HANDLE_READABLE,
            [](int, int fd, int events, void* opaque) {
                char byte = 0;
                if ((events & VIR_EVENT_HANDLE_READABLE) && read(fd, &byte, 1) == 1)
                    Calls::note(opaque);
            },
            &calls, &Calls::release);
        QCOMPARE(write(ends[1], "a", 1), 1);
        TRY_COMPARE(calls.count.load(), 1);
        virEventUpdateHandle(watch, 0);
        QCOMPARE(write(ends[1], "b", 1), 1);
        QTest::qWait(50);
        QCOMPARE(calls.count.load(), 1); // switched off
        virEventUpdateHandle(watch, VIR_EVENT_HANDLE_READABLE);
        TRY_COMPARE(calls.count.load(), 2);
        QCOMPARE(virEventRemoveHandle(watch), 0);
        QCOMPARE(virEventRemoveHandle(watch), -1);
        TRY_VERIFY(calls.isFreed);
        QCOMPARE(calls.elsewhere.load(), 0);
        close(ends[0]);
        close(ends[1]);
    }

    void aDescriptorSwitchedOffByACallbackBeforeItIsLeftAlone()
    {
        int first[2];
        int second[2];
        QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, first), 0);
        QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, second), 0);
        static std::atomic<int> secondWatch = 0;
        Calls calls;
        Calls callsOfSecond;
        EventLoop::instance().stop(); // so that one poll() sees both readable
        const int firstWatch = virEventAddHandle(
            first[0], VIR_EVENT_HANDLE_READABLE,
            [](int, int fd, int, void* opaque) {
                virEventUpdateHandle(secondWatch, 0);
                char byte = 0;
                if (read(fd, &byte, 1) == 1)
                    Calls::note(opaque);
            },
            &calls, &Calls::release);
        secondWatch = virEventAddHandle(
            second[0], VIR_EVENT_HANDLE_READABLE, [](int, int, int, void* opaque) { Calls::note(opaque); },
            &callsOfSecond, &Calls::release);
        QCOMPARE(write(first[1], "a", 1), 1);
        QCOMPARE(write(second[1], "b", 1), 1);
        EventLoop::instance().start();
        TRY_COMPARE(calls.count.load(), 1);
        virEventRemoveHandle(firstWatch);
        virEventRemoveHandle(secondWatch);
        TRY_VERIFY(calls.isFreed && callsOfSecond.isFreed);
        QCOMPARE(callsOfSecond.count.load(), 0);
        for (const int end : { first[0], first[1], second[0], second[1] })
            close(end);
    }

    void aTimerMayRemoveItself()
    {
        static std::atomic<int> timer = 0;
        Calls calls;
        timer = virEventAddTimeout(
            -1,
            [](int id, void* opaque) {
                Calls::note(opaque);
                virEventRemoveTimeout(id);
            },
            &calls, &Calls::release);
        QTest::qWait(20);
        QCOMPARE(calls.count.load(), 0); // off until it is given an interval
        virEventUpdateTimeout(timer, 0);
        TRY_VERIFY(calls.isFreed);
        QCOMPARE(calls.count.load(), 1);
    }

    void theLoopGoesOnAfterAStop()
    {
        Calls calls;
        const int timer
            = virEventAddTimeout(1, [](int, void* opaque) { Calls::note(opaque); }, &calls, &Calls::release);
        TRY_VERIFY(calls.count > 0);
        EventLoop::instance().stop();
        const int before = calls.count;
        QTest::qWait(20);
        QCOMPARE(calls.count.load(), before);
        EventLoop::instance().start();
        TRY_VERIFY(calls.count > before);
        virEventRemoveTimeout(timer);
        TRY_VERIFY(calls.isFreed);
    }

    void poolNeverWaitsForACallThatHangs()
    {
        std::atomic<bool> goOn = false;
        std::atomic<bool> isBegun = false;
        std::atomic<bool> isDone = false;
        QFuture<int> never;
        {
            CallPool pool(1);
            pool.post(CallPool::Priority::Bulk, [&] {
                isBegun = true;
                while (!goOn)
                    std::this_thread::yield();
                isDone = true;
            });
            TRY_VERIFY(isBegun);
            never = pool.run<int>(CallPool::Priority::Bulk, [] { return 1; });
        } // would not return if it waited
        QVERIFY(never.isFinished());
        QCOMPARE(never.resultCount(), 0);
        goOn = true;
        TRY_VERIFY(isDone);
    }

    void bulkLeavesRoomForThePerson()
    {
        std::atomic<bool> goOn = false;
        std::atomic<int> running = 0;
        CallPool pool(4);
        for (int i = 0; i < 100; ++i) {
            pool.post(CallPool::Priority::Bulk, [&] {
                ++running;
                while (!goOn)
                    std::this_thread::yield();
                --running;
            });
        }
        TRY_COMPARE(running.load(), 3);
        const QFuture<int> future = pool.run<int>(CallPool::Priority::Interactive, [] { return 7; });
        TRY_VERIFY(future.isFinished());
        QCOMPARE(future.result(), 7);
        QCOMPARE(running.load(), 3);
        goOn = true;
        TRY_COMPARE(running.load(), 0);
    }

    void threadsFollowTheRoundTrip_data()
    {
        QTest::addColumn<double>("roundTripMs");
        QTest::addColumn<int>("threads");
        QTest::newRow("a socket on this computer") << 0.1 << 8;
        QTest::newRow("5 ms") << 5.0 << 34;
        QTest::newRow("20 ms") << 20.0 << 124;
        QTest::newRow("never more than 128") << 300.0 << 128;
    }

    void threadsFollowTheRoundTrip()
    {
        QFETCH(double, roundTripMs);
        QTEST(CallPool::threadsFor(roundTripMs), "threads");
    }
};

QTEST_MAIN(TestVirtThreads)
#include "tst_virtthreads.moc"
