#include "core/tapuses.h"
#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"
#include "fakes/samples.h"
#include "models/activitymodel.h"
#include "models/modelprobe.h"
#include "models/roles.h"
#include "models/tapchoicemodel.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace VirtTap;

namespace {

const QString systemUri = QStringView(sampleUri).toString();
const QString machineId = QStringView(sampleMachineId).toString();

} // namespace

class TestLists : public QObject
{
    Q_OBJECT

private slots:
    void activitiesComeNewestFirstAndAreBounded()
    {
        FakeConnections connections;
        fillSamples(connections);
        ActivityModel model(connections, 3);
        ModelProbe probe(model);
        for (int i = 1; i <= 5; ++i) {
            Activity activity;
            activity.time = QDateTime(QDate(2020, 1, 1), QTime(12, 0), Qt::UTC);
            activity.uri = systemUri;
            activity.domain = sampleUuid(1);
            activity.text = u"Event %1."_s.arg(i);
            activity.detail = u"two\nlines"_s;
            connections.say(activity);
        }
        QCOMPARE(probe.counts(), u"+5 -2 0 cells"_s);
        QCOMPARE(model.index(0, ActivityModel::WhatColumn).data().toString(), u"Event 5."_s);
        QCOMPARE(model.index(2, ActivityModel::WhatColumn).data().toString(), u"Event 3."_s);
        QCOMPARE(model.index(0, ActivityModel::GuestColumn).data().toString(), u"web01"_s);
        QCOMPARE(model.index(0, ActivityModel::DetailColumn).data().toString(), u"two lines"_s);
        connections.fake(systemUri)->removeDomain(sampleUuid(1));
        QCOMPARE(model.index(0, ActivityModel::GuestColumn).data().toString(), u"web01"_s); // as it was called then
        QVERIFY(model.plainText().startsWith(u"2020-01-01T12:00:00Z\tEvent 3.\tweb01\ttwo lines\n"_s));
    }

    void tapsToChooseFromSayWhyNot()
    {
        FakeConnections connections;
        fillSamples(connections);
        TapChoiceModel model(connections);
        ModelProbe probe(model);
        int asked = 0;
        model.setJudge([&](const Link& link) -> TapChoiceModel::Verdict {
            ++asked;
            if (link.isInUse().is(true))
                return { .isUsable = false, .words = u"%1 is in use."_s.arg(link.name) };
            return { .isUsable = true, .words = link.isUp.is(false) ? u"It is down."_s : QString() };
        });
        model.setMachine(machineId);
        QCOMPARE(model.rowCount(), 5); // taps only
        const auto usable = [&](const QString& name) {
            return model.index(model.rowOf(name), TapChoiceModel::UsableColumn).data().toString();
        };
        asked = 0;
        model.invalidateVerdicts();
        QCOMPARE(usable(u"tap-web01"_s), u"tap-web01 is in use."_s);
        QCOMPARE(usable(u"tap-web01"_s), u"tap-web01 is in use."_s);
        QCOMPARE(asked, 1);
        QCOMPARE(usable(u"tap-db01"_s), u"usable"_s);
        QCOMPARE(usable(u"tap-spare"_s), u"usable, but: It is down."_s);

        probe.forget();
        connections.setLink(machineId, sampleTap(60, u"tap-new"_s));
        QCOMPARE(probe.counts(), u"+1 -0 0 cells"_s);
        QCOMPARE(usable(u"tap-new"_s), u"usable"_s);
        Link taken = sampleTap(60, u"tap-new"_s);
        taken.hasCarrier = true;
        connections.setLink(machineId, taken);
        QCOMPARE(usable(u"tap-new"_s), u"tap-new is in use."_s);
        connections.removeLink(machineId, 60);
        QCOMPARE(model.rowOf(u"tap-new"_s), -1);
        QCOMPARE(probe.removed, 1);
    }

    void linksThatAreNoTapsAreListedWhenAskedFor()
    {
        FakeConnections connections;
        fillSamples(connections);
        TapChoiceModel model(connections);
        ModelProbe probe(model);
        model.setJudge([](const Link& link) -> TapChoiceModel::Verdict {
            return { .isUsable = link.isTap(), .words = link.isTap() ? QString() : u"%1 is no tap."_s.arg(link.name) };
        });
        model.setMachine(machineId);
        QCOMPARE(model.rowOf(u"br0"_s), -1);
        const int others = model.otherCount();
        QVERIFY(others > 3);
        probe.forget();
        model.setShowsOthers(true);
        QCOMPARE(probe.inserted, others);
        const int bridge = model.rowOf(u"br0"_s);
        QVERIFY(bridge >= 0);
        QCOMPARE(model.index(bridge, TapChoiceModel::UsableColumn).data().toString(), u"br0 is no tap."_s);
        connections.setLink(machineId, sampleLink(70, u"bond0"_s, Link::Kind::Bond));
        QVERIFY(model.rowOf(u"bond0"_s) >= 0);
        model.setShowsOthers(false);
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(probe.resets, 0);
    }

    void usesOfTapsFollowTheirGuests()
    {
        TapUses uses;
        ConnectionState state = sampleConnection();
        const QString machine = state.host.machineId;
        uses.apply(state, {});
        QCOMPARE(uses.users(machine, u"tap-web01"_s).size(), 1);
        QVERIFY(uses.users(machine, u"tap-web01"_s).first().isLive);
        QVERIFY(!uses.users(machine, u"tap-db01"_s).first().isLive);
        QVERIFY(uses.users(u"another"_s, u"tap-web01"_s).isEmpty());

        Domain moved = *state.domain(sampleUuid(1));
        moved.live.first().targetDev = u"tap-x"_s;
        state.domains.insert(moved.uuid, DomainPtr::create(moved));
        QCOMPARE(uses.apply(state, { moved.uuid }), QSet<QString>({ u"tap-web01"_s, u"tap-x"_s }));
        QVERIFY(uses.users(machine, u"tap-x"_s).first().isLive);
        QVERIFY(uses.users(machine, u"tap-web01"_s).first().isConfig); // it still names it

        Link renamed = sampleTap(5, u"tap-other"_s);
        renamed.altNames = { u"tap-x"_s };
        QCOMPARE(uses.users(machine, renamed).size(), 1);

        state.domains.remove(moved.uuid);
        uses.apply(state, { moved.uuid });
        QVERIFY(uses.users(machine, u"tap-x"_s).isEmpty());
        state.host.machineId = u"another"_s;
        uses.apply(state, {});
        QVERIFY(uses.users(machine, u"tap-db01"_s).isEmpty());
        QCOMPARE(uses.users(u"another"_s, u"tap-db01"_s).size(), 1);
        QVERIFY(uses.remove(state.uri).contains(u"tap-db01"_s));
        QVERIFY(uses.users(u"another"_s, u"tap-db01"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLists)
#include "tst_lists.moc"
