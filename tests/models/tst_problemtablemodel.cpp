#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"
#include "fakes/samples.h"
#include "models/modelprobe.h"
#include "models/problemfiltermodel.h"
#include "models/problemtablemodel.h"
#include "models/roles.h"

#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

struct TestProblems : Problems
{
    void put(const ProblemPlace& place, const QList<Finding>& findings) { take({ { place, findings } }); }
};

Finding finding(const QString& id, Severity severity, int guest, const QString& tap)
{
    Finding result;
    result.id = id;
    result.severity = severity;
    result.message = id + u" happens."_s;
    if (guest > 0)
        result.domain = { QString::fromUtf16(sampleUri), sampleUuid(guest) };
    result.tap = tap;
    result.machine = QString::fromUtf16(sampleMachineId);
    return result;
}

ProblemPlace guestPlace(int guest)
{
    return { .where = QString::fromUtf16(sampleUri), .guest = sampleUuid(guest), .link = 0 };
}

ProblemPlace linkPlace(int link)
{
    return { .where = QString::fromUtf16(sampleMachineId), .guest = {}, .link = link };
}

} // namespace

class TestProblemTableModel : public QObject
{
    Q_OBJECT

private slots:
    void rowsFollowTheFindings();
    void theWorstIsFirst();
    void whatIsIgnoredIsNotCounted();
    void aTapHasThoseOfItsGuests();
};

void TestProblemTableModel::rowsFollowTheFindings()
{
    FakeConnections connections;
    fillSamples(connections);
    TestProblems problems;
    ProblemTableModel model(connections, problems);
    ModelProbe probe(model);
    problems.put(guestPlace(1), { finding(u"tap-down"_s, Severity::WillNotWork, 1, u"tap-web01"_s) });
    problems.put(linkPlace(12), { finding(u"tap-unused"_s, Severity::Hint, 0, u"tap-spare"_s) });
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, ProblemTableModel::GuestColumn).data().toString(), u"web01"_s);
    QCOMPARE(model.index(1, ProblemTableModel::TapColumn).data().toString(), u"tap-spare"_s);
    probe.forget();
    problems.put(guestPlace(1), {});
    QCOMPARE(probe.counts(), u"+0 -1 0 cells"_s);
    QCOMPARE(model.rowCount(), 1);
}

void TestProblemTableModel::theWorstIsFirst()
{
    FakeConnections connections;
    fillSamples(connections);
    TestProblems problems;
    ProblemTableModel model(connections, problems);
    ProblemFilterModel filter;
    filter.setSourceModel(&model);
    ModelProbe probe(filter);
    problems.put(guestPlace(1), { finding(u"hint"_s, Severity::Hint, 1, {}) });
    problems.put(guestPlace(2), { finding(u"failure"_s, Severity::WillFail, 2, {}) });
    QCOMPARE(filter.index(0, ProblemTableModel::WhatColumn).data().toString(), u"failure happens."_s);
    filter.setLeast(Severity::Risk);
    QCOMPARE(filter.rowCount(), 1);
    filter.setLeast(Severity::Unknown);
    filter.setFilterText(u"web01"_s);
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(filter.index(0, ProblemTableModel::WhatColumn).data().toString(), u"hint happens."_s);
}

void TestProblemTableModel::whatIsIgnoredIsNotCounted()
{
    FakeConnections connections;
    fillSamples(connections);
    TestProblems problems;
    ProblemTableModel model(connections, problems);
    ProblemFilterModel filter;
    filter.setSourceModel(&model);
    const Finding risk = finding(u"risk"_s, Severity::Risk, 1, {});
    problems.put(guestPlace(1), { risk });
    QCOMPARE(problems.count().faults(), 1);
    problems.setIgnored({ { identityOf(risk), u"so it shall be"_s } });
    QCOMPARE(problems.count().faults(), 0);
    QCOMPARE(filter.rowCount(), 0);
    filter.setShowsIgnored(true);
    QCOMPARE(filter.rowCount(), 1);
    QVERIFY(filter.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"so it shall be"_s));
}

void TestProblemTableModel::aTapHasThoseOfItsGuests()
{
    TestProblems problems;
    problems.put(guestPlace(1), { finding(u"tap-down"_s, Severity::WillNotWork, 1, u"tap-web01"_s) });
    problems.put(linkPlace(10), { finding(u"tap-changed"_s, Severity::Risk, 0, u"tap-web01"_s) });
    const QString machine = QString::fromUtf16(sampleMachineId);
    QCOMPARE(problems.ofTap(machine, u"tap-web01"_s).size(), 2);
    QCOMPARE(problems.countOfTap(machine, u"tap-web01"_s).faults(), 2);
    problems.put(guestPlace(1), {});
    QCOMPARE(problems.ofTap(machine, u"tap-web01"_s).size(), 1);
    QVERIFY(problems.ofTap(machine, u"tap-db01"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestProblemTableModel)
#include "tst_problemtablemodel.moc"
