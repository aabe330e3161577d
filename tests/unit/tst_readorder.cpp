#include "engine/domainbook.h"
#include "engine/rereading.h"
#include "virt/readorder.h"

#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

const QUuid known(u"10000000-0000-4000-8000-000000000001"_s);
const QUuid defined(u"10000000-0000-4000-8000-000000000002"_s);

Domain guest(const QUuid& uuid, Domain::State state)
{
    Domain domain;
    domain.uuid = uuid;
    domain.state = state;
    domain.isRead = true;
    return domain;
}

} // namespace

// Answers come in another order than they were asked for.
class TestReadOrder : public QObject
{
    Q_OBJECT

private slots:
    void anOlderAnswerIsOutdated()
    {
        ReadOrder order;
        const quint64 first = order.next();
        const quint64 second = order.next();
        QVERIFY(!order.isOutdated(known, second));
        QVERIFY(order.isOutdated(known, first));
        QVERIFY(!order.isOutdated(defined, first));
    }

    // It is in no list of before, and shall not be taken for one that is gone.
    void aGuestDefinedWhileTheListIsReadStays()
    {
        ReadOrder order;
        ConnectionState state;
        takeListed(state, { guest(known, Domain::State::ShutOff) });
        const quint64 listing = order.next();
        QVERIFY(!order.isOutdated(defined, order.next()));
        takeRead(state, { guest(defined, Domain::State::ShutOff) }, {});

        const QSet<QUuid> newer = order.readSince(listing);
        QCOMPARE(newer, QSet<QUuid> { defined });
        const QSet<QUuid> changed = takeListed(state, { guest(known, Domain::State::ShutOff) }, newer);
        QCOMPARE(changed, QSet<QUuid>());
        QVERIFY(state.domain(defined));
    }

    void aGuestReadWhileTheListIsReadKeepsItsState()
    {
        ConnectionState state;
        takeRead(state, { guest(known, Domain::State::Running) }, {});
        takeListed(state, { guest(known, Domain::State::ShutOff) }, { known });
        QCOMPARE(state.domain(known)->state, Domain::State::Running);
    }

    // It has no event, and the list may be the first to tell.
    void aListTellsOfAFailedStart()
    {
        ConnectionState state;
        takeRead(state, { guest(known, Domain::State::ShutOff) }, {});
        Domain listed = guest(known, Domain::State::ShutOff);
        listed.lastStartFailed = true;
        QCOMPARE(takeListed(state, { listed }), QSet<QUuid> { known });
        QVERIFY(state.domain(known)->lastStartFailed);
        QCOMPARE(takeListed(state, { guest(known, Domain::State::ShutOff) }), QSet<QUuid> { known });
        QVERIFY(!state.domain(known)->lastStartFailed);
    }

    void aGuestThatIsNotListedIsGone()
    {
        ConnectionState state;
        takeListed(state, { guest(known, Domain::State::ShutOff), guest(defined, Domain::State::ShutOff) });
        QCOMPARE(takeListed(state, { guest(known, Domain::State::ShutOff) }), QSet<QUuid> { defined });
        QCOMPARE(state.domains.size(), 1);
    }

    void oneReadingAtATime()
    {
        Rereading rereading;
        QVERIFY(rereading.mayBegin());
        QVERIFY(!rereading.mayBegin());
        QVERIFY(!rereading.mayBegin());
        QVERIFY(rereading.end()); // once more for all that was asked for meanwhile
        QVERIFY(rereading.mayBegin());
        QVERIFY(!rereading.end());
        QVERIFY(rereading.mayBegin());
    }
};

QTEST_GUILESS_MAIN(TestReadOrder)
#include "tst_readorder.moc"
