#include "core/connection.h"
#include "engine/engine.h"
#include "engine/libvirtconnection.h"
#include "virtdaemon.h"
#include "unit/loudskip.h"
#include "unit/patience.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace VirtTap;

// The engine and a daemon that can be taken away.
class TestEngineDaemon : public QObject
{
    Q_OBJECT

    using Phase = ConnectionState::Phase;

private slots:
    void initTestCase()
    {
        const VirtDaemon daemon;
        if (!daemon.isAvailable())
            SKIP_LOUDLY("there is no libvirtd here; losing and reopening a connection is not tested");
        QTest::failOnWarning(QRegularExpression(u".*"_s));
    }

    void aHostOfManyGuestsArrivesInBatches()
    {
        VirtDaemon daemon;
        QVERIFY(daemon.start());
        Engine engine;
        Connection* connection = engine.add(daemon.uriOf(daemon.writeHost(u"many.xml"_s, 1000, 10)), false);
        int signalCount = 0;
        int namesFirst = 0;
        connect(connection, &Connection::changed, this, [&](const ConnectionState& state, const QSet<QUuid>& domains) {
            ++signalCount;
            if (namesFirst == 0 && !domains.isEmpty())
                namesFirst = int(state.domains.size());
        });
        connection->open();
        TRY_COMPARE(connection->state().phase, Phase::Open);
        QCOMPARE(namesFirst, 1000);
        QCOMPARE(connection->state().domains.size(), 1000);
        QVERIFY2(signalCount < 200, qPrintable(QString::number(signalCount)));
        int running = 0;
        for (const DomainPtr& domain : connection->state().domains) {
            QVERIFY(domain->isRead);
            QCOMPARE(domain->config.size(), 1);
            QCOMPARE(domain->config.first().targetDev, QString(domain->name).replace(u"guest"_s, u"tap"_s));
            running += domain->isActive() ? 1 : 0;
        }
        QCOMPARE(running, 10);
    }

    void loadingEndsThoughGuestsAreReadMeanwhile()
    {
        VirtDaemon daemon;
        QVERIFY(daemon.start());
        const QString uri = daemon.uriOf(daemon.writeHost(u"many.xml"_s, 200));
        for (int round = 0; round < 5; ++round) {
            Engine engine;
            Connection* connection = engine.add(uri, false);
            connect(connection, &Connection::changed, this, [&](const ConnectionState& state) {
                if (state.phase != Phase::Loading)
                    return;
                for (const QUuid& guest : state.domains.keys().first(std::min<qsizetype>(5, state.domains.size())))
                    connection->refresh(guest);
            });
            connection->open();
            TRY_COMPARE(connection->state().phase, Phase::Open);
        }
    }

    void aLostHostComesBack()
    {
        VirtDaemon daemon;
        QVERIFY(daemon.start());
        Engine engine;
        Connection* connection = engine.add(daemon.uriOf(daemon.writeHost(u"host.xml"_s, 3, 1)), false);
        connection->open();
        TRY_COMPARE(connection->state().phase, Phase::Open);
        const QUuid guest = connection->state().domains.begin().key();

        daemon.stop();
        TRY_COMPARE(connection->state().phase, Phase::Lost);
        QCOMPARE(connection->state().domains.size(), 3); // greyed, with its age
        QVERIFY(connection->state().asOf.isValid());
        QVERIFY(connection->state().retryAt.isValid());
        QVERIFY(!connection->state().error.message.isEmpty());
        const auto refused = connection->start(guest);
        TRY_VERIFY(refused.isFinished());
        QVERIFY(!refused.result());

        QSignalSpy said(&engine, &Connections::happened);
        QList<Phase> phases;
        const auto watching = connect(
            connection, &Connection::changed, this, [&](const ConnectionState& state) { phases.append(state.phase); });
        const QList<Phase> inVain { Phase::Opening, Phase::Lost, Phase::Opening, Phase::Lost };
        TRY_VERIFY(phases.size() >= inVain.size()); // by itself, after one second and after two
        QCOMPARE(phases.first(inVain.size()), inVain);
        disconnect(watching);
        QCOMPARE(connection->state().domains.size(), 3);

        QVERIFY(daemon.start());
        TRY_COMPARE(connection->state().phase, Phase::Open);
        QVERIFY(!connection->state().retryAt.isValid());
        QVERIFY(connection->state().error.message.isEmpty());
        QCOMPARE(connection->state().domains.size(), 3);

        // Events are registered again: what is done shows.
        const bool wasActive = connection->state().domain(guest)->isActive();
        wasActive ? connection->forceOff(guest) : connection->start(guest);
        TRY_COMPARE(connection->state().domain(guest)->isActive(), !wasActive);
        const auto saidByLibvirt = [&] {
            return std::ranges::any_of(said, [&](const QList<QVariant>& arguments) {
                const auto activity = arguments.first().value<Activity>();
                return activity.kind == Activity::Kind::Event && activity.domain == guest;
            });
        };
        TRY_VERIFY(saidByLibvirt());
    }

    void aHostThatIsDownAtFirstComesUp()
    {
        VirtDaemon daemon;
        Engine engine;
        Connection* connection = engine.add(daemon.uriOf(daemon.writeHost(u"host.xml"_s, 3)), false);
        connection->open();
        TRY_COMPARE(connection->state().phase, Phase::Failed);
        QVERIFY(!connection->state().error.detail.isEmpty());
        QVERIFY(connection->state().retryAt.isValid());
        QVERIFY(!connection->state().asOf.isValid());
        QVERIFY(daemon.start());
        QTRY_COMPARE_WITH_TIMEOUT(connection->state().phase, Phase::Open, 60'000);
        QCOMPARE(connection->state().domains.size(), 3);
    }

    // Lost before all was read, and down for longer than one attempt.
    void aHostLostWhileLoadingIsTriedAgainAndAgain()
    {
        VirtDaemon daemon;
        QVERIFY(daemon.start());
        Engine engine;
        Connection* connection = engine.add(daemon.uriOf(daemon.writeHost(u"many.xml"_s, 500)), false);
        QList<Phase> phases;
        connect(connection, &Connection::changed, this, [&](const ConnectionState& state) {
            if (state.phase == Phase::Loading && !phases.contains(Phase::Loading))
                daemon.stop();
            if (phases.isEmpty() || phases.last() != state.phase)
                phases.append(state.phase);
        });
        connection->open();
        const QList<Phase> wanted { Phase::Opening, Phase::Loading, Phase::Lost, Phase::Opening, Phase::Failed,
            Phase::Opening, Phase::Failed };
        QTRY_VERIFY_WITH_TIMEOUT(phases.size() >= wanted.size(), 60'000);
        QCOMPARE(phases.first(wanted.size()), wanted);
        QVERIFY(connection->state().retryAt.isValid() || connection->state().phase == Phase::Opening);
        QVERIFY(daemon.start());
        QTRY_COMPARE_WITH_TIMEOUT(connection->state().phase, Phase::Open, 60'000);
    }

    void closedMeansNoMoreAttempts()
    {
        VirtDaemon daemon;
        QVERIFY(daemon.start());
        Engine engine;
        Connection* connection = engine.add(daemon.uriOf(daemon.writeHost(u"host.xml"_s, 3)), false);
        connection->open();
        TRY_COMPARE(connection->state().phase, Phase::Open);
        daemon.stop();
        TRY_COMPARE(connection->state().phase, Phase::Lost);
        connection->close();
        QCOMPARE(connection->state().phase, Phase::Closed);
        QVERIFY(!connection->state().retryAt.isValid());
        QTest::qWait(1500); // the first attempt would have been after one second
        QCOMPARE(connection->state().phase, Phase::Closed);
    }

    void theEndMayComeWhileLoading()
    {
        VirtDaemon daemon;
        QVERIFY(daemon.start());
        const QString uri = daemon.uriOf(daemon.writeHost(u"many.xml"_s, 500));
        for (int round = 0; round < 5; ++round) {
            Engine engine;
            Connection* connection = engine.add(uri, false);
            connection->open();
            TRY_COMPARE(connection->state().phase, Phase::Loading);
            TRY_VERIFY(!connection->state().domains.isEmpty());
        }
    }

    void lostWhileCallsAreInFlight()
    {
        VirtDaemon daemon;
        QVERIFY(daemon.start());
        Engine engine;
        Connection* connection = engine.add(daemon.uriOf(daemon.writeHost(u"host.xml"_s, 20)), false);
        connection->open();
        TRY_COMPARE(connection->state().phase, Phase::Open);
        const QList<QUuid> guests = connection->state().domains.keys();
        QList<QFuture<Result<QString>>> futures;
        for (int i = 0; i < 500; ++i)
            futures.append(connection->readXml(guests.at(i % guests.size()), Connection::Xml::Config));
        daemon.stop();
        TRY_COMPARE(connection->state().phase, Phase::Lost);
        for (const auto& future : futures) {
            TRY_VERIFY(future.isFinished());
            QCOMPARE(future.resultCount(), 1);
        }
    }

    void nodeDevicesAreRead()
    {
        VirtDaemon daemon;
        QVERIFY(daemon.start());
        const QString device
            = u"<device><name>computer</name><capability "
              u"type='system'><hardware><vendor>Demo</vendor><serial>1</serial>"
              "<uuid>11111111-2222-3333-4444-555555555555</uuid></hardware><firmware><vendor>Demo</vendor><version>1</"
              "version>"
              "<release_date>01/01/2023</release_date></firmware></capability></device>"
              "<device><name>net_tap0</name><path>/sys/devices/virtual/net/tap0</path><parent>computer</parent>"
              "<capability type='net'><interface>tap0</interface><address>fe:54:00:10:00:01</address>"
              "<link state='up'/><feature name='sg'/><capability type='80203'/></capability></device>"_s;
        Engine engine;
        const QString uri = daemon.uriOf(daemon.writeHost(u"host.xml"_s, 1, 0, device));
        engine.add(uri, false)->open();
        LibvirtConnection* connection = engine.libvirtConnection(uri);
        TRY_COMPARE(connection->state().phase, Phase::Open);
        const auto devices = connection->readNodeDevices();
        TRY_VERIFY(devices.isFinished());
        QVERIFY(devices.result().has_value());
        QCOMPARE(devices.result()->size(), 1);
        QCOMPARE(devices.result()->first().interface, u"tap0"_s);
        QCOMPARE(devices.result()->first().linkState, u"up"_s);
    }
};

LOUD_GUILESS_MAIN(TestEngineDaemon)
#include "tst_enginedaemon.moc"
