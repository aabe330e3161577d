#include "helper/change.h"
#include "helper/linuxtaps.h"
#include "unit/loudskip.h"
#include "unit/netlab.h"

#include <QTest>

#include <grp.h>
#include <sys/wait.h>

using namespace VirtTap;
using namespace VirtTap::Helper;
using NetLab::ip;

namespace {

Record recordOf(const std::string& name, bool isMultiQueue = false)
{
    Record record;
    record.tap.name = name;
    record.tap.owner = 1000;
    record.tap.isMultiQueue = isMultiQueue;
    record.tap.mtu = 1400;
    record.tap.mac = { 0xfe, 1, 2, 3, 4, 5 };
    record.tap.label = "web01/net0";
    record.token = "0123456789abcdef0123456789abcdef";
    return record;
}

// What a process of that uid and gid gets that tries to open the tap: 0 or an errno.
int openAs(uid_t uid, gid_t gid, const QByteArray& name, short flags = 0)
{
    const pid_t child = ::fork();
    if (child == 0) {
        if (::setgroups(0, nullptr) != 0 || ::setgid(gid) != 0 || ::setuid(uid) != 0)
            ::_exit(255);
        ifreq request {};
        std::strncpy(request.ifr_name, name.constData(), IFNAMSIZ - 1);
        request.ifr_flags = static_cast<short>(IFF_TAP | IFF_NO_PI | flags);
        const int tun = ::open("/dev/net/tun", O_RDWR | O_CLOEXEC);
        ::_exit(tun < 0 || ::ioctl(tun, TUNSETIFF, &request) != 0 ? errno : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

// The kernel half, on real taps in a network namespace of the test's own.
class TestHelperTaps : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<LinuxTaps> m_kernel;

    Link link(const char* name)
    {
        const Links links = *m_kernel->links();
        const Link* found = findLink(links, name);
        return found ? *found : Link {};
    }
    bool exists(const char* name) { return link(name).index != 0; }
    void make(const Record& record, int master = 0)
    {
        const auto claim = m_kernel->create(record, master);
        QVERIFY2(claim, claim ? "" : claim.error().message.c_str());
        QVERIFY(m_kernel->keep(*claim));
    }

private slots:
    void init()
    {
        if (const QString why = NetLab::enter(); !why.isEmpty())
            SKIP_LOUDLY(qPrintable(why));
        m_kernel = std::make_unique<LinuxTaps>();
    }

    void aTapIsAsItWasAskedFor()
    {
        QVERIFY(ip("link add br0 type bridge"));
        make(recordOf("tap-a", true), link("br0").index);
        const Link tap = link("tap-a");
        QVERIFY(tap.isTap && tap.isMultiQueue && tap.isPersistent && tap.isUp && tap.queues == 0);
        QCOMPARE(tap.mtu, 1400U);
        QVERIFY(tap.owner == 1000U && !tap.group);
        QCOMPARE(tap.master, link("br0").index);
        QCOMPARE(tap.alias, std::string("virt-tap:0123456789abcdef0123456789abcdef web01/net0"));
        QVERIFY(tap.mac == (Mac { 0xfe, 1, 2, 3, 4, 5 }) && tap.isOf(recordOf("tap-a", true)));
    }

    void untilItIsKeptATapGoesWithItsClaim()
    {
        {
            const auto claim = m_kernel->create(recordOf("tap-a"), 0);
            QVERIFY(claim && exists("tap-a"));
        }
        QVERIFY(!exists("tap-a"));
    }

    void onlyTheOneItIsForMayOpenIt_data()
    {
        QTest::addColumn<bool>("isGroups");
        QTest::addColumn<uint>("uid");
        QTest::addColumn<uint>("gid");
        QTest::addColumn<int>("result");
        QTest::newRow("its owner") << false << 1000U << 5000U << 0;
        QTest::newRow("another user") << false << 1001U << 1000U << EPERM;
        QTest::newRow("a member of its group") << true << 1001U << 1000U << 0;
        QTest::newRow("somebody outside of its group") << true << 1001U << 1001U << EPERM;
    }

    void onlyTheOneItIsForMayOpenIt()
    {
        QFETCH(bool, isGroups);
        QFETCH(uint, uid);
        QFETCH(uint, gid);
        Record record = recordOf("tap-a");
        if (isGroups) {
            record.tap.owner.reset();
            record.tap.group = 1000;
        }
        make(record);
        QTEST(openAs(uid, gid, "tap-a"), "result");
    }

    void aFailureLeavesNothing_data()
    {
        QTest::addColumn<bool>("isMultiQueue");
        QTest::addColumn<int>("master");
        QTest::addColumn<uint>("mtu");
        QTest::newRow("a bridge that is not there") << false << 4711 << 1500U;
        QTest::newRow("the same with several queues") << true << 4711 << 1500U;
        QTest::newRow("a master that is no bridge: lo") << false << 1 << 1500U;
        QTest::newRow("an MTU that the kernel refuses") << false << 0 << 67000U;
    }

    void aFailureLeavesNothing()
    {
        QFETCH(bool, isMultiQueue);
        QFETCH(int, master);
        QFETCH(uint, mtu);
        Record record = recordOf("tap-a", isMultiQueue);
        record.tap.mtu = mtu;
        const auto claim = m_kernel->create(record, master);
        QVERIFY(!claim);
        QCOMPARE(claim.error().error, Taps1::Error::Kernel);
        QVERIFY(claim.error().message.starts_with("tap-a: "));
        QVERIFY(!exists("tap-a"));
    }

    void aNameThatIsTakenIsRefused_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::newRow("by a tap") << QByteArray("tuntap add tap-a mode tap");
        QTest::newRow("by a bridge") << QByteArray("link add tap-a type bridge");
        QTest::newRow("by an alternative name") << QByteArray("link property add dev lo altname tap-a");
    }

    void aNameThatIsTakenIsRefused()
    {
        QFETCH(QByteArray, command);
        QVERIFY(ip(command.constData()));
        const auto claim = m_kernel->create(recordOf("tap-a"), 0);
        QVERIFY(!claim);
        QCOMPARE(claim.error().error, Taps1::Error::NameInUse);
    }

    void aTapInUseCannotBeClaimed_data()
    {
        QTest::addColumn<bool>("isMultiQueue");
        QTest::newRow("of a single queue") << false;
        QTest::newRow("of several queues") << true;
    }

    void aTapInUseCannotBeClaimed()
    {
        QFETCH(bool, isMultiQueue);
        make(recordOf("tap-a", isMultiQueue));
        const Link tap = link("tap-a");
        {
            const NetLab::Tap qemu("tap-a", isMultiQueue ? IFF_MULTI_QUEUE : 0);
            QVERIFY(qemu.isOpen());
            const auto claim = m_kernel->claim(tap);
            QVERIFY(!claim);
            QCOMPARE(claim.error().error, Taps1::Error::InUse);
        }
        const auto claim = m_kernel->claim(tap);
        QVERIFY2(claim, "once it is free it can be");
        QVERIFY2(isMultiQueue || openAs(1000, 1000, "tap-a") == EBUSY, "and then is nobody else's");
    }

    void aTapThatWasReplacedIsNotClaimed()
    {
        make(recordOf("tap-a"));
        const Link tap = link("tap-a");
        QVERIFY(ip("link del tap-a"));
        const auto gone = m_kernel->claim(tap);
        QVERIFY(!gone && gone.error().error == Taps1::Error::NotOurs);
        QVERIFY2(!exists("tap-a"), "none was made by asking");
        QVERIFY(ip("tuntap add tap-a mode tap"));
        const auto other = m_kernel->claim(tap);
        QVERIFY(!other && other.error().error == Taps1::Error::NotOurs);
        QVERIFY2(exists("tap-a"), "and the other stays");
    }

    void deletionOfManyIsByGroupAndTouchesNoOther()
    {
        QVERIFY(ip("tuntap add theirs mode tap") && ip("link add br0 type bridge"));
        std::vector<Claim> claims;
        for (int i = 0; i < 120; ++i) {
            make(recordOf("tap-" + std::to_string(i), i % 50 == 7), link("br0").index);
            auto claim = m_kernel->claim(link(("tap-" + std::to_string(i)).c_str()));
            QVERIFY(claim);
            claims.push_back(std::move(*claim));
        }
        int steps = 0;
        for (; !claims.empty(); ++steps)
            QVERIFY(removeSome(*m_kernel, claims));
        const Links left = *m_kernel->links();
        QCOMPARE(left.size(), std::size_t(3)); // lo, theirs, br0
        QVERIFY(exists("theirs") && steps < 12);
    }

    void aChangeSendsWhatDiffers()
    {
        QVERIFY(ip("link add br0 type bridge"));
        make(recordOf("tap-a"));
        Tap tap = recordOf("tap-a").tap;
        tap.mtu = 9000;
        tap.isUp = false;
        tap.mac = { 0xfe, 9, 9, 9, 9, 9 };
        QVERIFY(m_kernel->change(link("tap-a"), tap, link("br0").index));
        Link now = link("tap-a");
        QVERIFY(now.mtu == 9000U && !now.isUp && now.mac == tap.mac && now.master == link("br0").index);
        QVERIFY(m_kernel->change(now, tap, 0));
        QCOMPARE(link("tap-a").master, 0);
    }

    void linksAreReadAsTheyAre()
    {
        QVERIFY(ip("tuntap add first mode tap group 5") && ip("tuntap add second mode tun")
            && ip("link add br0 type bridge"));
        QVERIFY(ip("link set first group 7") && ip("link property add dev first altname another"));
        const Link first = link("first");
        QVERIFY(first.isTap && first.kind == "tun" && first.group == 5U && !first.owner && first.linkGroup == 7
            && !first.isUp);
        QVERIFY(first.isNamed("another") && !first.isNamed("anothe"));
        QVERIFY2(!link("second").isTap && link("second").kind == "tun", "a tun has no Ethernet header");
        QCOMPARE(link("br0").kind, std::string("bridge"));
    }

    void thousandsOfLinksAreReadWhole()
    {
        for (int i = 0; i < 300; ++i)
            make(recordOf("tap-" + std::to_string(i)));
        QCOMPARE(m_kernel->links()->size(), std::size_t(301));
    }
};

LOUD_GUILESS_MAIN(TestHelperTaps)
#include "tst_helpertaps.moc"
