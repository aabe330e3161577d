#include "contract/taps1.h"
#include "fakehelper.h"
#include "privatebus.h"
#include "tapclient/bustapservice.h"

#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

// What a person reads when the helper, or the bus, refuses.
class TestTapError : public QObject
{
    Q_OBJECT

private slots:
    void refusalsAreWorded_data();
    void refusalsAreWorded();
};

void TestTapError::refusalsAreWorded_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("sentence");

    const auto row = [](Taps1::Error error, const char* words, Kind kind, const char16_t* sentence) {
        const auto name = Taps1::errorName(error);
        const QString text = QString::fromLatin1(name.data(), qsizetype(name.size()));
        const bool isNamed = QLatin1StringView(words).startsWith("tap-a: "_L1);
        QTest::addRow("%s%s", qPrintable(text.section(u'.', -1)), isNamed ? " of a tap" : "")
            << text << QString::fromLatin1(words) << kind << QString::fromUtf16(sentence);
    };
    using Taps1::Error;
    row(Error::InvalidName, "tap-a: reserved", Kind::Invalid,
        u"“tap-a” is no name for a tap here: it is malformed, reserved, or not allowed.");
    row(Error::InvalidName, "malformed", Kind::Invalid,
        u"This is no name for a tap here: it is malformed, reserved, or not allowed.");
    row(Error::InvalidArgument, "tap-a: mtu", Kind::Invalid, u"What was asked for “tap-a” is not possible.");
    row(Error::InvalidArgument, "unknown flag", Kind::Invalid, u"What was asked for is not possible.");
    row(Error::NameInUse, "tap-a: exists", Kind::Invalid, u"A link of the name “tap-a” exists already.");
    row(Error::NameInUse, "exists", Kind::Invalid, u"A link of this name exists already.");
    row(Error::NotOurs, "tap-a: not made here", Kind::NotFound,
        u"“tap-a” is not a tap that virt-tap made, or somebody has made it anew since.");
    row(Error::NotOurs, "no such", Kind::NotFound,
        u"This is not a tap that virt-tap made, or somebody has made it anew since.");
    row(Error::InUse, "tap-a: busy", Kind::Busy, u"“tap-a” is in use: a guest or another program has it open.");
    row(Error::InUse, "busy", Kind::Busy, u"The tap is in use: a guest or another program has it open.");
    row(Error::QuotaExceeded, "tap-a: 1025", Kind::Failed, u"“tap-a” would be one tap more than is allowed here.");
    row(Error::QuotaExceeded, "1025 taps", Kind::Failed, u"That would be more taps than are allowed here.");
    row(Error::TooManyRequests, "4 are open", Kind::Busy,
        u"Too many questions for a password are open already. Answer those first.");
    row(Error::BridgeNotFound, "tap-a: br7", Kind::NotFound,
        u"The bridge that “tap-a” is to be a port of does not exist.");
    row(Error::BridgeNotFound, "br7 is none", Kind::NotFound, u"There is no bridge of this name.");
    row(Error::BridgeNotAllowed, "tap-a: br7", Kind::Denied,
        u"The administrator does not allow “tap-a” on this bridge (/etc/virt-tap/helper.conf).");
    row(Error::BridgeNotAllowed, "br7", Kind::Denied,
        u"The administrator does not allow taps on this bridge (/etc/virt-tap/helper.conf).");
    row(Error::NotAuthorized, "tap-a: no", Kind::Denied, u"You are not allowed to do this with “tap-a”.");
    row(Error::NotAuthorized, "no", Kind::Denied, u"You are not allowed to do this.");
    row(Error::Dismissed, "dismissed", Kind::Cancelled,
        u"The question for a password was dismissed; nothing was changed.");
    row(Error::Dismissed, "tap-a: dismissed", Kind::Cancelled,
        u"The question for a password was dismissed; nothing was changed.");
    row(Error::Kernel, "tap-a: ENOMEM", Kind::Failed, u"The kernel refused what was asked for “tap-a”.");
    row(Error::Kernel, "ENOMEM", Kind::Failed, u"The kernel refused what was asked for.");
    row(Error::QuestionImpossible, "Interactive authentication required.", Kind::Denied,
        u"This needs a password, and nothing here can ask for it. Log in to a desktop or start a polkit agent "
        u"(pkttyagent "
        "in a terminal), or have the administrator add you to the group virt-tap.");
    row(Error::NoAuthority, "polkit is gone", Kind::Unsupported,
        u"polkit, which says who may make taps, does not answer. Start its service (polkit.service) and refresh.");
    QCOMPARE(Taps1::errorNames.size(), std::size_t(14)); // rows for all of them

    const QString bus = u"org.freedesktop.DBus.Error."_s;
    QTest::newRow("a method that an older helper lacks")
        << bus + u"UnknownMethod"_s << u"no such method"_s << Kind::Unsupported
        << u"The installed virt-tap-helper is of another version than this program. Update both to the same version."_s;
    QTest::newRow("too many calls") << bus + u"LimitsExceeded"_s << u"full"_s << Kind::Busy
                                    << u"Too much is being asked at once. Try again in a moment."_s;
    QTest::newRow("an error that nobody knows")
        << u"org.example.Error.Odd"_s << u"odd"_s << Kind::Failed << u"The helper could not do it."_s;
}

void TestTapError::refusalsAreWorded()
{
    QFETCH(QString, name);
    QFETCH(QString, words);
    const PrivateBus bus;
    FakeHelper helper(bus.address());
    helper.fail(u"DeleteTaps"_s, name, words);
    BusTapService service(bus.address());
    const auto answer = service.deleteTaps({ u"tap-a"_s }, TapMode::Final);
    QVERIFY(QTest::qWaitFor([&] { return answer.isFinished(); }, 60'000));
    const Result<TapAnswer> result = answer.result();
    QVERIFY(!result);
    QTEST(result.error().kind, "kind");
    QTEST(result.error().message, "sentence");
    QVERIFY(result.error().detail.endsWith(words));
}

QTEST_GUILESS_MAIN(TestTapError)
#include "tst_taperror.moc"
