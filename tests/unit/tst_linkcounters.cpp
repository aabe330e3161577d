#include "kernel/linkcounters.h"
#include "unit/loudskip.h"
#include "unit/netlab.h"

#include <QTest>

#include <arpa/inet.h>

using namespace VirtTap;
using namespace Qt::StringLiterals;

class TestLinkCounters : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString problem = NetLab::enter(); !problem.isEmpty())
            SKIP_LOUDLY(qPrintable(problem));
    }

    void whatAGuestSendsIsCounted()
    {
        NetLab::Tap tap("tap-a");
        QVERIFY(tap.isOpen());
        QVERIFY(NetLab::ip("link set tap-a up"));
        QCOMPARE(readCounters(u"tap-a"_s).value().received, 0U);
        const QByteArray frame = QByteArray::fromHex("ffffffffffff525400000001"
                                                     "88b5")
                                     .leftJustified(60, 0);
        QVERIFY(tap.send(frame));
        QVERIFY(tap.send(frame));
        QCOMPARE(readCounters(u"tap-a"_s).value().received, 2U);
    }

    void whatIsSentToTheGuestIsNot()
    {
        const NetLab::Tap tap("tap-b");
        QVERIFY(NetLab::ip("link set tap-b up"));
        QVERIFY(NetLab::ip("address add 10.77.0.1/24 dev tap-b"));
        QVERIFY(NetLab::ip("neighbour add 10.77.0.2 lladdr 52:54:00:00:00:01 dev tap-b"));
        const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        sockaddr_in to {};
        to.sin_family = AF_INET;
        to.sin_port = htons(9);
        to.sin_addr.s_addr = inet_addr("10.77.0.2");
        QCOMPARE(::sendto(socket, "x", 1, 0, reinterpret_cast<const sockaddr*>(&to), sizeof to), 1);
        ::close(socket);
        QCOMPARE(readCounters(u"tap-b"_s).value().received, 0U);
    }

    // What mac-of-port and tap-mac-used say of, on a real bridge.
    void whatABridgeKeepsForTheHost_data()
    {
        QTest::addColumn<QByteArray>("link"); // that gets the address
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<bool>("arrives"); // what is sent to the guest on tap-f
        const QByteArray ofGuest = "52:54:00:00:00:02";
        QTest::newRow("nothing of what is a guest's alone")
            << QByteArray("tap-g") << QByteArray("06:00:00:00:00:01") << true;
        QTest::newRow("what is for a guest with another port's address") << QByteArray("tap-g") << ofGuest << false;
        QTest::newRow("what is for a guest with its tap's address") << QByteArray("tap-f") << ofGuest << false;
        QTest::newRow("what is for a guest with the bridge's address") << QByteArray("br-c") << ofGuest << false;
        QTest::newRow("nothing where two taps have one address")
            << QByteArray("tap-f") << QByteArray("06:00:00:00:00:03") << true;
    }

    void whatABridgeKeepsForTheHost()
    {
        QFETCH(QByteArray, link);
        QFETCH(QByteArray, address);
        QFETCH(bool, arrives);
        NetLab::Tap sender("tap-e");
        NetLab::Tap receiver("tap-f");
        const NetLab::Tap third("tap-g");
        for (const char* words : { "link add br-c address 06:00:00:00:00:0c type bridge", "link set br-c up",
                 "link set tap-e address 06:00:00:00:00:03", "link set tap-e master br-c up",
                 "link set tap-f master br-c up", "link set tap-g master br-c up" })
            QVERIFY2(NetLab::ip(words), words);
        QVERIFY(NetLab::ip(QByteArray("link set " + link + " address " + address).constData()));
        const QByteArray toGuest = QByteArray::fromHex("52540000000252540000000188b5").leftJustified(60, 0);
        const QByteArray toAll = QByteArray::fromHex("ffffffffffff52540000000188b5").leftJustified(60, 0);
        const auto gets = [&](const QByteArray& frame) {
            sender.send(frame);
            QByteArray got;
            do {
                got = receiver.receive();
            } while (!got.isEmpty() && got != frame);
            return got == frame;
        };
        QTRY_VERIFY(gets(toAll)); // the bridge forwards at its ports
        QVERIFY(receiver.send(QByteArray::fromHex("ffffffffffff52540000000288b5").leftJustified(60, 0)));
        QCOMPARE(gets(toGuest), arrives);
        QVERIFY(NetLab::ip("link del br-c"));
    }

    void aBridgeKnowsWhereItHeardWhom()
    {
        NetLab::Tap tap("tap-c");
        NetLab::Tap other("tap-d");
        for (const char* words : { "link add br-a type bridge", "link add br-b type bridge", "link set br-a up",
                 "link set br-b up", "link set tap-c master br-a up", "link set tap-d master br-b up" })
            QVERIFY2(NetLab::ip(words), words);
        const auto id = [](const char* name) { return static_cast<int>(::if_nametoindex(name)); };
        const MacAddress guest = *MacAddress::parse(u"52:54:00:00:00:01");
        QCOMPARE(readPortOf(id("br-a"), guest).value(), 0);
        const QByteArray frame = QByteArray::fromHex("ffffffffffff525400000001"
                                                     "88b5")
                                     .leftJustified(60, 0);
        QVERIFY(tap.send(frame));
        QTRY_COMPARE(readPortOf(id("br-a"), guest).value(), id("tap-c"));
        QCOMPARE(readPortOf(id("br-b"), guest).value(), 0);
        QVERIFY(other.send(frame));
        QTRY_COMPARE(readPortOf(id("br-b"), guest).value(), id("tap-d"));

        // A port's own address is in the table, too, and nobody was heard by it.
        QVERIFY(NetLab::ip("link set tap-c address 52:54:00:00:00:02"));
        QCOMPARE(readPortOf(id("br-a"), *MacAddress::parse(u"52:54:00:00:00:02")).value(), 0);
        const auto traffic
            = readTraffic({ .links = { u"tap-c"_s, u"none"_s, u"br-a"_s }, .bridge = id("br-a"), .guest = guest });
        QVERIFY(traffic);
        QCOMPARE(traffic->counters.size(), 2);
        QCOMPARE(traffic->heardAt, Known<int>(id("tap-c")));
    }

    void aLinkThatIsNotThereIsNamed()
    {
        const Result<LinkCounters> counters = readCounters(u"tap-none"_s);
        QVERIFY(!counters);
        QCOMPARE(counters.error().kind, Error::Kind::NotFound);
        QVERIFY(counters.error().message.contains(u"tap-none"));
    }
};

LOUD_GUILESS_MAIN(TestLinkCounters)
#include "tst_linkcounters.moc"
