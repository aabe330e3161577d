#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"
#include "fakes/faketapservice.h"
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

#include <unistd.h>

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
            << Change([](auto& all) { setTap(all, 12, [](Link&) {}); }) << u"+0 -0 0 cells"_s;
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

    void whoMadeItAndWhatBecomesOfIt_data()
    {
        using Edit = std::function<void(ManagedTap&)>;
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QString>("maker");
        QTest::addColumn<QString>("makerTip");
        QTest::addColumn<QString>("afterReboot");

        QTest::newRow("as it was made") << Edit([](ManagedTap&) {}) << u"virt-tap"_s << QString() << u"gone"_s;
        QTest::newRow("it is to be recreated") << Edit([](ManagedTap& tap) { tap.spec.isRestored = true; })
                                               << u"virt-tap"_s << QString() << u"recreated by virt-tap"_s;
        QTest::newRow("somebody changed it") << Edit([](ManagedTap& tap) {
            tap.drift = QStringList { u"mtu"_s, u"owner"_s, u"group"_s, u"master"_s };
        }) << u"virt-tap, changed since"_s << u"Changed since virt-tap made it: MTU, who may open it, bridge."_s
                                             << u"gone"_s;
        QTest::newRow("a newer helper knows more")
            << Edit([](ManagedTap& tap) { tap.drift = QStringList { u"colour"_s }; }) << u"virt-tap, changed since"_s
            << u"Changed since virt-tap made it: colour."_s << u"gone"_s;
        QTest::newRow("somebody made another one") << Edit([](ManagedTap& tap) {
            tap.isForeign = true;
            tap.spec.isRestored = true;
        }) << u"unknown"_s << u"virt-tap made a tap of this name. This is another one, made since."_s
                                                   << u"unknown"_s;
    }

    void whoMadeItAndWhatBecomesOfIt()
    {
        QFETCH(std::function<void(ManagedTap&)>, edit);
        FakeConnections connections;
        fillSamples(connections);
        setTap(connections, 12, [](Link& link) { link.maker = {}; });
        FakeTapService* service = connections.addTapService(machineId);
        TapTableModel model(connections);
        ModelProbe probe(model);
        ManagedTap tap;
        tap.spec.name = u"tap-spare"_s;
        edit(tap);
        service->setTap(tap);
        QCOMPARE(probe.counts(), u"+0 -0 2 cells"_s);
        const int row = model.rowOf({ .machine = machineId, .link = 12 });
        const auto cell = [&](int number) { return model.index(row, number); };
        QTEST(cell(TapTableModel::MakerColumn).data().toString(), "maker");
        QTEST(cell(TapTableModel::MakerColumn).data(Qt::ToolTipRole).toString(), "makerTip");
        QTEST(cell(TapTableModel::AfterRebootColumn).data().toString(), "afterReboot");
        QVERIFY(model.managedAt(row) == tap);

        connections.removeTapService(machineId);
        QCOMPARE(cell(TapTableModel::AfterRebootColumn).data().toString(), u"unknown"_s);
        QVERIFY(!model.managedAt(row));
    }

    void aTapThatIsMissingHasARow()
    {
        FakeConnections connections;
        fillSamples(connections);
        FakeTapService* service = connections.addTapService(machineId);
        ManagedTap tap;
        tap.spec.name = u"tap-gone"_s; // that saved1 names
        tap.spec.owner = 0;
        tap.spec.bridge = u"br0"_s;
        tap.spec.mtu = 9000;
        tap.isMissing = true;
        service->setTap(tap);
        TapTableModel model(connections);
        TapFilterModel taps;
        taps.setSourceModel(&model);
        const ModelProbe probe(taps);
        const int links = static_cast<int>(sampleMachine().links.size());
        QCOMPARE(model.rowCount(), links + 1);
        const int row = links;
        QVERIFY(model.isMissingAt(row) && !model.isMissingAt(row - 1));
        const auto text = [&](int number) { return model.index(row, number).data().toString(); };
        QCOMPARE(text(TapTableModel::NameColumn), u"tap-gone"_s);
        QCOMPARE(text(TapTableModel::StateColumn), u"missing"_s);
        QCOMPARE(text(TapTableModel::UsedByColumn), u"saved1 (after next start)"_s);
        QCOMPARE(text(TapTableModel::BridgeColumn), u"br0"_s);
        QCOMPARE(text(TapTableModel::MtuColumn), u"9000"_s);
        QTRY_COMPARE(text(TapTableModel::OpenedByColumn), u"user root"_s);

        // Another service list with the same row, then the tap itself, then no record of it.
        tap.spec.isRestored = true;
        service->setTap(tap);
        QCOMPARE(model.rowCount(), links + 1);
        QCOMPARE(text(TapTableModel::AfterRebootColumn), u"recreated by virt-tap"_s);
        connections.setLink(machineId, sampleTap(99, u"tap-gone"_s));
        QCOMPARE(model.rowCount(), links + 1);
        const int there = model.rowOf({ .machine = machineId, .link = 99 });
        QVERIFY(there >= 0 && model.managedAt(there) && !model.isMissingAt(there));
        connections.removeLink(machineId, 99);
        QCOMPARE(model.rowCount(), links);
        tap.isProvisional = true;
        service->setTap(tap); // the next list: still missing
        QCOMPARE(model.rowCount(), links + 1);
        connections.removeTapService(machineId);
        QCOMPARE(model.rowCount(), links);
    }

    void onlyWhatIsSeenToBeUnusedIsCalledSo_data()
    {
        QTest::addColumn<std::function<void(FakeConnections&)>>("change");
        QTest::addColumn<bool>("isCalledUnused");
        const auto owned = [](std::optional<uid_t> owner, std::optional<gid_t> group) {
            return Change([owner, group](FakeConnections& all) {
                setTap(all, 12, [owner, group](Link& link) {
                    TunFacts tun;
                    tun.owner = owner;
                    tun.group = group;
                    link.tun = tun;
                });
            });
        };
        QTest::newRow("root's, and the system's guests are seen") << owned(0, {}) << true;
        QTest::newRow("root's, and they are not")
            << Change([](FakeConnections& all) { all.remove(systemUri); }) << false;
        QTest::newRow("one's own") << owned(::getuid(), {}) << true;
        QTest::newRow("another user's") << owned(4711, {}) << false;
        QTest::newRow("a group's") << owned({}, 109) << false;
        QTest::newRow("everybody's") << owned({}, {}) << false;
        QTest::newRow("nobody knows whose") << Change([](FakeConnections& all) {
            setTap(all, 12, [](Link& link) { link.tun = Known<TunFacts>::unknown(u"libvirt"_s); });
        }) << false;
    }

    void onlyWhatIsSeenToBeUnusedIsCalledSo()
    {
        QFETCH(Change, change);
        FakeConnections connections;
        fillSamples(connections);
        change(connections);
        TapTableModel model(connections);
        const int row = model.rowOf({ .machine = machineId, .link = 12 });
        QFETCH(bool, isCalledUnused);
        QCOMPARE(model.index(row, 0).data(Qt::AccessibleTextRole).toString().contains(u"unused"), isCalledUnused);
        QCOMPARE(model.hasUnseenUsersAt(row), !isCalledUnused);
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

    void whatChangesBeforeItsTurnIsShownAsItIsThen()
    {
        FakeConnections connections;
        connections.setMachine(manyTaps(5000));
        connections.add(manyGuests(1));
        TapTableModel model(connections);
        TapFilterModel taps;
        taps.setSourceModel(&model);
        const ModelProbe probe(taps);
        QVERIFY2(model.rowCount() == 0, "after the event that brings them");
        QVERIFY(QSignalSpy(&model, &QAbstractItemModel::rowsInserted).wait());
        QVERIFY2(model.rowCount() > 0 && model.rowCount() < 5000, "in portions");

        MachineState machine = connections.machine(machineId);
        const auto idOf = [&](const QString& name) { return machine.linkNamed(name)->id; };
        const int gone = idOf(u"tap04000"_s);
        const int renamed = idOf(u"tap04001"_s);
        const int first = idOf(u"tap00001"_s);
        machine.links.remove(gone);
        machine.links.remove(first);
        machine.links[renamed].name = u"tap-other"_s;
        connections.setMachine(machine);
        const int changing = idOf(u"tap04999"_s);
        for (const quint32 mtu : { 1400U, 1300U }) {
            machine.links[changing].mtu = mtu;
            connections.setMachine(machine);
        }
        QTRY_COMPARE(taps.rowCount(), 4998);
        QTest::qWait(20);
        QCOMPARE(taps.rowCount(), 4998);
        const QStringList names = column(taps, TapTableModel::NameColumn);
        QVERIFY(names.contains(u"tap-other"_s));
        for (const QString& name : { u"tap04000"_s, u"tap04001"_s, u"tap00001"_s })
            QVERIFY2(!names.contains(name), qPrintable(name));
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());

        const TapTableModel another(connections);
        connections.remove(QStringView(sampleUri).toString());
        QCOMPARE(model.rowCount(), 0);
        QTest::qWait(50);
        QCOMPARE(another.rowCount(), 0);
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
        QTRY_COMPARE(taps.rowCount(), 5000);
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
