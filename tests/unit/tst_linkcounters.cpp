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
        QCOMPARE(readReceivedFrames(u"tap-a"_s).value(), 0U);
        const QByteArray frame = QByteArray::fromHex("ffffffffffff525400000001"
                                                     "88b5")
                                     .leftJustified(60, 0);
        QVERIFY(tap.send(frame));
        QVERIFY(tap.send(frame));
        QCOMPARE(readReceivedFrames(u"tap-a"_s).value(), 2U);
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
        QCOMPARE(readReceivedFrames(u"tap-b"_s).value(), 0U);
    }

    void aLinkThatIsNotThereIsNamed()
    {
        const Result<quint64> frames = readReceivedFrames(u"tap-none"_s);
        QVERIFY(!frames);
        QCOMPARE(frames.error().kind, Error::Kind::NotFound);
        QVERIFY(frames.error().message.contains(u"tap-none"));
    }
};

LOUD_GUILESS_MAIN(TestLinkCounters)
#include "tst_linkcounters.moc"
