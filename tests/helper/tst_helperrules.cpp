#include "helper/tapjson.h"

#include <QTest>

using namespace VirtTap;
using namespace VirtTap::Helper;
namespace Action = Taps1::Action;

Q_DECLARE_METATYPE(VirtTap::Taps1::Error)

namespace {

constexpr uid_t alice = 1000;
constexpr uid_t bob = 1001;

Json json(const QByteArray& text)
{
    return Json::parse(text.toStdString());
}

} // namespace

// What the helper takes and refuses, and what it asks for: no host, no bus.
class TestHelperRules : public QObject
{
    Q_OBJECT

private slots:
    void aTapIsTaken_data()
    {
        QTest::addColumn<QByteArray>("tap");
        QTest::newRow("with an owner alone") << QByteArray(R"({"name":"tap-a","owner":1000})");
        QTest::newRow("with a group alone") << QByteArray(R"({"name":"tap-a","group":100})");
        QTest::newRow("that only root may open") << QByteArray(R"({"name":"tap-a","owner":0})");
        QTest::newRow("with everything") << QByteArray(
            R"({"name":"tap-a","owner":1,"multi_queue":true,"mtu":9000,"mac":"fe:00:00:00:00:01","up":false,)"
            R"("master":"br0","restore":true,"label":"web01/net0"})");
        QTest::newRow("with the smallest MTU") << QByteArray(R"({"name":"tap-a","owner":1,"mtu":68})");
        QTest::newRow("with the largest MTU") << QByteArray(R"({"name":"tap-a","owner":1,"mtu":65521})");
        QTest::newRow("on a bridge with a dot") << QByteArray(R"({"name":"tap-a","owner":1,"master":"br0.100"})");
    }

    void aTapIsTaken()
    {
        QFETCH(QByteArray, tap);
        const auto read = tapFromJson(json(tap));
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QVERIFY2((read->mac[0] & 1) == 0 && read->mac != Mac {}, "it has a MAC address of the host's side");
    }

    void aTapIsRefused_data()
    {
        using enum Taps1::Error;
        QTest::addColumn<QByteArray>("tap");
        QTest::addColumn<Taps1::Error>("error");
        const auto row = [](const char* name, const char* tap, Taps1::Error error) {
            QTest::newRow(name) << QByteArray(tap) << error;
        };
        row("without a name", R"({"owner":1})", InvalidName);
        row("of 16 bytes", R"({"name":"tap-abcdefghijkl","owner":1})", InvalidName);
        row("that libvirt would drop", R"({"name":"vnet0","owner":1})", InvalidName);
        row("that a shell would run", R"_({"name":"$(id)","owner":1})_", InvalidName);
        row("that climbs out of a directory", R"({"name":"../x","owner":1})", InvalidName);
        row("that the kernel would number", R"({"name":"tap%d","owner":1})", InvalidName);
        row("with a newline", "{\"name\":\"tap\\n1\",\"owner\":1}", InvalidName);
        row("with a NUL", "{\"name\":\"tap\\u0000x\",\"owner\":1}", InvalidName);
        row("in UTF-8", R"({"name":"tapé","owner":1})", InvalidName);
        row("of digits", R"({"name":"1234","owner":1})", InvalidName);
        row("of a physical device", R"({"name":"enp3s0","owner":1})", InvalidName);
        row("of libvirt's bridge", R"({"name":"virbr0","owner":1})", InvalidName);
        row("that anybody could open", R"({"name":"tap-a"})", InvalidArgument);
        row("with an owner and a group: both would have to match", R"({"name":"tap-a","owner":1,"group":1})",
            InvalidArgument);
        row("with uid -1, which is nobody's", R"({"name":"tap-a","owner":4294967295})", InvalidArgument);
        row("with gid -1", R"({"name":"tap-a","group":4294967295})", InvalidArgument);
        row("with a uid beyond 32 bits", R"({"name":"tap-a","owner":4294967296})", InvalidArgument);
        row("with a negative uid", R"({"name":"tap-a","owner":-1})", InvalidArgument);
        row("with a uid that is text", R"({"name":"tap-a","owner":"root"})", InvalidArgument);
        row("with an MTU too small", R"({"name":"tap-a","owner":1,"mtu":67})", InvalidArgument);
        row("with an MTU too large", R"({"name":"tap-a","owner":1,"mtu":65522})", InvalidArgument);
        row("with a multicast MAC", R"({"name":"tap-a","owner":1,"mac":"01:00:5e:00:00:01"})", InvalidArgument);
        row("with the zero MAC", R"({"name":"tap-a","owner":1,"mac":"00:00:00:00:00:00"})", InvalidArgument);
        row("with a MAC of five octets", R"({"name":"tap-a","owner":1,"mac":"52:54:00:00:01"})", InvalidArgument);
        row("with a MAC that is no number", R"({"name":"tap-a","owner":1,"mac":"52:54:00:00:00:zz"})", InvalidArgument);
        row("with two MACs", R"({"name":"tap-a","owner":1,"mac":"52:54:00:00:00:01","guest_mac":"52:54:00:00:00:02"})",
            InvalidArgument);
        row("with an unknown key", R"({"name":"tap-a","owner":1,"vnet_hdr":true})", InvalidArgument);
        row("with a number for a boolean", R"({"name":"tap-a","owner":1,"up":1})", InvalidArgument);
        row("with a markup label", R"({"name":"tap-a","owner":1,"label":"<b>x</b>"})", InvalidArgument);
        row("with a label of two lines", "{\"name\":\"tap-a\",\"owner\":1,\"label\":\"a\\nb\"}", InvalidArgument);
        row("with a bridge that is no name", R"({"name":"tap-a","owner":1,"master":"br0;rm"})", BridgeNotFound);
        row("with a bridge too long", R"({"name":"tap-a","owner":1,"master":"br0123456789abcdef"})", BridgeNotFound);
        row("that is no object", R"(["tap-a"])", InvalidArgument);
    }

    void aTapIsRefused()
    {
        QFETCH(QByteArray, tap);
        const auto read = tapFromJson(json(tap));
        QVERIFY(!read);
        QTEST(read.error().error, "error");
        QVERIFY2(read.error().error != Taps1::Error::InvalidName || read.error().message.find(':') == std::string::npos,
            "a bad name is not repeated");
    }

    void theHostsSideNeverLooksLikeTheBridges()
    {
        const auto random = tapFromJson(json(R"({"name":"tap-a","owner":1})"));
        const auto other = tapFromJson(json(R"({"name":"tap-a","owner":1})"));
        const auto guests = tapFromJson(json(R"({"name":"tap-a","owner":1,"guest_mac":"52:54:00:12:34:56"})"));
        QCOMPARE(random->mac[0], 0xfe);
        QVERIFY(random->mac != other->mac);
        QCOMPARE(macText(guests->mac), std::string("fe:54:00:12:34:56"));
    }

    void onlySomeThingsCanBeUpdated_data()
    {
        QTest::addColumn<QByteArray>("update");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("MTU, MAC, state, bridge and recreation")
            << QByteArray(R"({"name":"a","mtu":1400,"mac":"fe:00:00:00:00:01","up":false,"master":"","restore":true})")
            << true;
        QTest::newRow("nothing") << QByteArray(R"({"name":"a"})") << true;
        QTest::newRow("not the owner") << QByteArray(R"({"name":"a","owner":1})") << false;
        QTest::newRow("not the group") << QByteArray(R"({"name":"a","group":1})") << false;
        QTest::newRow("not the number of queues") << QByteArray(R"({"name":"a","multi_queue":true})") << false;
        QTest::newRow("not the creator") << QByteArray(R"({"name":"a","creator":0})") << false;
    }

    void onlySomeThingsCanBeUpdated()
    {
        QFETCH(QByteArray, update);
        QTEST(updateFromJson(json(update)).has_value(), "isTaken");
    }

    void creationAsksForTheSmallestActionThatCoversIt_data()
    {
        QTest::addColumn<QByteArray>("tap");
        QTest::addColumn<uint>("creator");
        QTest::addColumn<QByteArray>("action");
        const auto row = [](const char* name, const char* tap, uid_t creator, const char* action) {
            QTest::newRow(name) << QByteArray(tap) << creator << QByteArray(action);
        };
        row("for oneself", R"({"name":"a","owner":1000})", alice, Action::create);
        row("for root alone", R"({"name":"a","owner":0})", alice, Action::create);
        row("for oneself, on a bridge", R"({"name":"a","owner":1000,"master":"br0"})", alice, Action::createAttached);
        row("for root, on a bridge", R"({"name":"a","owner":0,"master":"br0"})", alice, Action::createAttached);
        row("for another", R"({"name":"a","owner":1001})", alice, Action::createForOther);
        row("for a group", R"({"name":"a","group":1000})", alice, Action::createForOther);
        row("for root's group", R"({"name":"a","group":0})", alice, Action::createForOther);
        row("for another, on a bridge", R"({"name":"a","owner":1001,"master":"br0"})", alice, Action::createForOther);
        row("what another created", R"({"name":"a","owner":1000})", bob, Action::createForOther);
    }

    void creationAsksForTheSmallestActionThatCoversIt()
    {
        QFETCH(QByteArray, tap);
        QFETCH(uint, creator);
        Record record { .tap = *tapFromJson(json(tap)), .token = {}, .creator = creator };
        QTEST(QByteArray(actionToMake(record, alice)), "action");
    }

    void actionsFormChains()
    {
        const std::vector<const char*> all { Action::create, Action::createAttached, Action::createForOther,
            Action::modify, Action::remove, Action::removeOthers };
        const std::vector<std::pair<std::string, std::string>> expected { { Action::createAttached, Action::create },
            { Action::createAttached, Action::modify }, { Action::createForOther, Action::create },
            { Action::createForOther, Action::createAttached }, { Action::createForOther, Action::modify },
            { Action::removeOthers, Action::remove } };
        for (const char* strong : all) {
            for (const char* weak : all) {
                const bool isExpected = std::string_view(strong) == weak
                    || std::ranges::find(expected, std::pair<std::string, std::string>(strong, weak)) != expected.end();
                QVERIFY2(covers(strong, weak) == isExpected, (std::string(strong) + " and " + weak).c_str());
            }
        }
        QVERIFY(!covers("", Action::create));
        QVERIFY(!covers(Action::createForOther, "org.example.other"));
    }

    void theQuestionNamesWhatItIsAbout()
    {
        std::vector<Record> records;
        for (int i = 0; i < 30; ++i) {
            records.push_back({ .tap = *tapFromJson(json(R"({"name":"a","owner":1000})")), .token = {} });
            records.back().tap.name = "tap-" + std::to_string(i);
        }
        records[3].tap.master = "br0";
        records[4].tap.master = "br1";
        records[5].tap.owner = 0;
        records[6].tap.isRestored = true;
        std::vector<const Record*> pointers;
        for (const Record& record : records)
            pointers.push_back(&record);
        Demand demand;
        demand.describe(pointers, *Config::parse("Bridges=br0"));
        QCOMPARE(demand.details["count"], std::string("30"));
        QVERIFY(demand.details["names"].ends_with(", ..."));
        QCOMPARE(std::ranges::count(demand.details["names"], ','), 20);
        QCOMPARE(demand.details["bridge"], std::string("br0, br1"));
        QCOMPARE(demand.details["owner"], std::string("uid 0, uid 1000"));
        QCOMPARE(demand.details["restore"], std::string("yes"));
        QCOMPARE(demand.details["bridges_listed"], std::string("yes"));
    }

    void theConfigurationIsUnderstoodOrRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("nothing") << QByteArray("") << true;
        QTest::newRow("comments and empty lines") << QByteArray("# x\n\n  \n#Bridges=\n") << true;
        QTest::newRow("all keys") << QByteArray("Bridges=br0 br-lab*\nNames=tap*\nMaxTapsPerUser=12\n") << true;
        QTest::newRow("no bridge at all") << QByteArray("Bridges=\n") << true;
        QTest::newRow("a misspelt key: it must not open all bridges") << QByteArray("Bridge=br0\n") << false;
        QTest::newRow("a line without =") << QByteArray("Bridges\n") << false;
        QTest::newRow("a number that is none") << QByteArray("MaxTapsPerUser=many\n") << false;
        QTest::newRow("a negative number") << QByteArray("MaxTapsPerUser=-1\n") << false;
        QTest::newRow("a number too large") << QByteArray("MaxTapsPerUser=99999999999\n") << false;
    }

    void theConfigurationIsUnderstoodOrRefused()
    {
        QFETCH(QByteArray, text);
        QTEST(Config::parse(text.toStdString()).has_value(), "isGood");
    }

    void listsOfTheConfigurationAreGlobs()
    {
        const Config config = *Config::parse("Bridges=br0 br-lab*\nNames=tap-*\nMaxTapsPerUser=12");
        QVERIFY(config.isBridgesGiven && config.allowsBridge("br0") && config.allowsBridge("br-lab2"));
        QVERIFY(!config.allowsBridge("br1") && !config.allowsBridge("xbr0"));
        QVERIFY(config.allowsName("tap-a") && !config.allowsName("tapa"));
        QCOMPARE(config.maxTapsPerUser, 12U);
        const Config nothing = *Config::parse("Bridges=");
        QVERIFY2(nothing.isBridgesGiven && !nothing.allowsBridge("br0"), "an empty list allows none");
        QVERIFY(Config {}.allowsBridge("any") && !Config {}.isBridgesGiven);
    }

    void errorsHaveNames()
    {
        for (std::size_t i = 0; i < Taps1::errorNames.size(); ++i) {
            const auto error = static_cast<Taps1::Error>(i);
            QCOMPARE(Taps1::errorNamed(Taps1::errorName(error)), std::optional(error));
        }
        QVERIFY(!Taps1::errorNamed("org.virttap.Error.Other"));
    }
};

QTEST_APPLESS_MAIN(TestHelperRules)
#include "tst_helperrules.moc"
