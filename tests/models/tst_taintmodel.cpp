#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"
#include "fakes/samples.h"
#include "models/modelprobe.h"
#include "models/roles.h"
#include "models/taintexport.h"
#include "models/taintfiltermodel.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace VirtTap;

namespace {

const QString systemUri = QStringView(sampleUri).toString();

Domain tainted(int number, const QString& name, const QList<TaintFlag>& flags)
{
    Domain guest = sampleDomain(number, name, Domain::State::Running, {});
    QStringList words;
    for (const TaintFlag flag : flags)
        words.append(u"tainted: "_s + taintText(flag));
    guest.taints = words;
    guest.taintFlags = flags;
    return guest;
}

} // namespace

class TestTaintModel : public QObject
{
    Q_OBJECT

private slots:
    void aChangeTouchesOnlyItsGuest()
    {
        FakeConnections connections;
        fillSamples(connections);
        TaintModel model(connections);
        ModelProbe probe(model);
        const int before = model.rowCount();

        connections.fake(systemUri)->setDomain(
            tainted(30, u"a"_s, { TaintFlag::CustomArgv, TaintFlag::CustomMonitor }));
        QCOMPARE(probe.counts(), u"+2 -0 0 cells"_s);
        probe.forget();
        connections.fake(systemUri)->setDomain(tainted(31, u"b"_s, { TaintFlag::CustomArgv }));
        connections.fake(systemUri)->setDomain(sampleDomain(32, u"c"_s, Domain::State::Running, {}));
        QCOMPARE(probe.counts(), u"+1 -0 0 cells"_s);
        QCOMPARE(model.counts().value(TaintFlag::CustomArgv), 2);
        probe.forget();
        connections.fake(systemUri)->setDomain(tainted(30, u"a"_s, { TaintFlag::CustomArgv }));
        QCOMPARE(probe.counts(), u"+0 -1 0 cells"_s);
        probe.forget();
        connections.fake(systemUri)->setDomain(tainted(30, u"renamed"_s, { TaintFlag::CustomArgv }));
        QCOMPARE(probe.counts(), u"+0 -0 %1 cells"_s.arg(int(TaintModel::ColumnCount)));
        probe.forget();
        connections.fake(systemUri)->removeDomain(sampleUuid(30));
        connections.fake(systemUri)->removeDomain(sampleUuid(31));
        QCOMPARE(probe.counts(), u"+0 -2 0 cells"_s);
        QCOMPARE(model.rowCount(), before);
        connections.remove(systemUri);
        QCOMPARE(model.rowCount(), 0);
    }

    void lostConnectionsAreStale()
    {
        FakeConnections connections;
        fillSamples(connections);
        connections.fake(systemUri)->setDomain(tainted(30, u"a"_s, { TaintFlag::CustomArgv }));
        TaintModel model(connections);
        QVERIFY(!model.index(0, 0).data(StaleRole).toBool());
        connections.fake(systemUri)->setPhase(ConnectionState::Phase::Lost);
        QVERIFY(model.index(0, 0).data(StaleRole).toBool());
    }

    void aFilterLeavesAFlagOrAText()
    {
        FakeConnections connections;
        fillSamples(connections);
        connections.fake(systemUri)->setDomain(
            tainted(30, u"alpha"_s, { TaintFlag::CustomArgv, TaintFlag::HookScript }));
        connections.fake(systemUri)->setDomain(tainted(31, u"beta"_s, { TaintFlag::CustomArgv }));
        TaintModel model(connections);
        TaintFilterModel filter;
        filter.setSourceModel(&model);
        ModelProbe probe(filter);
        filter.setFlag(TaintFlag::CustomArgv);
        QCOMPARE(filter.rowCount(), 2);
        filter.setFilterText(u"beta"_s);
        QCOMPARE(filter.rowCount(), 1);
        filter.setFlag({});
        filter.setFilterText(u"hook-script"_s);
        QCOMPARE(filter.index(0, 0).data().toString(), u"alpha"_s);
        filter.setFilterText({});
        using Time = TaintFilterModel::Time;
        for (const auto& [time, rows] : { std::pair { Time::Now, 3 }, { Time::UntilShutdown, 3 } }) {
            filter.setTime(time);
            QCOMPARE(filter.rowCount(), rows);
        }
        filter.setTime(Time::NextStart);
        QVERIFY(filter.rowCount() > 0); // old07's script
    }

    void listsAreExported()
    {
        TaintRow row;
        row.name = u"a|\"b\""_s;
        row.flag = TaintFlag::ShellScripts;
        row.isActive = true;
        row.now = TaintEntry { .flag = row.flag, .text = u"tainted: x"_s, .note = {}, .causes = {} };
        const QString csv = exportTaints({ row }, TaintFormat::Csv);
        QCOMPARE(csv.split(u"\r\n"_s).at(1), u"\"a|\"\"b\"\"\",\"shell-scripts\",\"yes\",\"no\",\"\",\"\""_s);
        const QString markdown = exportTaints({ row }, TaintFormat::Markdown);
        QVERIFY2(markdown.contains(u"| a\\|\"b\" | shell-scripts | yes | no |  |  |\n"_s), qPrintable(markdown));
        const QJsonArray json = QJsonDocument::fromJson(exportTaints({ row }, TaintFormat::Json).toUtf8()).array();
        QCOMPARE(json[0][u"flag"_s].toString(), u"shell-scripts"_s);
        QVERIFY(json[0][u"next_start"_s].isNull());
        QCOMPARE(json[0][u"now"_s][u"text"_s].toString(), u"tainted: x"_s);
    }

    void fiveThousandTaintedGuestsComeQuickly()
    {
        ConnectionState state = manyGuests(5000);
        for (DomainPtr& domain : state.domains) {
            Domain guest = *domain;
            guest.configCauses = { { .flag = TaintFlag::ShellScripts,
                .element = "interface/script"_L1,
                .device = u"52:54:00:00:00:01"_s,
                .value = u"/x"_s } };
            domain = DomainPtr::create(guest);
        }
        FakeConnections connections;
        connections.add(state);
        TaintModel model(connections);
        QCOMPARE(model.rowCount(), 5000);
        Domain one = *state.domains.begin().value();
        one.name = u"other"_s;
        CpuTimer timer;
        connections.fake(state.uri)->setDomain(one);
        qInfo("one change among 5000 tainted guests: %lld us", timer.microseconds());
        QVERIFY(timer.microseconds() < 16'000);
    }
};

QTEST_GUILESS_MAIN(TestTaintModel)
#include "tst_taintmodel.moc"
