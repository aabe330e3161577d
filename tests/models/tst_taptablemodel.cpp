#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"
#include "fakes/samples.h"
#include "models/modelprobe.h"
#include "models/roles.h"
#include "models/tapfiltermodel.h"
#include "models/taptablemodel.h"
#include "models/usernames.h"
#include "models/words.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace VirtTap;

namespace {

const QString systemUri = QStringView(sampleUri).toString();
const QString sessionUri = QStringView(sampleSessionUri).toString();
const QString machineId = QStringView(sampleMachineId).toString();

using Change = std::function<void(FakeConnections&)>;

QStringList column(const QAbstractItemModel& model, int number)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, number).data().toString());
    return texts;
}

void setTap(FakeConnections& all, int id, const std::function<void(Link&)>& how)
{
    Link link = *all.machine(machineId).link(id);
    how(link);
    all.setLink(machineId, link);
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestTapTableModel : public QObject
{
    Q_OBJECT

private slots:
    void tapsOfOneMachineAreThereOnce()
    {
        FakeConnections connections;
        fillSamples(connections);
        TapTableModel model(connections);
        TapFilterModel taps;
        taps.setSourceModel(&model);
        const ModelProbe probe(taps);
        QCOMPARE(column(taps, TapTableModel::NameColumn),
            QStringList({ u"tap-alice"_s, u"tap-db01"_s, u"tap-mq"_s, u"tap-spare"_s, u"tap-web01"_s }));
        QCOMPARE(column(taps, TapTableModel::StateColumn),
            QStringList({ u"up, not in use"_s, u"up, not in use"_s, u"up, not in use"_s, u"down"_s, u"up, in use"_s }));
        QCOMPARE(column(taps, TapTableModel::UsedByColumn),
            QStringList({ QString(), u"db01 (after next start)"_s, QString(), QString(), u"web01 net0"_s }));
        QCOMPARE(column(taps, TapTableModel::BridgeColumn),
            QStringList({ u"br0"_s, u"br0"_s, u"br0"_s, QString(), u"br0"_s }));
    }

    void tapsOfALostHostAreStale_data()
    {
        using Source = MachineState::Source;
        QTest::addColumn<int>("source");
        QTest::addColumn<bool>("isSessionOpen");
        QTest::addColumn<bool>("isStale");
        QTest::newRow("the kernel still tells of this machine") << int(Source::Kernel) << false << false;
        QTest::newRow("nobody tells of another one") << int(Source::Libvirt) << false << true;
        QTest::newRow("its other connection does") << int(Source::Libvirt) << true << false;
    }

    void tapsOfALostHostAreStale()
    {
        QFETCH(int, source);
        QFETCH(bool, isSessionOpen);
        FakeConnections connections;
        fillSamples(connections);
        MachineState machine = sampleMachine();
        machine.source = static_cast<MachineState::Source>(source);
        machine.asOf = QDateTime(QDate(2020, 1, 1), QTime(12, 0), Qt::UTC);
        connections.setMachine(machine);
        TapTableModel model(connections);
        const ModelProbe probe(model);
        const QModelIndex cell
            = model.index(model.rowOf({ .machine = machineId, .link = 10 }), TapTableModel::StateColumn);
        QVERIFY(!cell.data(StaleRole).toBool());
        connections.fake(systemUri)->setPhase(ConnectionState::Phase::Lost);
        if (!isSessionOpen)
            connections.fake(sessionUri)->setPhase(ConnectionState::Phase::Lost);
        QTEST(cell.data(StaleRole).toBool(), "isStale");
        QCOMPARE(cell.data(Qt::ToolTipRole).toString().contains(u"As of "), cell.data(StaleRole).toBool());
        connections.fake(systemUri)->setPhase(ConnectionState::Phase::Open);
        QVERIFY(!cell.data(StaleRole).toBool());
    }

    void whatLibvirtCannotTellFromATapSaysSo()
    {
        Link link = sampleLink(1, u"veth0"_s, Link::Kind::TapLike);
        QCOMPARE(linkStateWords(link), u"up; tap or similar, libvirt cannot tell"_s);
        link.isUp = {};
        QCOMPARE(linkStateWords(link), u"unknown; tap or similar, libvirt cannot tell"_s);
        QCOMPARE(persistenceWords(link), u"Not known: it has not been read yet."_s);
        link = sampleTap(2, u"tap-a"_s);
        QCOMPARE(linkStateWords(link), u"up, not in use"_s);
        QCOMPARE(carrierWords(link), u"no"_s);
        QCOMPARE(persistenceWords(link), u"yes: it stays while nobody has it open"_s);
    }

    void aChangeTouchesOnlyItsCells_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("counts");

        QTest::newRow("the same link again")
            << Change([](auto& all) { setTap(all, 12, [](Link&) { }); }) << u"+0 -0 0 cells"_s;
        QTest::newRow("a tap goes up") << Change([](auto& all) {
            setTap(all, 12, [](Link& link) { link.isUp = true; });
        }) << u"+0 -0 1 cells"_s;
        QTest::newRow("another MTU") << Change([](auto& all) { setTap(all, 12, [](Link& link) { link.mtu = 9000U; }); })
                                     << u"+0 -0 1 cells"_s;
        QTest::newRow("it joins a bridge")
            << Change([](auto& all) { setTap(all, 12, [](Link& link) { link.master = 2; }); }) << u"+0 -0 1 cells"_s;
        QTest::newRow("it is renamed") << Change([](auto& all) {
            setTap(all, 12, [](Link& link) { link.name = u"tap-gone"_s; });
        }) << u"+0 -0 2 cells"_s;
        QTest::newRow("a tap appears") << Change([](auto& all) { all.setLink(machineId, sampleTap(99, u"tap-new"_s)); })
                                       << u"+1 -0 0 cells"_s;
        QTest::newRow("a tap goes") << Change([](auto& all) { all.removeLink(machineId, 12); }) << u"+0 -1 0 cells"_s;
        QTest::newRow("a guest names it now") << Change([](auto& all) {
            Domain domain = *sampleConnection().domain(sampleUuid(3));
            domain.config = { sampleTapInterface(77, u"tap-spare"_s) };
            all.fake(systemUri)->setDomain(domain);
        }) << u"+0 -0 1 cells"_s;
        QTest::newRow("a guest goes that used it")
            << Change([](auto& all) { all.fake(systemUri)->removeDomain(sampleUuid(1)); }) << u"+0 -0 1 cells"_s;
        QTest::newRow("one of two connections goes: its guests no longer count")
            << Change([](auto& all) { all.remove(systemUri); }) << u"+0 -0 2 cells"_s;
    }

    void aChangeTouchesOnlyItsCells()
    {
        QFETCH(Change, change);
        FakeConnections connections;
        fillSamples(connections);
        TapTableModel model(connections);
        ModelProbe probe(model);
        change(connections);
        QTEST(probe.counts(), "counts");
    }

    void theLastConnectionTakesTheMachineAlong()
    {
        FakeConnections connections;
        fillSamples(connections);
        TapTableModel model(connections);
        const ModelProbe probe(model);
        QCOMPARE(model.rowCount(), sampleMachine().links.size());
        connections.remove(systemUri);
        connections.remove(sessionUri);
        QCOMPARE(model.rowCount(), 0);
    }

    void aConnectionThatIsAddedBringsItsMachine()
    {
        FakeConnections connections;
        TapTableModel model(connections);
        const ModelProbe probe(model);
        fillSamples(connections);
        QCOMPARE(model.rowCount(), sampleMachine().links.size());
        const int row = model.rowOf({ .machine = machineId, .link = 10 });
        QCOMPARE(model.index(row, TapTableModel::UsedByColumn).data().toString(), u"web01 net0"_s);
    }

    void whatIsNotKnownSaysWhy()
    {
        FakeConnections connections;
        fillSamples(connections);
        setTap(connections, 12, [](Link& link) { link.tun = Known<TunFacts>::unknown(u"libvirt cannot tell"_s); });
        TapTableModel model(connections);
        const QModelIndex cell
            = model.index(model.rowOf({ .machine = machineId, .link = 12 }), TapTableModel::OpenedByColumn);
        QCOMPARE(cell.data().toString(), u"unknown"_s);
        QCOMPARE(cell.data(Qt::ToolTipRole).toString(), u"Not known: libvirt cannot tell."_s);
    }

    void whoMayOpenIt_data()
    {
        QTest::addColumn<int>("owner");
        QTest::addColumn<int>("group");
        QTest::addColumn<QString>("text");

        QTest::newRow("nobody is set: any local user") << -1 << -1 << u"any local user"_s;
        QTest::newRow("an owner") << 0 << -1 << u"user root"_s;
        QTest::newRow("a group") << -1 << 0 << u"group root"_s;
        QTest::newRow("both must match") << 0 << 0 << u"user root if in group root"_s;
        QTest::newRow("a number without a name") << 987654321 << -1 << u"user 987654321"_s;
    }

    void whoMayOpenIt()
    {
        QFETCH(int, owner);
        QFETCH(int, group);
        FakeConnections connections;
        fillSamples(connections);
        setTap(connections, 12, [&](Link& link) {
            TunFacts tun;
            if (owner >= 0)
                tun.owner = static_cast<uid_t>(owner);
            if (group >= 0)
                tun.group = static_cast<gid_t>(group);
            link.tun = tun;
        });
        TapTableModel model(connections);
        const QModelIndex cell
            = model.index(model.rowOf({ .machine = machineId, .link = 12 }), TapTableModel::OpenedByColumn);
        QFETCH(QString, text);
        QTRY_COMPARE(cell.data().toString(), text);
    }

    void namesAreLookedUpOnAnotherThread()
    {
        QSemaphore gate;
        QThread* thread = nullptr;
        const auto find = [&](quint32 id) {
            gate.acquire();
            thread = QThread::currentThread();
            return id == 7 ? u"alice"_s : QString();
        };
        UserNames names(find, find);
        QSignalSpy resolved(&names, &UserNames::resolved);
        QCOMPARE(names.user(7), u"7"_s); // asking does not wait
        QCOMPARE(names.user(8), u"8"_s);
        gate.release(2);
        QTRY_COMPARE(resolved.count(), 1);
        QCOMPARE(names.user(7), u"alice"_s);
        QCOMPARE(names.user(8), u"8"_s);
        QVERIFY(thread != QThread::currentThread());
    }

    void theFilterHidesWhatLibvirtMakes()
    {
        FakeConnections connections;
        fillSamples(connections);
        connections.setLink(machineId, sampleTap(50, u"vnet3"_s));
        TapTableModel model(connections);
        TapFilterModel taps;
        taps.setSourceModel(&model);
        const ModelProbe probe(taps);
        QCOMPARE(taps.rowCount(), 5);
        taps.setShowsGenerated(true);
        QCOMPARE(taps.rowCount(), 6);
        taps.setShowsAllLinks(true);
        QCOMPARE(taps.rowCount(), model.rowCount());
        taps.setFilterText(u"WEB01"_s);
        QCOMPARE(column(taps, TapTableModel::NameColumn), QStringList({ u"tap-web01"_s }));
        taps.setFilterText(u"vnet br0"_s);
        QCOMPARE(taps.rowCount(), 0);
    }

    void fiveThousandTapsLoadOnceAndChangeQuickly()
    {
        FakeConnections connections;
        connections.setMachine(manyTaps(5000));
        connections.add(manyGuests(5000));
        CpuTimer timer;

        TapTableModel model(connections);
        TapFilterModel taps;
        taps.setSourceModel(&model);
        qInfo("5,000 taps and 5,000 guests: %lld us", timer.microseconds());
        QVERIFY(taps.rowCount() == 5000);
        MachineState machine = manyTaps(5000);
        long long worst = 0;
        for (int row = 0; row < 500; ++row) {
            Link link = model.linkAt(row);
            link.isUp = !link.isUp.value();
            machine.links.insert(link.id, link);
            timer.restart();
            emit connections.machineChanged(machine, { link.id });
            worst = std::max(worst, timer.microseconds());
        }
        qInfo("500 single changes: the worst took %lld us", worst);
        timer.restart();
        taps.setFilterText(u"tap0123"_s);
        qInfo("a filter: %lld us", timer.microseconds());
    }
};

QTEST_GUILESS_MAIN(TestTapTableModel)
#include "tst_taptablemodel.moc"
