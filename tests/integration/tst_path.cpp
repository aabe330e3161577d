#include "checks/networkpath.h"
#include "core/connection.h"
#include "engine/engine.h"
#include "engine/machinewatch.h"
#include "engine/problemwatch.h"
#include "integration/labhost.h"
#include "integration/labtools.h"
#include "unit/netlab.h"

#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using State = NetworkPath::State;

namespace {

const QByteArray guestMac = QByteArray::fromHex("525400770001");

QByteArray frameFrom(const QByteArray& mac)
{
    return (QByteArray::fromHex("ffffffffffff") + mac + QByteArray::fromHex("88b5")).leftJustified(60, 0);
}

// As a virtio guest does, by a queue of its own.
bool sendAsGuest()
{
    NetLab::Tap queue("walk0", IFF_MULTI_QUEUE | IFF_VNET_HDR);
    return queue.isOpen() && queue.send(QByteArray(queue.headerSize(), 0) + frameFrom(guestMac));
}

} // namespace

// The way of a real guest's frames over a real tap and a real bridge, which is broken at each of its joints in turn.
// The guest has no system of its own: what it would send is sent by another queue of its tap.
class TestPath : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Lab::Host> m_host;
    std::unique_ptr<ProblemWatch> m_problems;
    std::optional<Traffic> m_first;

    NetworkPath look()
    {
        PathFacts facts;
        facts.guest = m_host->guest(u"walker"_s);
        facts.domain = { .uri = Lab::uri(), .uuid = facts.guest->uuid };
        facts.interface = facts.guest->interfaces().constFirst().shown();
        facts.interfaceName = u"net0"_s;
        facts.machine = m_host->connections().machineOf(Lab::uri());
        const TrafficQuestion question = trafficQuestion(facts.interface, facts.machine);
        if (!question.links.isEmpty()) {
            QFuture<Result<Traffic>> future = m_host->connections().traffic(facts.machine.id, question);
            future.waitForFinished();
            if (future.result())
                facts.now = *future.result();
            else
                facts.whyNotCounted = future.result().error().message;
        }
        if (!m_first)
            m_first = facts.now;
        facts.first = m_first;
        return pathOf(facts, findingsAlong(facts, m_problems->all()));
    }

    // What is done to a link is known a moment later.
    void verifyPath(int joint, State state, const char* said)
    {
        NetworkPath path;
        const auto isAsSaid = [&] {
            path = look();
            const bool isState = joint < 0 || path.joints.at(joint).state == state;
            return path.worstJoint() == joint && isState && textOf(path).contains(QString::fromUtf8(said));
        };
        QVERIFY2(QTest::qWaitFor(isAsSaid, 20000), qPrintable(textOf(path)));
    }

private slots:
    void initTestCase()
    {
        auto engine = std::make_unique<Engine>();
        new MachineWatch(*engine);
        m_host = std::make_unique<Lab::Host>(std::move(engine));
        m_problems = std::make_unique<ProblemWatch>(m_host->connections());
        QVERIFY2(m_host->open(), qPrintable(m_host->connection().state().error.detail));
        for (const char* words : { "tuntap add dev walk0 mode tap user root multi_queue",
                 "link add brw type bridge mcast_snooping 0", "link set brw up", "link set walk0 master brw up",
                 "link add up0 type veth peer name wire0", "link set up0 master brw up", "link set wire0 up" })
            QVERIFY2(NetLab::ip(words), words);
        Lab::define(u"walker"_s,
            Lab::guestXml(u"walker"_s,
                u"<interface type='ethernet'><mac address='52:54:00:77:00:01'/><target dev='walk0' managed='no'/>"
                "<model type='virtio'/><driver queues='2'/></interface>"_s));
        QVERIFY(m_host->waitForGuest(u"walker"_s));
    }

    void aGuestThatIsOff() { verifyPath(-1, State::Idle, "next start"); }

    void aGuestThatHasSentNothingYet()
    {
        QCOMPARE(Lab::virsh({ u"start"_s, u"walker"_s }).err, QString());
        verifyPath(1, State::Flawed, "No frame from the guest has ever arrived");
    }

    void aGuestThatSends()
    {
        QVERIFY(sendAsGuest());
        QVERIFY(sendAsGuest());
        QTRY_VERIFY(look().worstJoint() != 1);
        verifyPath(-1, State::Good, "Frames from the guest arrive: 2 so far, 2 since");
        QVERIFY(textOf(look()).contains(u"has heard the guest's MAC address at this tap"_s));
        QVERIFY2(textOf(look()).contains(u"Uplink up0"_s), qPrintable(textOf(look())));
    }

    void somebodyElseWithItsAddress()
    {
        {
            NetLab::Tap other("walk1");
            QVERIFY(other.isOpen() && NetLab::ip("link set walk1 master brw up"));
            QVERIFY(other.send(frameFrom(guestMac)));
            verifyPath(2, State::Broken, "at “walk1”");
        }
        QVERIFY(sendAsGuest());
        verifyPath(-1, State::Good, "3 so far");
    }

    void theTapIsDown()
    {
        QVERIFY(NetLab::ip("link set walk0 down"));
        verifyPath(2, State::Broken, "is down");
        QCOMPARE(look().fix().value_or(Finding()).fix, u"up-tap"_s);
        QVERIFY(NetLab::ip("link set walk0 up"));
    }

    void theBridgeIsDown()
    {
        QVERIFY(NetLab::ip("link set brw down"));
        verifyPath(2, State::Broken, "The bridge “brw”");
        QVERIFY(NetLab::ip("link set brw up"));
    }

    void thePortIsDisabled()
    {
        QVERIFY(NetLab::setPortState(u"walk0"_s, 0));
        verifyPath(2, State::Broken, "whose port is disabled");
        QVERIFY(NetLab::setPortState(u"walk0"_s, 3));
        verifyPath(-1, State::Good, "");
    }

    void theTapLeavesTheBridge()
    {
        QVERIFY(NetLab::ip("link set walk0 nomaster"));
        verifyPath(2, State::Flawed, "is a port of no bridge");
        QCOMPARE(look().fix().value_or(Finding()).fix, u"join-bridge"_s);
        QVERIFY(NetLab::ip("link set walk0 master brw"));
    }

    void theWireIsPulled()
    {
        QVERIFY(NetLab::ip("link set wire0 down"));
        verifyPath(3, State::Broken, "No uplink of the bridge “brw” has a carrier");
        QVERIFY(NetLab::ip("link set wire0 up"));
    }

    void theTapIsDeletedUnderTheGuest()
    {
        QVERIFY(NetLab::ip("link del walk0"));
        verifyPath(1, State::Broken, "was deleted or renamed while");
        QCOMPARE(look().fix().value_or(Finding()).fix, u"make-tap"_s);
    }

    void cleanupTestCase()
    {
        Lab::virsh({ u"destroy"_s, u"walker"_s });
        m_problems.reset();
        m_host.reset();
    }
};

QTEST_GUILESS_MAIN(TestPath)
#include "tst_path.moc"
