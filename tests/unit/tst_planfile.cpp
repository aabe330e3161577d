#include "fakes/samples.h"
#include "plan/planfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

const DomainKey web01 { QString::fromUtf16(sampleUri), sampleUuid(1) };

Step step(Step::Kind kind)
{
    Step result;
    result.kind = kind;
    result.domain = web01;
    result.domainName = u"web01"_s;
    return result;
}

Step ofInterface(Step::Kind kind, Scope scope)
{
    Step result = step(kind);
    result.scope = scope;
    result.xml = sampleInterfaceXml(sampleTapInterface(7, u"tap-new"_s));
    if (kind == Step::Kind::UpdateInterface || kind == Step::Kind::DefineGuest)
        result.previousXml = sampleInterfaceXml(sampleUserInterface(7));
    return result;
}

Step ofTap(Step::Kind kind)
{
    Step result = step(kind);
    result.tap = { .name = u"tap-new"_s,
        .owner = 0,
        .group = {},
        .isMultiQueue = true,
        .mtu = 9000,
        .mac = {},
        .guestMac = sampleMac(7),
        .isUp = false,
        .bridge = u"br0"_s,
        .isRestored = true,
        .label = u"web01"_s };
    result.opener = u"root"_s;
    if (kind == Step::Kind::UpdateTap) {
        result.change.name = result.tap.name;
        result.change.mtu = 1500;
        result.change.bridge = QString();
        result.change.isUp = true;
        result.change.mac = sampleMac(9);
        result.change.isRestored = false;
    }
    return result;
}

Plan planOf(const QList<Step>& steps, const QString& config = {})
{
    return { .title = u"Give “web01” an interface"_s, .steps = steps, .configXml = config };
}

// A plan that is right, for being made wrong.
QJsonObject good()
{
    return planObject(planOf({ ofTap(Step::Kind::CreateTap), ofInterface(Step::Kind::AttachInterface, Scope::Both) },
        u"<domain type='kvm'><name>web01</name></domain>"_s));
}

// The value at "steps[1].tap.name" is another; Undefined takes it away.
QJsonValue changed(const QJsonValue& at, QStringList path, const QJsonValue& value)
{
    if (path.isEmpty())
        return value;
    const QString key = path.takeFirst();
    bool isIndex = false;
    const int index = key.toInt(&isIndex);
    if (isIndex) {
        QJsonArray array = at.toArray();
        array[index] = changed(array.at(index), path, value);
        return array;
    }
    QJsonObject object = at.toObject();
    object[key] = changed(object.value(key), path, value);
    return object;
}

} // namespace

// Plans as files: what is written is read as it was, and whatever else is read is refused with words.
class TestPlanFile : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenIsReadAsItWas_data()
    {
        QTest::addColumn<QList<Step>>("steps");
        using Kind = Step::Kind;
        Step discard = step(Kind::DiscardSavedState);
        discard.scope = Scope::AfterNextStart;
        Step start = step(Kind::StartGuest);
        start.scope = Scope::Now;
        Step shutDown = step(Kind::ShutDownGuest);
        shutDown.scope = Scope::Now;
        Step off = step(Kind::WaitForGuestOff);
        off.scope = Scope::Now;
        Step wait = step(Kind::WaitForRemoval);
        wait.scope = Scope::Now;
        wait.alias = u"net0"_s;
        Step waitForAny = wait;
        waitForAny.alias.clear();
        Step gone = step(Kind::WaitForTapGone);
        gone.tap.name = u"tap-new"_s;
        Step group = ofTap(Kind::CreateTap);
        group.tap.owner.reset();
        group.tap.group = 108;
        group.opener = u"kvm"_s;
        Step plain = ofTap(Kind::CreateTap);
        plain.tap = {
            .name = u"t"_s, .owner = 1000, .group = {}, .mac = sampleMac(3), .guestMac = {}, .bridge = {}, .label = {}
        };
        plain.domain.uuid = QUuid();
        plain.domainName.clear();
        Step anybodys = ofTap(Kind::DeleteTap);
        anybodys.tap.owner.reset();
        anybodys.opener.clear();

        QTest::newRow("an interface, now and in the config")
            << QList { ofInterface(Kind::AttachInterface, Scope::Both) };
        QTest::newRow("an interface now") << QList { ofInterface(Kind::AttachInterface, Scope::Now) };
        QTest::newRow("one in the place of another, which is put back")
            << QList { ofInterface(Kind::UpdateInterface, Scope::AfterNextStart) };
        QTest::newRow("a config defined anew, with one in the place of another")
            << QList { ofInterface(Kind::DefineGuest, Scope::AfterNextStart) };
        QTest::newRow("out with one and a wait for it")
            << QList { ofInterface(Kind::DetachInterface, Scope::Now), wait };
        QTest::newRow("a wait for any") << QList { waitForAny };
        QTest::newRow("a saved state and a start") << QList { discard, start };
        QTest::newRow("a guest that is off for a while") << QList { shutDown, off, start };
        QTest::newRow("a tap for a guest") << QList { ofTap(Kind::CreateTap), start };
        QTest::newRow("a tap of a group") << QList { group };
        QTest::newRow("a tap for no guest, without anything") << QList { plain };
        QTest::newRow("a change of a tap") << QList { ofTap(Kind::UpdateTap) };
        QTest::newRow("a deletion") << QList { ofTap(Kind::DeleteTap) };
        QTest::newRow("a deletion of a tap that anybody may open") << QList { anybodys };
        QTest::newRow("a wait for a tap to go") << QList { gone };
    }

    void whatIsWrittenIsReadAsItWas()
    {
        QFETCH(QList<Step>, steps);
        for (const QString& config : { QString(), u"<domain type='kvm'>\n  <name>wéb&amp;01</name>\n</domain>\n"_s }) {
            const Plan plan = planOf(steps, config);
            const auto read = readPlan(writePlan(plan));
            QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
            QCOMPARE(read->steps, plan.steps);
            QCOMPARE(*read, plan);
        }
    }

    void everyKindOfStepHasAKeyOfItsOwn()
    {
        QStringList keys;
        for (int kind = 0; kind <= int(Step::Kind::WaitForTapGone); ++kind)
            keys.append(stepKey(static_cast<Step::Kind>(kind)));
        QCOMPARE(keys.removeDuplicates(), 0);
        QVERIFY(!keys.contains(QString()));
    }

    // What scripts of others rely on.
    void theFileIsAsTheManualSays()
    {
        const QJsonObject plan = good();
        QCOMPARE(plan.keys(), (QStringList { u"config"_s, u"format"_s, u"steps"_s, u"title"_s, u"version"_s }));
        QCOMPARE(plan[u"format"_s].toString(), u"virt-tap plan"_s);
        QCOMPARE(plan[u"version"_s].toInt(), 1);
        const QJsonObject tap = plan[u"steps"_s][0].toObject();
        QCOMPARE(tap.keys(), (QStringList { u"connection"_s, u"guest"_s, u"step"_s, u"tap"_s, u"uuid"_s }));
        QCOMPARE(tap[u"step"_s].toString(), u"create-tap"_s);
        QCOMPARE(tap[u"tap"_s].toObject().keys(),
            (QStringList { u"bridge"_s, u"group"_s, u"guest_mac"_s, u"label"_s, u"mac"_s, u"mtu"_s, u"multi_queue"_s,
                u"name"_s, u"opener"_s, u"owner"_s, u"recreate_at_boot"_s, u"up"_s }));
        const QJsonObject attach = plan[u"steps"_s][1].toObject();
        QCOMPARE(
            attach.keys(), (QStringList { u"connection"_s, u"guest"_s, u"step"_s, u"uuid"_s, u"when"_s, u"xml"_s }));
        QCOMPARE(attach[u"when"_s].toString(), u"both"_s);
    }

    void whatIsNoPlanIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QByteArray() << u"no JSON"_s;
        QTest::newRow("words") << QByteArray("hello") << u"no JSON"_s;
        QTest::newRow("XML") << QByteArray("<domain/>") << u"no JSON"_s;
        QTest::newRow("a mistake, with its line") << QByteArray("{\n\"format\": \"virt-tap plan\",\n,}") << u"line 3"_s;
        QTest::newRow("half a plan") << QJsonDocument(good()).toJson().left(300) << u"no JSON"_s;
        QTest::newRow("bytes that are no text") << QByteArray("{\"format\": \"\xff\xfe\"}") << u"no JSON"_s;
        QTest::newRow("a list") << QByteArray("[]") << u"JSON object"_s;
        QTest::newRow("lists in lists without end") << QByteArray(100'000, '[') << u"no JSON"_s;
        QTest::newRow("an object of nothing") << QByteArray("{}") << u"format"_s;
        QTest::newRow("too much of it") << QByteArray(mostPlanBytes + 1, ' ') << u"larger than"_s;
        QTest::newRow("not even that many steps")
            << QByteArray("{\"format\": \"virt-tap plan\", \"version\": 1, \"steps\": [")
                + QByteArray("0,").repeated(100'000) + "0]}"
            << u"more than"_s;
    }

    void whatIsNoPlanIsRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        const auto read = readPlan(json);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::Invalid);
        QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
    }

    void whatIsWrongIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("says");
        const QJsonValue none(QJsonValue::Undefined);
        const QString xml = u"steps.1.xml"_s;
        QTest::newRow("another format") << u"format"_s << QJsonValue(u"a poem"_s) << u"format: "_s;
        QTest::newRow("a later version") << u"version"_s << QJsonValue(2) << u"version 2"_s;
        QTest::newRow("no version") << u"version"_s << none << u"version: "_s;
        QTest::newRow("half a version") << u"version"_s << QJsonValue(1.5) << u"whole number"_s;
        QTest::newRow("a version in words") << u"version"_s << QJsonValue(u"1"_s) << u"whole number"_s;
        QTest::newRow("something else beside") << u"colour"_s << QJsonValue(u"red"_s) << u"colour: "_s;
        QTest::newRow("a title with a line end") << u"title"_s << QJsonValue(u"a\nb"_s) << u"control"_s;
        QTest::newRow("no steps") << u"steps"_s << QJsonValue(QJsonArray()) << u"steps: "_s;
        QTest::newRow("steps that are no list") << u"steps"_s << QJsonValue(u"x"_s) << u"no list"_s;
        QTest::newRow("a step that is a number") << u"steps.1"_s << QJsonValue(7) << u"steps[1]: "_s;
        QTest::newRow("an unknown step") << u"steps.1.step"_s << QJsonValue(u"run-command"_s) << u"“run-command”"_s;
        QTest::newRow("a step of no kind") << u"steps.0.step"_s << none << u"steps[0].step: "_s;
        QTest::newRow("a part that this step does not have")
            << u"steps.0.xml"_s << QJsonValue(u"<interface/>"_s) << u"steps[0].xml: "_s;
        QTest::newRow("no connection") << u"steps.0.connection"_s << none << u"steps[0].connection: "_s;
        QTest::newRow("two connections") << u"steps.1.connection"_s << QJsonValue(u"qemu:///session"_s)
                                         << u"steps[1].connection: "_s;
        QTest::newRow("two guests") << u"steps.1.uuid"_s << QJsonValue(sampleUuid(2).toString())
                                    << u"steps[1].uuid: "_s;
        QTest::newRow("a UUID that is none") << u"steps.1.uuid"_s << QJsonValue(u"web01"_s) << u"no UUID"_s;
        QTest::newRow("a guest without a name") << u"steps.1.guest"_s << QJsonValue(u""_s) << u"empty"_s;
        QTest::newRow("a name with an escape")
            << u"steps.1.guest"_s << QJsonValue(u"web\u001b[2J"_s) << u"control characters"_s;
        QTest::newRow("a time that is none") << u"steps.1.when"_s << QJsonValue(u"tomorrow"_s) << u"“tomorrow”"_s;
        QTest::newRow("a tap of a template's name")
            << u"steps.0.tap.name"_s << QJsonValue(u"tap%d"_s) << u"steps[0].tap.name: "_s;
        QTest::newRow("a tap of too long a name")
            << u"steps.0.tap.name"_s << QJsonValue(u"tap-0123456789ab"_s) << u"15 bytes"_s;
        QTest::newRow("a tap of too many bytes")
            << u"steps.0.tap.name"_s << QJsonValue(u"täääääääp"_s) << u"15 bytes"_s;
        QTest::newRow("a tap in a directory") << u"steps.0.tap.name"_s << QJsonValue(u"../tap"_s) << u"no name"_s;
        QTest::newRow("a tap that is an option") << u"steps.0.tap.name"_s << QJsonValue(u"-a"_s) << u"no name"_s;
        QTest::newRow("a tap of two words") << u"steps.0.tap.name"_s << QJsonValue(u"a b"_s) << u"no name"_s;
        QTest::newRow("a tap with a NUL")
            << u"steps.0.tap.name"_s << QJsonValue(QString(u"tap\0x"_s + QChar(0))) << u"control"_s;
        QTest::newRow("a tap without a name") << u"steps.0.tap.name"_s << QJsonValue() << u"missing"_s;
        QTest::newRow("a tap that is a text") << u"steps.0.tap"_s << QJsonValue(u"tap-new"_s) << u"no object"_s;
        QTest::newRow("a tap of nobody") << u"steps.0.tap.owner"_s << QJsonValue() << u"who may open"_s;
        QTest::newRow("a tap of two") << u"steps.0.tap.group"_s << QJsonValue(0) << u"who may open"_s;
        QTest::newRow("an owner below none") << u"steps.0.tap.owner"_s << QJsonValue(-1) << u"steps[0].tap.owner: "_s;
        QTest::newRow("an owner who means nobody")
            << u"steps.0.tap.owner"_s << QJsonValue(4294967295.0) << u"steps[0].tap.owner: "_s;
        QTest::newRow("an MTU of a million") << u"steps.0.tap.mtu"_s << QJsonValue(1e6) << u"steps[0].tap.mtu: "_s;
        QTest::newRow("an MTU beyond all numbers") << u"steps.0.tap.mtu"_s << QJsonValue(1e300) << u"whole number"_s;
        QTest::newRow("a MAC address that is none")
            << u"steps.0.tap.guest_mac"_s << QJsonValue(u"52:54"_s) << u"no MAC address"_s;
        QTest::newRow("two MAC addresses")
            << u"steps.0.tap.mac"_s << QJsonValue(u"52:54:00:00:00:01"_s) << u"exclude"_s;
        QTest::newRow("a bridge of a bad name") << u"steps.0.tap.bridge"_s << QJsonValue(u"br/0"_s) << u"no name"_s;
        QTest::newRow("up in words") << u"steps.0.tap.up"_s << QJsonValue(u"yes"_s) << u"neither true nor false"_s;
        QTest::newRow("an unknown part of a tap")
            << u"steps.0.tap.script"_s << QJsonValue(u"/bin/sh"_s) << u"steps[0].tap.script: "_s;
        QTest::newRow("XML that ends too early")
            << xml << QJsonValue(u"<interface type='ethernet'>"_s) << u"steps[1].xml: "_s;
        QTest::newRow("XML of something else") << xml << QJsonValue(u"<disk/>"_s) << u"steps[1].xml: "_s;
        QTest::newRow("XML of a tap whose name has two lines")
            << xml << QJsonValue(u"<interface type='ethernet'><target dev='a&#10;done: b'/></interface>"_s)
            << u"steps[1].xml: “a?done: b”"_s;
        QTest::newRow("two interfaces in one")
            << xml << QJsonValue(u"<interface type='user'/><interface type='user'/>"_s) << u"steps[1].xml: "_s;
        QTest::newRow("an entity that reads files")
            << xml
            << QJsonValue(
                   u"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><interface type='user'>&a;</interface>"_s)
            << u"steps[1].xml: "_s;
        QTest::newRow("XML of a megabyte")
            << xml << QJsonValue(u"<interface type='user'>"_s + QString(1 << 20, u' ') + u"</interface>"_s)
            << u"larger"_s;
        QTest::newRow("a config that is no XML") << u"config"_s << QJsonValue(u"none"_s) << u"config: "_s;
        QTest::newRow("a config that is a number") << u"config"_s << QJsonValue(1) << u"config: "_s;
    }

    void whatIsWrongIsNamedWithItsPlace()
    {
        QFETCH(QString, path);
        QFETCH(QJsonValue, value);
        QFETCH(QString, says);
        const QJsonObject wrong = changed(good(), path.split(u'.'), value).toObject();
        const auto read = readPlan(QJsonDocument(wrong).toJson());
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
        QVERIFY2(!read.error().message.contains(u'\u001b'), "what is said is safe to print");
    }

    // Whatever is read can be described, written, and read again.
    void damagedFilesNeverDoHarm()
    {
        const QByteArray whole = QJsonDocument(good()).toJson(QJsonDocument::Compact);
        QRandomGenerator random(1);
        const QByteArray characters("\"{}[]:,0-9.eE\\u%/<>&\x00\xff ", 24);
        int readable = 0;
        for (int round = 0; round < 4000; ++round) {
            QByteArray damaged = whole;
            for (quint32 times = random.bounded(1U, 4U); times > 0; --times) {
                const qsizetype at = random.bounded(damaged.size());
                if (random.bounded(3) == 0)
                    damaged.remove(at, random.bounded(1, 20));
                else
                    damaged[at] = characters.at(random.bounded(characters.size()));
            }
            const auto read = readPlan(damaged);
            if (!read) {
                QVERIFY(!read.error().message.isEmpty());
                continue;
            }
            ++readable;
            for (const Step& each : read->steps)
                QVERIFY(!describe(each).isEmpty() && !command(each).isEmpty());
            const auto again = readPlan(writePlan(*read));
            QVERIFY(again && again->steps == read->steps);
        }
        QVERIFY2(readable > 0 && readable < 4000, qPrintable(QString::number(readable)));
    }

    void plansForManyGuestsAreReadAsTheyWere()
    {
        QList<Plan> plans;
        for (int number = 1; number <= 3; ++number) {
            Step attach = ofInterface(Step::Kind::AttachInterface, Scope::Both);
            attach.domain.uuid = sampleUuid(number);
            attach.domainName = u"vm%1"_s.arg(number);
            plans.append(planOf({ attach }));
        }
        const auto read = readPlans(writePlans(plans));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QCOMPARE(*read, plans);
        QVERIFY(!readPlan(writePlans(plans)));
        const auto one = readPlans(writePlans(plans.first(1)));
        QVERIFY(one);
        QCOMPARE(*one, plans.first(1));
        QCOMPARE(writePlans(plans.first(1)), writePlan(plans.constFirst()));
    }

    void plansForManyGuestsAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("file");
        QTest::addColumn<QString>("says");
        const auto file = [](const QJsonArray& plans) {
            return QJsonObject { { u"format"_s, u"virt-tap plans"_s }, { u"version"_s, 1 }, { u"plans"_s, plans } };
        };
        QTest::newRow("none at all") << file({}) << u"plans: There are none"_s;
        QTest::newRow("two for one guest") << file({ good(), good() }) << u"plans[1].steps: This guest has a plan"_s;
        QJsonObject bad = good();
        bad.remove(u"steps"_s);
        QTest::newRow("one that is none, with its place") << file({ good(), bad }) << u"plans[1].steps"_s;
        QJsonObject later = file({ good() });
        later[u"version"_s] = 2;
        QTest::newRow("of a later version") << later << u"version 2"_s;
        QJsonObject more = file({ good() });
        more[u"steps"_s] = QJsonArray();
        QTest::newRow("steps of its own") << more << u"steps"_s;
    }

    void plansForManyGuestsAreRefused()
    {
        QFETCH(QJsonObject, file);
        QFETCH(QString, says);
        const auto read = readPlans(QJsonDocument(file).toJson());
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
    }

    void openersAreNamedAsTheyAreHere_data()
    {
        QTest::addColumn<uint>("owner");
        QTest::addColumn<QString>("opener");
        QTest::addColumn<QString>("shown");
        QTest::newRow("root is root") << 0U << u"root"_s << u"root"_s;
        QTest::newRow("a number is a number") << 1000U << u"1000"_s << u"1000"_s;
        QTest::newRow("a name of nobody here") << 1000U << u"no-such-user"_s << u"1000"_s;
        QTest::newRow("somebody else's name is no disguise") << 1000U << u"root"_s << u"1000"_s;
        QTest::newRow("no name at all") << 1000U << QString() << u"1000"_s;
    }

    void openersAreNamedAsTheyAreHere()
    {
        QFETCH(uint, owner);
        QFETCH(QString, opener);
        Step create = ofTap(Step::Kind::CreateTap);
        create.tap.owner = owner;
        create.opener = opener;
        QTEST(withTrueOpeners({ planOf({ create }) }).constFirst().steps.constFirst().opener, "shown");
    }

    void aPlanGoesThroughAnotherConnection()
    {
        const Plan plan
            = throughConnection(planOf({ ofTap(Step::Kind::CreateTap), step(Step::Kind::StartGuest) }), u"test:///x"_s);
        for (const Step& each : plan.steps) {
            QCOMPARE(each.domain.uri, u"test:///x"_s);
            QCOMPARE(each.domain.uuid, web01.uuid);
        }
    }
};

QTEST_GUILESS_MAIN(TestPlanFile)
#include "tst_planfile.moc"
