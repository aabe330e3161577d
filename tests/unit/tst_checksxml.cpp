#include "checks/catalogue.h"
#include "checks/xmlchecks.h"
#include "fakes/samples.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

Facts sampleFacts()
{
    Facts facts;
    facts.connections = { sampleConnection() };
    facts.machines = { sampleMachine() };
    return facts;
}

QByteArray interfaceXml(const QByteArray& inside)
{
    return "<interface type='ethernet'>\n<mac address='52:54:00:99:00:01'/>\n<model type='virtio'/>\n" + inside
        + "\n</interface>";
}

QByteArray domainXml(const QByteArray& interfaces)
{
    return "<domain type='kvm'>\n<name>copy</name>\n<memory>32768</memory>\n<os><type>hvm</type></os>\n<devices>\n"
        + interfaces + "\n</devices>\n</domain>";
}

QList<Finding> found(const QByteArray& xml)
{
    return checkText(xml, QString::fromUtf16(sampleUri), sampleFacts());
}

const Finding* find(const QList<Finding>& findings, const QString& id)
{
    const auto found = std::ranges::find(findings, id, &Finding::id);
    return found == findings.end() ? nullptr : &*found;
}

struct Row
{
    const char* what;
    QByteArray inside; // on line 4 of the interface
    QString id;
    Severity ofFile; // where anybody defines it
    Severity ofUs; // where we send it, validated
};

const QList<Row>& rows()
{
    using enum Severity;
    static const QList<Row> all {
        { "a misspelt attribute", "<target dev='tap-spare' manged='no'/>", u"xml-unknown-attribute"_s, Risk, WillFail },
        { "a misspelt element", "<traget dev='tap-spare' managed='no'/>", u"xml-unknown-element"_s, Risk, WillFail },
        { "a value that is none", "<target dev='tap-spare' managed='false'/>", u"xml-unknown-value"_s, WillFail,
            WillFail },
        { "what is of no effect there", "<guest dev='eth0'/>", u"xml-ignored"_s, Risk, WillFail },
        { "what cannot be there", "<vlan><tag id='7'/></vlan>", u"xml-refused"_s, WillFail, WillFail },
        { "a name that libvirt drops", "<target dev='vnet5'/>", u"xml-name-dropped"_s, WillNotWork, WillNotWork },
        { "another name that libvirt drops", "<target dev='macvtap5'/>", u"xml-name-dropped"_s, WillNotWork,
            WillNotWork },
        { "two attributes of one name", "<target dev='a' dev='b'/>", u"xml-malformed"_s, WillFail, WillFail },
    };
    return all;
}

} // namespace

// What libvirt drops, ignores or refuses of a text, found before it gets it.
class TestChecksXml : public QObject
{
    Q_OBJECT

private slots:
    void everyCheckOfATextHasARow()
    {
        for (const CheckEntry& entry : catalogue()) {
            if (!entry.id.startsWith("xml-"_L1) || entry.id == "xml-schema"_L1) // which has a test of its own
                continue;
            QCOMPARE(entry.kind, CheckEntry::Kind::Input);
            QVERIFY2(std::ranges::find(rows(), entry.id, &Row::id) != rows().end(), entry.id.data());
        }
    }

    void whatIsWrongIsToldWithItsLine_data()
    {
        QTest::addColumn<int>("number");
        for (int number = 0; number < rows().size(); ++number)
            QTest::newRow(rows().at(number).what) << number;
    }

    void whatIsWrongIsToldWithItsLine()
    {
        QFETCH(int, number);
        const Row& row = rows().at(number);
        const QByteArray interface = interfaceXml(row.inside);
        for (const auto& [xml, line] : { std::pair(interface, 4), std::pair(domainXml(interface), 9) }) {
            const QList<Finding> findings = found(xml);
            const Finding* told = find(findings, row.id);
            QVERIFY2(told, findings.isEmpty() ? "nothing" : qPrintable(findings.constFirst().message));
            QCOMPARE(told->severity, row.ofFile);
            QVERIFY2(told->message.startsWith(u"Line %1: "_s.arg(line)), qPrintable(told->message));
            QCOMPARE(told->evidence, (QList<QPair<QString, QString>> { { u"line"_s, QString::number(line) } }));
            QVERIFY(std::ranges::is_sorted(findings, {}, &Finding::severity));
        }
        QList<XmlProblem> problems = parseUntrusted(interface);
        if (problems.isEmpty())
            problems = checkInterfaceElements(interface);
        QVERIFY(!problems.isEmpty());
        QCOMPARE(findingOf(problems.constFirst(), XmlUse::Sent).id, row.id);
        QCOMPARE(findingOf(problems.constFirst(), XmlUse::Sent).severity, row.ofUs);
    }

    void whatIsRightIsNotFound_data()
    {
        QTest::addColumn<QByteArray>("inside");
        QTest::newRow("a tap that is free") << QByteArray("<target dev='tap-db01' managed='no'/>");
        QTest::newRow("a tap that libvirt makes") << QByteArray("<target dev='web9'/>");
        QTest::newRow("no name") << QByteArray();
    }

    void whatIsRightIsNotFound()
    {
        QFETCH(QByteArray, inside);
        const QList<Finding> findings = found(domainXml(interfaceXml(inside)));
        QVERIFY2(findings.isEmpty() || !isWorse(findings.constFirst().severity, Severity::Unknown)
                || findings.constFirst().id == "name-used-config"_L1,
            qPrintable(findings.value(0).message));
    }

    void theInterfacesAreCheckedAsTheyWouldBe_data()
    {
        QTest::addColumn<QByteArray>("interfaces");
        QTest::addColumn<QString>("id");
        const auto on = [](const QByteArray& target, const QByteArray& mac) {
            return QByteArray("<interface type='ethernet'><mac address='52:54:00:99:00:" + mac + "'/><target " + target
                + "/><model type='virtio'/></interface>\n");
        };
        QTest::newRow("a tap that there is not") << on("dev='tap-nosuch' managed='no'", "01") << u"tap-missing"_s;
        QTest::newRow("a tap that a guest runs on") << on("dev='tap-web01' managed='no'", "01") << u"name-used-live"_s;
        QTest::newRow("a tap that libvirt would make") << on("dev='tap-spare'", "01") << u"tap-managed"_s;
        QTest::newRow("one tap for two") << on("dev='tap-spare' managed='no'", "01")
                + on("dev='tap-spare' managed='no'", "02")
                                         << u"name-used-here"_s;
        QTest::newRow("a bridge") << on("dev='br0' managed='no'", "01") << u"name-not-a-tap"_s;
        QTest::newRow("the MAC address of another guest")
            << QByteArray("<interface type='ethernet'><mac address='52:54:00:00:00:01'/><target dev='tap-spare' "
                          "managed='no'/><model type='virtio'/></interface>")
            << u"mac-used"_s;
    }

    void theInterfacesAreCheckedAsTheyWouldBe()
    {
        QFETCH(QByteArray, interfaces);
        QFETCH(QString, id);
        const QList<Finding> findings = found(domainXml(interfaces));
        QVERIFY2(find(findings, id), findings.isEmpty() ? "nothing" : qPrintable(findings.constFirst().message));
    }

    // Whose own interfaces are no others'.
    void aGuestThatIsThereIsReplaced()
    {
        QByteArray xml
            = domainXml("<interface type='ethernet'><mac address='52:54:00:00:00:05'/><target dev='tap-gone' "
                        "managed='no'/><model type='virtio'/></interface>");
        QVERIFY(find(found(xml), u"name-used-config"_s));
        xml.replace("copy", "saved1");
        QVERIFY(!find(found(xml), u"name-used-config"_s));
    }

    void whatVirtCloneLeaves()
    {
        QFile file(QFINDTESTDATA("../data/domains/virt-clone.xml"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<Finding> findings = found(file.readAll());
        QVERIFY(find(findings, u"name-empty"_s));
        QVERIFY(find(findings, u"xml-refused"_s));
    }

    void whatTheSchemaAloneRefuses()
    {
        const QByteArray xml = domainXml(interfaceXml("<target dev='tap-db01' managed='no'/>") + "\n<wonderful/>");
        if (checkDomainSchema(xml).outcome == SchemaVerdict::Outcome::NotChecked)
            QSKIP("libvirt's schema is not installed here.");
        const QList<Finding> findings = found(xml);
        const Finding* told = find(findings, u"xml-schema"_s);
        QVERIFY(told);
        QCOMPARE(told->severity, Severity::Risk);
    }

    void whatIsNoGuestIsSaid_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no XML") << QByteArray("root:x:0:0");
        QTest::newRow("another thing's XML") << QByteArray("<network><name>default</name></network>");
        QTest::newRow("entities") << QByteArray("<!DOCTYPE d [<!ENTITY a 'b'>]><domain>&a;</domain>");
    }

    void whatIsNoGuestIsSaid()
    {
        QFETCH(QByteArray, xml);
        const QList<Finding> findings = found(xml);
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.constFirst().id, u"xml-malformed"_s);
        QCOMPARE(findings.constFirst().severity, Severity::WillFail);
    }
};

QTEST_APPLESS_MAIN(TestChecksXml)
#include "tst_checksxml.moc"
