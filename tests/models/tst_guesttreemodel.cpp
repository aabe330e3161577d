#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"
#include "fakes/samples.h"
#include "models/guestcheckmodel.h"
#include "models/guestfiltermodel.h"
#include "models/guesttreemodel.h"
#include "models/modelprobe.h"
#include "models/roles.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace VirtTap;

namespace {

const QString systemUri = QStringView(sampleUri).toString();

using Change = std::function<void(FakeConnections&)>;

Domain changed(int number, const std::function<void(Domain&)>& how)
{
    Domain domain = *sampleConnection().domain(sampleUuid(number));
    how(domain);
    return domain;
}

FakeConnection* sample(FakeConnections& all)
{
    return all.fake(systemUri);
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestGuestTreeModel : public QObject
{
    Q_OBJECT

private slots:
    void ticksStayBehindAFilter()
    {
        FakeConnections connections;
        fillSamples(connections);
        GuestTreeModel guests(connections);
        GuestFilterModel filter;
        filter.setSourceModel(&guests);
        GuestCheckModel model;
        model.setSourceModel(&filter);
        ModelProbe probe(model);
        const QModelIndex connection = model.index(0, 0);
        const auto state = [](const QModelIndex& at) { return at.data(Qt::CheckStateRole).value<Qt::CheckState>(); };
        QCOMPARE(state(connection), Qt::Unchecked);
        QVERIFY(model.setData(model.index(0, 0, connection), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(model.checked().size(), 1);
        QCOMPARE(state(connection), Qt::PartiallyChecked);
        filter.setFilterText(u"old07"_s);
        QVERIFY(model.setData(connection, Qt::Checked, Qt::CheckStateRole)); // those that are shown
        QCOMPARE(model.checked().size(), 2);
        QCOMPARE(state(connection), Qt::Checked);
        filter.setFilterText({});
        QCOMPARE(state(connection), Qt::PartiallyChecked);
        QVERIFY(model.setData(connection, Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(model.checked().isEmpty());
    }

    void manyBecomeRowsInPortions()
    {
        FakeConnections connections;
        connections.setMachine(sampleMachine());
        GuestTreeModel model(connections);
        ModelProbe probe(model);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        FakeConnection* connection = connections.add(manyGuests(1200));
        const QModelIndex top = model.index(0, 0);
        QVERIFY(model.rowCount(top) > 0 && model.rowCount(top) < 1200);
        const QList<QUuid> uuids = connection->state().domains.keys();
        connection->removeDomain(uuids.constFirst()); // before or after its turn
        QTRY_COMPARE(model.rowCount(top), 1199);
        QVERIFY(inserted.size() > 3);
        QVERIFY(model.connectionIndex(connection->state().uri)
                    .siblingAtColumn(GuestTreeModel::InterfacesColumn)
                    .data()
                    .toString()
                    .startsWith(u"1199"_s));
    }

    void theTreeReadsAs()
    {
        FakeConnections connections;
        fillSamples(connections);
        GuestTreeModel model(connections);
        GuestFilterModel sorted;
        sorted.setSourceModel(&model);
        const ModelProbe probe(sorted);
        QCOMPARE(probe.text(),
            u"This computer, system guests | connected | 5 guest(s), 2 running\n"
            "  db01 | running | net0 → user |  | change after next start\n"
            "  old07 | shut off | net0 → tap-old07 | will be tainted\n"
            "  paused1 | paused | net0 → user\n"
            "  saved1 | shut off | net0 → tap-gone |  | saved state\n"
            "  web01 | running | net0 → tap-web01\n"
            "This computer, session guests | connected | 0 guest(s)"_s);
    }

    void aChangeTouchesOnlyItsCells_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("counts");

        QTest::newRow("the same guest again")
            << Change([](auto& all) { sample(all)->setDomain(changed(1, [](auto&) {})); }) << u"+0 -0 0 cells"_s;
        QTest::newRow("a guest is paused, and one less runs") << Change([](auto& all) {
            sample(all)->setDomain(changed(1, [](Domain& domain) { domain.state = Domain::State::Paused; }));
        }) << u"+0 -0 2 cells"_s;
        QTest::newRow("a guest is renamed") << Change([](auto& all) {
            sample(all)->setDomain(changed(1, [](Domain& domain) { domain.name = u"web02"_s; }));
        }) << u"+0 -0 1 cells"_s;
        QTest::newRow("a guest stops: its state, its interfaces, and how many run") << Change([](auto& all) {
            sample(all)->setDomain(changed(1, [](Domain& domain) { domain.state = Domain::State::ShutOff; }));
        }) << u"+0 -0 3 cells"_s;
        QTest::newRow("a saved state is discarded") << Change([](auto& all) {
            sample(all)->setDomain(changed(5, [](Domain& domain) { domain.hasManagedSave = false; }));
        }) << u"+0 -0 1 cells"_s;
        QTest::newRow("its last start has failed") << Change([](auto& all) {
            sample(all)->setDomain(changed(3, [](Domain& domain) { domain.lastStartFailed = true; }));
        }) << u"+0 -0 1 cells"_s;
        QTest::newRow("a guest appears, and the connection counts it")
            << Change([](auto& all) { sample(all)->setDomain(sampleDomain(9, u"new"_s, Domain::State::ShutOff, {})); })
            << u"+1 -0 1 cells"_s;
        QTest::newRow("a guest goes, and the connection counts it")
            << Change([](auto& all) { sample(all)->removeDomain(sampleUuid(3)); }) << u"+0 -1 1 cells"_s;
        QTest::newRow("the connection is removed")
            << Change([](auto& all) { all.remove(systemUri); }) << u"+0 -1 0 cells"_s;
        QTest::newRow("a connection is added")
            << Change([](auto& all) { all.add(u"qemu+ssh://host05/system"_s, false); }) << u"+1 -0 0 cells"_s;
    }

    void aChangeTouchesOnlyItsCells()
    {
        QFETCH(Change, change);
        FakeConnections connections;
        fillSamples(connections);
        GuestTreeModel model(connections);
        ModelProbe probe(model);
        change(connections);
        QTEST(probe.counts(), "counts");
    }

    void aLostConnectionKeepsItsGuests()
    {
        FakeConnections connections;
        fillSamples(connections);
        GuestTreeModel model(connections);
        ModelProbe probe(model);
        const QModelIndex guest = model.guestIndex({ .uri = systemUri, .uuid = sampleUuid(1) });
        QCOMPARE(guest.data(StaleRole).toBool(), false);

        ConnectionState state = sampleConnection();
        state.phase = ConnectionState::Phase::Lost;
        state.error = {
            .kind = Error::Kind::Unreachable, .message = u"The connection was lost."_s, .detail = u"End of file"_s
        };
        state.asOf = QDateTime::currentDateTimeUtc().addSecs(-185);
        state.retryAt = QDateTime::currentDateTimeUtc().addSecs(3000);
        sample(connections)->setState(state);

        const QModelIndex top = model.connectionIndex(systemUri);
        QCOMPARE(top.siblingAtColumn(GuestTreeModel::StateColumn).data().toString(),
            u"lost 3 minute(s) ago: End of file; next attempt in 50 minute(s)"_s);
        QVERIFY(top.data(Qt::ToolTipRole).toString().contains(u"End of file"_s));
        QCOMPARE(guest.data(StaleRole).toBool(), true);
        QCOMPARE(probe.removed, 0);
        QCOMPARE(model.rowCount(top), 5);
    }

    void markupInANameNeverBecomesHtml()
    {
        FakeConnections connections;
        fillSamples(connections);
        sample(connections)->setDomain(changed(1, [](Domain& domain) { domain.name = u"<b>web</b><img src=x>"_s; }));
        GuestTreeModel model(connections);
        const QModelIndex guest = model.guestIndex({ .uri = systemUri, .uuid = sampleUuid(1) });
        QCOMPARE(guest.data().toString(), u"<b>web</b><img src=x>"_s);
        const QString tip = guest.data(Qt::ToolTipRole).toString();
        QVERIFY2(
            tip.contains(u"&lt;b&gt;web"_s) && !tip.contains(u"<b>"_s) && !tip.contains(u"<img"_s), qPrintable(tip));
    }

    void theFilterFinds_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QStringList>("found");

        const QString mac = sampleConnection().domain(sampleUuid(1))->live.first().mac->toString();
        const QStringList web { u"web01"_s };
        QTest::newRow("everything when it is empty")
            << QString() << QStringList { u"db01"_s, u"old07"_s, u"paused1"_s, u"saved1"_s, u"web01"_s };
        QTest::newRow("a part of a name in any case") << u"WEB"_s << web;
        QTest::newRow("the name of a tap") << u"tap-web01"_s << web;
        QTest::newRow("a tap that only the config names") << u"tap-db01"_s << QStringList { u"db01"_s };
        QTest::newRow("a MAC in upper case") << mac.toUpper() << web;
        QTest::newRow("a MAC with dashes") << QString(mac).replace(u':', u'-') << web;
        QTest::newRow("a part of a MAC") << mac.mid(6) << web;
        QTest::newRow("a MAC as switches write it") << QString(mac).remove(u':').insert(8, u'.').insert(4, u'.') << web;
        QTest::newRow("a UUID") << sampleUuid(1).toString(QUuid::WithoutBraces) << web;
        QTest::newRow("every word, not any") << u"web tap-db01"_s << QStringList {};
        QTest::newRow("no connection without guests that match") << u"nothing"_s << QStringList {};
    }

    void theFilterFinds()
    {
        QFETCH(QString, filter);
        QFETCH(QStringList, found);
        FakeConnections connections;
        fillSamples(connections);
        GuestTreeModel model(connections);
        GuestFilterModel filtered;
        filtered.setSourceModel(&model);
        const ModelProbe probe(filtered);
        filtered.setFilterText(filter);
        QStringList names;
        for (int row = 0; row < filtered.rowCount(filtered.index(0, 0)); ++row)
            names.append(filtered.index(row, 0, filtered.index(0, 0)).data().toString());
        QCOMPARE(names, found);
        if (found.isEmpty())
            QCOMPARE(filtered.rowCount(), 0);
    }

    void namesSortAsPeopleSortThem()
    {
        FakeConnections connections;
        ConnectionState state = sampleConnection();
        state.domains.clear();
        for (const auto& [number, name] :
            { std::pair(1, u"web10"_s), { 2, u"web2"_s }, { 3, u"Abc"_s }, { 4, u"zed"_s } })
            state.domains.insert(
                sampleUuid(number), DomainPtr::create(sampleDomain(number, name, Domain::State::ShutOff, {})));
        connections.add(state);
        GuestTreeModel model(connections);
        GuestFilterModel sorted;
        sorted.setSourceModel(&model);
        const QPersistentModelIndex zed
            = sorted.mapFromSource(model.guestIndex({ .uri = state.uri, .uuid = sampleUuid(4) }));
        const auto names = [&] {
            QStringList all;
            for (int row = 0; row < 4; ++row)
                all.append(sorted.index(row, 0, sorted.index(0, 0)).data().toString());
            return all;
        };
        QCOMPARE(names(), QStringList({ u"Abc"_s, u"web2"_s, u"web10"_s, u"zed"_s }));
        connections.fake(state.uri)->setDomain(sampleDomain(4, u"aaa"_s, Domain::State::ShutOff, {}));
        QCOMPARE(names(), QStringList({ u"aaa"_s, u"Abc"_s, u"web2"_s, u"web10"_s }));
        QCOMPARE(zed.data().toString(), u"aaa"_s); // the selection moved with its row
    }

    void manyGuestsGoAtOnce()
    {
        FakeConnections connections;
        const ConnectionState all = manyGuests(500);
        connections.add(all);
        GuestTreeModel model(connections);
        ModelProbe probe(model);
        ConnectionState rest = all;
        int number = 0;
        rest.domains.removeIf([&](const auto&) { return ++number % 3 != 0; });
        connections.fake(all.uri)->setState(rest);
        QCOMPARE(probe.removed, 500 - static_cast<int>(rest.domains.size()));
        for (auto it = all.domains.cbegin(); it != all.domains.cend(); ++it) {
            const QModelIndex guest = model.guestIndex({ .uri = all.uri, .uuid = it.key() });
            QCOMPARE(guest.isValid(), rest.domains.contains(it.key()));
            QVERIFY(!guest.isValid() || guest.data(UuidRole).toUuid() == it.key());
        }
    }

    void fiveThousandGuestsLoadOnceAndChangeQuickly()
    {
        const ConnectionState all = manyGuests(5000);
        FakeConnections connections;
        ConnectionState empty = all;
        empty.domains.clear();
        connections.add(empty);
        GuestTreeModel model(connections);
        GuestFilterModel sorted;
        sorted.setSourceModel(&model);
        int inserted = 0;
        connect(&model, &QAbstractItemModel::rowsInserted, this,
            [&](const QModelIndex&, int first, int last) { inserted += last - first + 1; });

        const auto send
            = [&](const ConnectionState& state, const QSet<QUuid>& keys) { emit connections.changed(state, keys); };
        CpuTimer timer;

        send(all, QSet<QUuid>(all.domains.keyBegin(), all.domains.keyEnd()));
        qInfo("the first of 5,000 guests: %lld us", timer.microseconds());
        QTRY_COMPARE(inserted, 5000);

        ConnectionState next = all;
        long long worst = 0;
        const QList<QUuid> keys = all.domains.keys();
        timer.restart();
        for (int i = 0; i < 500; ++i) {
            Domain domain = *next.domains.value(keys.at(i));
            domain.state = domain.isActive() ? Domain::State::ShutOff : Domain::State::Running;
            next.domains.insert(domain.uuid, DomainPtr::create(domain));
            const long long before = timer.microseconds();
            send(next, { domain.uuid });
            worst = std::max(worst, timer.microseconds() - before);
        }
        qInfo("500 single changes: the worst took %lld us", worst);
        timer.restart();
        sorted.setFilterText(u"52:54:00:00:0"_s);
        qInfo("a filter: %lld us", timer.microseconds());
        QCOMPARE(inserted, 5000);
    }
};

QTEST_GUILESS_MAIN(TestGuestTreeModel)
#include "tst_guesttreemodel.moc"
