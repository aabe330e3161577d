#include "fakes/samples.h"
#include "models/interfacetablemodel.h"
#include "models/modelprobe.h"
#include "models/roles.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace VirtTap;

namespace {

const DomainKey key { .uri = u"qemu:///system"_s, .uuid = sampleUuid(1) };

Domain guest(Domain::State state, const QList<Interface>& live, const QList<Interface>& config)
{
    Domain domain = sampleDomain(1, u"web01"_s, state, {});
    domain.live = live;
    domain.config = config;
    return domain;
}

Interface tap(int mac, const QString& name, const QString& alias = {})
{
    Interface interface = sampleTapInterface(mac, name);
    interface.alias = alias;
    return interface;
}

Interface with(Interface interface, const std::function<void(Interface&)>& how)
{
    how(interface);
    return interface;
}

} // namespace

Q_DECLARE_METATYPE(Domain)

class TestInterfaceTableModel : public QObject
{
    Q_OBJECT

private slots:
    void aRowReadsAs_data()
    {
        QTest::addColumn<Domain>("domain");
        QTest::addColumn<QString>("when");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("pendingTarget");

        const auto running = Domain::State::Running;
        const QString own = u"tap-a managed='no'"_s;
        QTest::newRow("the same now and afterwards")
            << guest(running, { tap(1, u"tap-a"_s, u"net0"_s) }, { tap(1, u"tap-a"_s) })
            << u"now and after next start"_s << own << QString();
        QTest::newRow("another tap after the next start")
            << guest(running, { tap(1, u"tap-a"_s, u"net0"_s) }, { tap(1, u"tap-b"_s) })
            << u"after next start: Target tap-b managed='no'"_s << own << u"after next start: tap-b managed='no'"_s;
        QTest::newRow("a field that goes")
            << guest(running, { with(tap(1, u"tap-a"_s), [](Interface& i) { i.mtu = 9000; }) }, { tap(1, u"tap-a"_s) })
            << u"after next start: MTU none"_s << own << QString();
        QTest::newRow("only now") << guest(running, { tap(1, u"tap-a"_s) }, {}) << u"now, gone after next start"_s
                                  << own << QString();
        QTest::newRow("only in the config of a running guest")
            << guest(running, {}, { tap(1, u"tap-a"_s) }) << u"after next start"_s << own << QString();
        QTest::newRow("a guest that is off")
            << guest(Domain::State::ShutOff, {}, { tap(1, u"tap-a"_s) }) << u"after next start"_s << own << QString();
        Domain transient = guest(running, { tap(1, u"tap-a"_s) }, {});
        transient.isPersistent = false;
        QTest::newRow("a transient guest") << transient << u"now"_s << own << QString();
    }

    void aRowReadsAs()
    {
        QFETCH(Domain, domain);
        InterfaceTableModel model;
        const ModelProbe probe(model);
        model.setGuest(key, DomainPtr::create(domain));
        QCOMPARE(model.rowCount(), 1);
        QTEST(model.index(0, InterfaceTableModel::WhenColumn).data().toString(), "when");
        QTEST(model.index(0, InterfaceTableModel::TargetColumn).data().toString(), "target");
        QTEST(model.index(0, InterfaceTableModel::TargetColumn).data(PendingRole).toString(), "pendingTarget");
    }

    void anUpdateTouchesOnlyItsCells_data()
    {
        QTest::addColumn<Domain>("before");
        QTest::addColumn<Domain>("after");
        QTest::addColumn<QString>("counts");

        const auto off = Domain::State::ShutOff;
        const auto running = Domain::State::Running;
        const Interface a = tap(1, u"tap-a"_s);
        const Interface b = tap(2, u"tap-b"_s);
        QTest::newRow("nothing new") << guest(off, {}, { a, b }) << guest(off, {}, { a, b }) << u"+0 -0 0 cells"_s;
        QTest::newRow("one more") << guest(off, {}, { a }) << guest(off, {}, { a, b }) << u"+1 -0 0 cells"_s;
        QTest::newRow("the first goes; the second takes its place net0")
            << guest(off, {}, { a, b }) << guest(off, {}, { b }) << u"+0 -1 1 cells"_s;
        QTest::newRow("they change places, and so their names")
            << guest(off, {}, { a, b }) << guest(off, {}, { b, a }) << u"+0 -0 2 cells 1 moved"_s;
        QTest::newRow("another MTU") << guest(off, {}, { a })
                                     << guest(off, {}, { with(a, [](Interface& i) { i.mtu = 9000; }) })
                                     << u"+0 -0 1 cells"_s;
        QTest::newRow("the guest starts: only when it counts changes")
            << guest(off, {}, { a }) << guest(running, { tap(1, u"tap-a"_s, u"net0"_s) }, { a }) << u"+0 -0 1 cells"_s;
        QTest::newRow("a change is pending: that cell and when")
            << guest(running, { a }, { a })
            << guest(running, { a }, { with(a, [](Interface& i) { i.targetDev = u"tap-c"_s; }) }) << u"+0 -0 2 cells"_s;
        QTest::newRow("two of the same MAC stay two")
            << guest(off, {}, { a, a, b }) << guest(off, {}, { a, a }) << u"+0 -1 0 cells"_s;
    }

    void anUpdateTouchesOnlyItsCells()
    {
        QFETCH(Domain, before);
        QFETCH(Domain, after);
        InterfaceTableModel model;
        ModelProbe probe(model);
        model.setGuest(key, DomainPtr::create(before));
        probe.forget();
        model.setGuest(key, DomainPtr::create(after));
        QTEST(probe.counts(), "counts");
        QCOMPARE(model.rowCount(), after.interfaces().size());
    }

    void whatIsAsLastKnownIsStale()
    {
        InterfaceTableModel model;
        ModelProbe probe(model);
        const DomainPtr domain = DomainPtr::create(guest(Domain::State::ShutOff, {}, { tap(1, u"a"_s) }));
        model.setGuest(key, domain);
        QVERIFY(!model.index(0, 0).data(StaleRole).toBool());
        probe.forget();
        model.setGuest(key, domain, true);
        QVERIFY(model.index(0, InterfaceTableModel::WhenColumn).data(StaleRole).toBool());
        QCOMPARE(probe.cells, int(InterfaceTableModel::ColumnCount));
        model.setGuest(key, domain, false);
        QVERIFY(!model.index(0, 0).data(StaleRole).toBool());
    }

    void anotherGuestReplacesTheRows()
    {
        InterfaceTableModel model;
        ModelProbe probe(model);
        model.setGuest(key, DomainPtr::create(guest(Domain::State::ShutOff, {}, { tap(1, u"a"_s) })));
        probe.forget();
        model.setGuest({ .uri = key.uri, .uuid = sampleUuid(2) }, {});
        QCOMPARE(probe.counts(), u"+0 -0 0 cells 1 resets"_s);
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestInterfaceTableModel)
#include "tst_interfacetablemodel.moc"
