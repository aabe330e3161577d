#include "contract/taps1.h"
#include "fakehelper.h"
#include "privatebus.h"
#include "tapclient/bustapservice.h"

#include <QDBusArgument>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QXmlStreamReader>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using Availability = TapServiceState::Availability;
using Kind = Error::Kind;

namespace {

using Call = std::function<void(TapService&)>;

TapSpec spec(const QString& name)
{
    TapSpec result;
    result.name = name;
    result.owner = 0;
    return result;
}

template <typename T>
bool isAnswered(const QFuture<Result<T>>& future)
{
    return QTest::qWaitFor([&] { return future.isFinished(); }, 60'000) && future.resultCount() == 1;
}

// An argument as one can read it: dictionaries by key, types by the word for them where they could be mistaken.
QString textOf(const QVariant& value)
{
    switch (value.typeId()) {
    case QMetaType::UInt:
        return u"u%1"_s.arg(value.toUInt());
    case QMetaType::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QMetaType::QStringList:
        return u'[' + value.toStringList().join(u' ') + u']';
    default:
        return value.toString();
    }
}

QString textOfTaps(const QVariant& value)
{
    QStringList taps;
    const auto list = value.value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
        QString name;
        QVariantMap values;
        list.beginStructure();
        list >> name >> values;
        list.endStructure();
        QStringList words;
        for (const auto& [key, each] : values.asKeyValueRange())
            words.append(key + u'=' + textOf(each));
        taps.append(name + u'{' + words.join(u' ') + u'}');
    }
    list.endArray();
    return taps.join(u' ');
}

QString textOf(const QDBusMessage& call)
{
    QStringList words { call.member() };
    for (const QVariant& argument : call.arguments())
        words.append(argument.canConvert<QDBusArgument>() ? textOfTaps(argument) : textOf(argument));
    return words.join(u' ');
}

// The types of a method's arguments in the contract, one after the other.
QString contractSignature(const QString& method)
{
    QFile file(QStringLiteral(CONTRACT));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QString signature;
    bool isInside = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == "method"_L1)
            isInside = xml.attributes().value("name"_L1) == method;
        else if (isInside && xml.isStartElement() && xml.name() == "arg"_L1
            && xml.attributes().value("direction"_L1) == "in"_L1)
            signature += xml.attributes().value("type"_L1);
    }
    return signature;
}

} // namespace

Q_DECLARE_METATYPE(Call)

class TestTapClient : public QObject
{
    Q_OBJECT

private slots:
    void callsAreAsTheContractHasThem_data();
    void callsAreAsTheContractHasThem();
    void whatItTellsIsRead();
    void answersOfADryRun_data();
    void answersOfADryRun();
    void tapsAreListedAndListedAgain();
    void aHelperThatIsNotInstalled_data();
    void aHelperThatIsNotInstalled();
    void aHelperThatIsInstalledLater();
    void aBusThatKeepsItApart();
    void versions_data();
    void versions();
    void anotherHelperIsAskedForItsVersion();
    void aMissingBus();
    void aBusThatGoes();
    void aBusThatHangs();
    void aHelperThatDiesInACall();
    void aSlowAnswerHoldsNothingUp();
    void patienceEnds();
    void anAnswerOfAnotherForm_data();
    void anAnswerOfAnotherForm();
    void polkitThatIsGone();
    void goingAwayInACall();
};

void TestTapClient::callsAreAsTheContractHasThem_data()
{
    QTest::addColumn<Call>("call");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("mayAsk");

    QTest::newRow("a tap that only root may open")
        << Call([](TapService& taps) { taps.createTaps({ spec(u"tap-a"_s) }, TapMode::Final); })
        << u"CreateTaps tap-a{mtu=u1500 multi_queue=false owner=u0 restore=false up=true} u0"_s << true;
    QTest::newRow("a provisional one with all there is to say")
        << Call([](TapService& taps) {
               TapSpec full;
               full.name = u"tap-b"_s;
               full.group = 64055;
               full.isMultiQueue = true;
               full.mtu = 9000;
               full.guestMac = MacAddress::parse(u"52:54:00:00:00:01");
               full.isUp = false;
               full.bridge = u"br0"_s;
               full.isRestored = true;
               full.label = u"web01/net0"_s;
               taps.createTaps({ full }, TapMode::Provisional);
           })
        << u"CreateTaps tap-b{group=u64055 guest_mac=52:54:00:00:00:01 label=web01/net0 master=br0 mtu=u9000 "
           "multi_queue=true restore=true up=false} u2"_s
        << true;
    QTest::newRow("two at once, on trial")
        << Call([](TapService& taps) {
               TapSpec second = spec(u"tap-2"_s);
               second.mac = MacAddress::parse(u"fe:00:00:00:00:02");
               taps.createTaps({ spec(u"tap-1"_s), second }, TapMode::DryRun);
           })
        << u"CreateTaps tap-1{mtu=u1500 multi_queue=false owner=u0 restore=false up=true} "
           "tap-2{mac=fe:00:00:00:00:02 mtu=u1500 multi_queue=false owner=u0 restore=false up=true} u1"_s
        << true;
    QTest::newRow("a change says nothing of what stays") << Call([](TapService& taps) {
        TapChange change;
        change.name = u"tap-a"_s;
        change.mtu = 1400;
        taps.updateTaps({ change }, TapMode::Final);
    }) << u"UpdateTaps tap-a{mtu=u1400} u0"_s << true;
    QTest::newRow("an empty bridge is none") << Call([](TapService& taps) {
        TapChange change;
        change.name = u"tap-a"_s;
        change.bridge = QString();
        change.isUp = true;
        change.isRestored = false;
        change.mac = MacAddress::parse(u"fe:00:00:00:00:01");
        taps.updateTaps({ change }, TapMode::DryRun);
    }) << u"UpdateTaps tap-a{mac=fe:00:00:00:00:01 master= restore=false up=true} u1"_s
                                             << true;
    QTest::newRow("a deletion") << Call(
        [](TapService& taps) { taps.deleteTaps({ u"tap-a"_s, u"tap-b"_s }, TapMode::Final); })
                                << u"DeleteTaps [tap-a tap-b] u0"_s << true;
    QTest::newRow("a repair") << Call([](TapService& taps) { taps.repair({ u"tap-a"_s }); }) << u"Repair [tap-a]"_s
                              << true;
    QTest::newRow("a commit, which nobody has to agree to")
        << Call([](TapService& taps) { taps.commit({ u"tap-a"_s }); }) << u"Commit [tap-a]"_s << false;
}

void TestTapClient::callsAreAsTheContractHasThem()
{
    QFETCH(Call, call);
    const PrivateBus bus;
    const FakeHelper helper(bus.address());
    BusTapService service(bus.address());
    call(service);
    QTRY_COMPARE(helper.calls().size(), 1);
    const QDBusMessage& message = helper.calls().first();
    QTEST(textOf(message), "text");
    QTEST(message.isInteractiveAuthorizationAllowed(), "mayAsk");
    QCOMPARE(message.interface(), QString::fromLatin1(Taps1::interfaceName));
    QCOMPARE(message.path(), QString::fromLatin1(Taps1::objectPath));
    QCOMPARE(message.signature(), contractSignature(message.member()));
}

void TestTapClient::whatItTellsIsRead()
{
    const PrivateBus bus;
    FakeHelper helper(bus.address());
    helper.setTaps({
        { { u"name"_s, u"tap-a"_s }, { u"owner"_s, 1000U }, { u"multi_queue"_s, true }, { u"mtu"_s, 9000U },
            { u"mac"_s, u"fe:54:00:00:00:01"_s }, { u"up"_s, true }, { u"master"_s, u"br0"_s }, { u"restore"_s, true },
            { u"label"_s, u"web01/net0"_s }, { u"ifindex"_s, 7 }, { u"creator"_s, 1000U },
            { u"created"_s, qulonglong(1'700'000'000) }, { u"provisional"_s, true },
            { u"drift"_s, QStringList { u"mtu"_s, u"master"_s } } },
        { { u"name"_s, u"tap-gone"_s }, { u"group"_s, 109U }, { u"drift"_s, QStringList { u"missing"_s } } },
        { { u"name"_s, u"tap-other"_s }, { u"owner"_s, 0U }, { u"drift"_s, QStringList { u"foreign"_s } } },
        { { u"name"_s, u"tap-plain"_s }, { u"owner"_s, 0U }, { u"drift"_s, QStringList {} },
            { u"of a newer minor version"_s, u"and passed over"_s } },
    });
    BusTapService service(bus.address());
    const auto answer = service.list();
    QVERIFY(isAnswered(answer));
    const Result<ManagedTaps> read = answer.result();
    QVERIFY(read);
    const ManagedTaps& taps = *read;
    QCOMPARE(taps.size(), 4);

    ManagedTap full;
    full.spec.name = u"tap-a"_s;
    full.spec.owner = 1000;
    full.spec.isMultiQueue = true;
    full.spec.mtu = 9000;
    full.spec.mac = MacAddress::parse(u"fe:54:00:00:00:01");
    full.spec.bridge = u"br0"_s;
    full.spec.isRestored = true;
    full.spec.label = u"web01/net0"_s;
    full.ifindex = 7;
    full.creator = 1000;
    full.created = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    full.isProvisional = true;
    full.drift = QStringList { u"mtu"_s, u"master"_s };
    QCOMPARE(taps[u"tap-a"_s], full);
    QVERIFY(taps[u"tap-gone"_s].isMissing && taps[u"tap-gone"_s].drift.isEmpty());
    QCOMPARE(taps[u"tap-gone"_s].spec.group, std::optional<gid_t>(109));
    QVERIFY(!taps[u"tap-gone"_s].spec.owner);
    QVERIFY(taps[u"tap-other"_s].isForeign);
    QVERIFY(!taps[u"tap-plain"_s].hasDrifted());
    QCOMPARE(service.state().maxTapsPerCall, 100U);
    QCOMPARE(service.state().maxTapsPerUser, 1000U);
    QVERIFY(service.state().allowsBridge(u"br0"_s));
    QVERIFY(!service.state().allowsBridge(u"virbr0"_s));

    const auto made = service.createTaps({ spec(u"tap-a"_s) }, TapMode::Final);
    QVERIFY(isAnswered(made));
    QCOMPARE(made.result()->made, (QHash<QString, int> { { u"tap-a"_s, 42 } }));
    const auto repaired = service.repair({ u"tap-a"_s, u"tap-b"_s });
    QVERIFY(isAnswered(repaired));
    QCOMPARE(*repaired.result(), QStringList { u"tap-a"_s });
    const auto kept = service.commit({ u"tap-a"_s });
    QVERIFY(isAnswered(kept));
    QVERIFY(kept.result());
}

void TestTapClient::answersOfADryRun_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<TapAnswer::Consent>("consent");
    QTest::newRow("nobody has to be asked") << u"granted"_s << TapAnswer::Consent::Granted;
    QTest::newRow("somebody would be asked") << u"asks"_s << TapAnswer::Consent::Asks;
    QTest::newRow("it would be refused") << u"refused"_s << TapAnswer::Consent::Refused;
}

void TestTapClient::answersOfADryRun()
{
    QFETCH(QString, word);
    const PrivateBus bus;
    FakeHelper helper(bus.address());
    helper.setAnswer(u"UpdateTaps"_s, [word](const QDBusMessage& call) {
        return call.createReply({ QString::fromLatin1(Taps1::Action::modify), word });
    });
    BusTapService service(bus.address());
    const auto answer = service.updateTaps({}, TapMode::DryRun);
    QVERIFY(isAnswered(answer));
    QVERIFY(answer.result());
    QTEST(answer.result()->consent, "consent");
    QCOMPARE(answer.result()->action, QString::fromLatin1(Taps1::Action::modify));
}

void TestTapClient::tapsAreListedAndListedAgain()
{
    const PrivateBus bus;
    FakeHelper helper(bus.address());
    BusTapService service(bus.address());
    QVERIFY(!service.taps().isKnown());
    service.refresh();
    QTRY_VERIFY(service.taps().isKnown());
    QVERIFY(service.taps().value().isEmpty());

    helper.setTaps({ { { u"name"_s, u"tap-a"_s } } });
    helper.say(u"TapAdded"_s, { u"tap-a"_s, 5 });
    QTRY_VERIFY(service.taps().value().contains(u"tap-a"_s));
    helper.setTaps({});
    helper.say(u"TapRemoved"_s, { u"tap-a"_s });
    QTRY_VERIFY(service.taps().value().isEmpty());

    // After a change of one's own as well, whatever it was.
    helper.setTaps({ { { u"name"_s, u"tap-b"_s } } });
    QVERIFY(isAnswered(service.updateTaps({}, TapMode::Final)));
    QTRY_VERIFY(service.taps().value().contains(u"tap-b"_s));

    // A burst is one more look, or two: not a hundred.
    const int before = helper.reads(u"ListTaps"_s);
    helper.setTaps({});
    for (int i = 0; i < 100; ++i)
        helper.say(u"TapAdded"_s, { u"tap-%1"_s.arg(i), i });
    QTRY_VERIFY(service.taps().value().isEmpty());
    QVERIFY2(helper.reads(u"ListTaps"_s) < before + 50, qPrintable(QString::number(helper.reads(u"ListTaps"_s))));
}

void TestTapClient::aHelperThatIsNotInstalled_data()
{
    QTest::addColumn<QString>("starts");
    QTest::newRow("the bus has never heard of it") << QString();
    QTest::newRow("it ends at once") << u"/bin/false"_s;
    QTest::newRow("the program is gone") << u"/nonexistent/virt-tap-helper"_s;
}

void TestTapClient::aHelperThatIsNotInstalled()
{
    QFETCH(QString, starts);
    const PrivateBus bus({}, starts);
    BusTapService service(bus.address());
    const auto answer = service.createTaps({ spec(u"tap-a"_s) }, TapMode::Final);
    QVERIFY(isAnswered(answer));
    QCOMPARE(answer.result().error().kind, Kind::Unsupported);
    QVERIFY(answer.result().error().message.contains(u"virt-tap-helper, is not installed"));
    QVERIFY(!answer.result().error().detail.isEmpty());
    QCOMPARE(service.state().availability, Availability::NotInstalled);
    QCOMPARE(service.state().whatToDo(), answer.result().error().message);
    QCOMPARE(service.taps().reason(), answer.result().error().message);
}

void TestTapClient::aHelperThatIsInstalledLater()
{
    const PrivateBus bus;
    BusTapService service(bus.address());
    QSignalSpy changed(&service, &TapService::changed);
    service.refresh();
    QTRY_COMPARE(service.state().availability, Availability::NotInstalled);
    QVERIFY(!changed.isEmpty());
    const FakeHelper helper(bus.address());
    QTRY_COMPARE(service.state().availability, Availability::Available);
    QVERIFY(service.state().whatToDo().isEmpty());
    QTRY_VERIFY(service.taps().isKnown());
}

void TestTapClient::aBusThatKeepsItApart()
{
    const PrivateBus bus(u"<deny send_destination=\"org.virttap.Taps1\"/>"_s);
    const FakeHelper helper(bus.address());
    BusTapService service(bus.address());
    service.refresh();
    QTRY_COMPARE(service.state().availability, Availability::NotInstalled); // not: polkit is gone
    QVERIFY(helper.calls().isEmpty());
}

void TestTapClient::versions_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<Availability>("availability");
    const QString ours = QStringLiteral(VIRT_TAP_VERSION);
    const QString major = ours.section(u'.', 0, 0);
    QTest::newRow("the same") << ours << Availability::Available;
    QTest::newRow("a later one that understands us") << major + u".99.0"_s << Availability::Available;
    QTest::newRow("the next major one") << u"%1.0.0"_s.arg(major.toInt() + 1) << Availability::OtherVersion;
    QTest::newRow("none") << QString() << Availability::OtherVersion;
    QTest::newRow("none that can be read") << u"devel"_s << Availability::OtherVersion;
}

void TestTapClient::versions()
{
    QFETCH(QString, version);
    QFETCH(Availability, availability);
    const PrivateBus bus;
    const FakeHelper helper(bus.address(), version);
    BusTapService service(bus.address());
    const auto answer = service.createTaps({ spec(u"tap-a"_s) }, TapMode::Final);
    QVERIFY(isAnswered(answer));
    QCOMPARE(service.state().availability, availability);
    QCOMPARE(service.state().version, version);
    QCOMPARE(helper.calls().isEmpty(), availability != Availability::Available); // it was not even asked
    if (availability == Availability::OtherVersion) {
        QCOMPARE(answer.result().error().kind, Kind::Unsupported);
        QVERIFY(answer.result().error().detail.contains(version));
    }
}

void TestTapClient::anotherHelperIsAskedForItsVersion()
{
    const PrivateBus bus;
    BusTapService service(bus.address());
    {
        const FakeHelper helper(bus.address());
        service.refresh();
        QTRY_VERIFY(service.taps().isKnown());
    }
    FakeHelper newer(bus.address(), u"99.0.0"_s); // it was updated while this program ran
    newer.say(u"TapAdded"_s, { u"tap-a"_s, 1 });
    QTRY_COMPARE(service.state().availability, Availability::OtherVersion);
    const auto answer = service.deleteTaps({ u"tap-a"_s }, TapMode::Final);
    QVERIFY(isAnswered(answer));
    QCOMPARE(answer.result().error().kind, Kind::Unsupported);
    QVERIFY(newer.calls().isEmpty());
    QCOMPARE(newer.reads(u"ListTaps"_s), 0);
}

void TestTapClient::aMissingBus()
{
    BusTapService service(u"unix:path=/nonexistent/bus"_s);
    const auto answer = service.createTaps({ spec(u"tap-a"_s) }, TapMode::Final);
    QVERIFY(isAnswered(answer));
    QCOMPARE(answer.result().error().kind, Kind::Unreachable);
    QVERIFY(answer.result().error().message.contains(u"message bus"));
    QCOMPARE(service.state().availability, Availability::BusUnreachable);
}

void TestTapClient::aBusThatGoes()
{
    PrivateBus bus;
    FakeHelper helper(bus.address());
    BusTapService service(bus.address());
    service.refresh();
    QTRY_VERIFY(service.taps().isKnown());
    helper.setHolding(true);
    const auto answer = service.deleteTaps({ u"tap-a"_s }, TapMode::Final);
    QTRY_COMPARE(helper.calls().size(), 1);
    bus.end();
    QVERIFY(isAnswered(answer));
    QCOMPARE(answer.result().error().kind, Kind::Unreachable);
    QTRY_COMPARE(service.state().availability, Availability::BusUnreachable);
    QVERIFY(!service.taps().isKnown());
}

// Somebody listens and never says a word.
void TestTapClient::aBusThatHangs()
{
    const QTemporaryDir folder;
    const QByteArray path = folder.filePath(u"bus"_s).toLocal8Bit();
    const int listening = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    std::ranges::copy(path, address.sun_path);
    QCOMPARE(::bind(listening, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    QCOMPARE(::listen(listening, 1), 0);

    QElapsedTimer time;
    time.start();
    BusTapService service(u"unix:path="_s + QString::fromLocal8Bit(path));
    const auto answer = service.createTaps({ spec(u"tap-a"_s) }, TapMode::Final);
    int ticks = 0;
    QTimer ticking;
    connect(&ticking, &QTimer::timeout, this, [&ticks] { ++ticks; });
    ticking.start(1);
    QTRY_VERIFY(ticks > 20);
    QVERIFY(!answer.isFinished());
    QCOMPARE(service.state().availability, Availability::Unknown);
    ::close(listening);
    QVERIFY(isAnswered(answer));
    QCOMPARE(answer.result().error().kind, Kind::Unreachable);
}

void TestTapClient::aHelperThatDiesInACall()
{
    const PrivateBus bus;
    FakeHelper helper(bus.address());
    BusTapService service(bus.address());
    service.refresh();
    QTRY_VERIFY(service.taps().isKnown());
    helper.setHolding(true);
    const auto answer = service.deleteTaps({ u"tap-a"_s }, TapMode::Final);
    QTRY_COMPARE(helper.calls().size(), 1);
    helper.leave();
    QVERIFY(isAnswered(answer));
    QCOMPARE(answer.result().error().kind, Kind::Failed);
    QVERIFY(answer.result().error().message.startsWith(u"The helper ended or gave no answer."));
}

void TestTapClient::aSlowAnswerHoldsNothingUp()
{
    const PrivateBus bus;
    FakeHelper helper(bus.address());
    BusTapService service(bus.address());
    helper.setHolding(true);
    const auto answer = service.createTaps({ spec(u"tap-a"_s) }, TapMode::Final);
    QTRY_COMPARE(helper.calls().size(), 1);
    int ticks = 0;
    QTimer ticking;
    connect(&ticking, &QTimer::timeout, this, [&ticks] { ++ticks; });
    ticking.start(1);
    QTRY_VERIFY(ticks > 50);
    QVERIFY(!answer.isFinished());
    const auto second = service.deleteTaps({ u"tap-b"_s }, TapMode::DryRun); // does not queue behind the first
    QTRY_COMPARE(helper.calls().size(), 2);
    helper.release();
    QVERIFY(isAnswered(answer));
    QVERIFY(isAnswered(second));
    QVERIFY(answer.result());
}

void TestTapClient::patienceEnds()
{
    const PrivateBus bus;
    FakeHelper helper(bus.address());
    BusTapService service(bus.address());
    service.setPatience(std::chrono::milliseconds(50));
    helper.setHolding(true);
    const auto answer = service.createTaps({ spec(u"tap-a"_s) }, TapMode::Final);
    QVERIFY(isAnswered(answer));
    QCOMPARE(answer.result().error().kind, Kind::Failed);
    QVERIFY(answer.result().error().message.startsWith(u"The helper ended or gave no answer."));
    QCOMPARE(service.state().availability, Availability::Available);
}

void TestTapClient::anAnswerOfAnotherForm_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QVariantList>("reply");
    QTest::newRow("to a creation: nothing") << u"CreateTaps"_s << QVariantList {};
    QTest::newRow("to a change: a number") << u"UpdateTaps"_s << QVariantList { 1 };
    QTest::newRow("to a change: a word that nobody knows")
        << u"UpdateTaps"_s << QVariantList { u"org.virttap.taps.modify"_s, u"perhaps"_s };
    QTest::newRow("to a list: a text") << u"ListTaps"_s << QVariantList { u"tap-a"_s };
    QTest::newRow("to a repair: nothing") << u"Repair"_s << QVariantList {};
}

void TestTapClient::anAnswerOfAnotherForm()
{
    QFETCH(QString, method);
    QFETCH(QVariantList, reply);
    const PrivateBus bus;
    FakeHelper helper(bus.address());
    helper.setAnswer(method, [reply](const QDBusMessage& call) { return call.createReply(reply); });
    BusTapService service(bus.address());
    const auto kind = [](const auto& future) {
        return isAnswered(future) && !future.result() ? std::optional(future.result().error().kind) : std::nullopt;
    };
    const auto found = method == u"CreateTaps" ? kind(service.createTaps({ spec(u"tap-a"_s) }, TapMode::Final))
        : method == u"UpdateTaps"              ? kind(service.updateTaps({}, TapMode::Final))
        : method == u"ListTaps"                ? kind(service.list())
                                               : kind(service.repair({ u"tap-a"_s }));
    QCOMPARE(found, std::optional(Kind::Unsupported));
}

void TestTapClient::polkitThatIsGone()
{
    const PrivateBus bus;
    FakeHelper helper(bus.address());
    helper.fail(u"CreateTaps"_s, u"org.freedesktop.DBus.Error.AccessDenied"_s, u"polkit does not answer"_s);
    BusTapService service(bus.address());
    QVERIFY(isAnswered(service.createTaps({ spec(u"tap-a"_s) }, TapMode::Final)));
    QTRY_COMPARE(service.state().availability, Availability::NoPolkit);
    QTRY_VERIFY(service.taps().isKnown()); // reading asks nobody

    helper.setAnswer(u"CreateTaps"_s, [](const QDBusMessage& call) {
        return call.createErrorReply(u"org.virttap.Error.Dismissed"_s, u"dismissed"_s);
    });
    const auto answer = service.createTaps({ spec(u"tap-a"_s) }, TapMode::Final); // it is back
    QVERIFY(isAnswered(answer));
    QCOMPARE(answer.result().error().kind, Kind::Cancelled);
    service.refresh();
    QTRY_COMPARE(service.state().availability, Availability::Available);
}

void TestTapClient::goingAwayInACall()
{
    const PrivateBus bus;
    FakeHelper helper(bus.address());
    helper.setHolding(true);
    QFuture<Result<TapAnswer>> answer;
    {
        BusTapService service(bus.address());
        answer = service.createTaps({ spec(u"tap-a"_s) }, TapMode::Final);
        QTRY_COMPARE(helper.calls().size(), 1);
    }
    QVERIFY(answer.isFinished());
    QCOMPARE(answer.resultCount(), 0);
    const BusTapService another(bus.address()); // and one that goes while the bus is being opened
}

QTEST_GUILESS_MAIN(TestTapClient)
#include "tst_tapclient.moc"
