#include "xml/domainschema.h"
#include "xml/elementtable.h"
#include "xml/schema.h"

#include <pugixml.hpp>

#include <QDir>
#include <QFile>
#include <QMap>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

const QString schemas = u"/usr/share/libvirt/schemas"_s;

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString said(const QList<XmlProblem>& problems)
{
    QStringList lines;
    for (const XmlProblem& problem : problems)
        lines.append(QString::number(problem.line) + u": "_s + problem.message);
    return lines.join(u'\n');
}

// What libvirt's grammar allows in <interface>: attributes by the path of their element.
class Grammar
{
public:
    Grammar()
    {
        load(u"domain.rng"_s);
        walkDefinition("interface", {}, {});
    }

    QMap<QByteArray, QSet<QByteArray>> elements;

private:
    void load(const QString& file)
    {
        auto document = std::make_unique<pugi::xml_document>();
        document->load_file(QFile::encodeName(schemas + u'/' + file).constData());
        for (const auto& found : document->select_nodes("//define"))
            m_definitions[found.node().attribute("name").value()].append(found.node());
        for (const auto& found : document->select_nodes("//include")) {
            const QString name = QString::fromUtf8(found.node().attribute("href").value());
            if (!m_files.contains(name)) {
                m_files.insert(name);
                load(name);
            }
        }
        m_documents.push_back(std::move(document));
    }

    void walkDefinition(const QByteArray& name, const QByteArray& path, QSet<QByteArray> within)
    {
        if (within.contains(name))
            return;
        within.insert(name);
        const QList<pugi::xml_node> definitions = m_definitions.value(name);
        for (const pugi::xml_node& definition : definitions)
            walk(definition, path, within);
    }

    void walk(const pugi::xml_node& parent, const QByteArray& path, const QSet<QByteArray>& within)
    {
        for (const pugi::xml_node& node : parent.children()) {
            const QByteArrayView kind = node.name();
            const QByteArray name = node.attribute("name").value();
            if (kind == "element") {
                const QByteArray inner = path.isEmpty() ? name : path + '/' + name;
                elements[inner];
                walk(node, inner, within);
            } else if (kind == "attribute") {
                elements[path].insert(name);
            } else if (kind == "ref") {
                walkDefinition(name, path, within);
            } else {
                walk(node, path, within);
            }
        }
    }

    QMap<QByteArray, QList<pugi::xml_node>> m_definitions;
    QSet<QString> m_files { u"domain.rng"_s };
    std::vector<std::unique_ptr<pugi::xml_document>> m_documents;
};

} // namespace

class TestSchema : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void refusesBadText_data();
    void refusesBadText();
    void letsGoodTextPass_data();
    void letsGoodTextPass();
    void refusesTooMuch();
    void readsTenMegabytes();

    void theTableIsLibvirtsOwn();
    void theCorpusIsKnown_data();
    void theCorpusIsKnown();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();

    void theSchemaHasTheLastWord_data();
    void theSchemaHasTheLastWord();
    void withoutASchemaNothingIsChecked();
    void anotherVersionIsNotChecked_data();
    void anotherVersionIsNotChecked();
    void threadsMayCheckAtOnce();
};

void TestSchema::initTestCase()
{
    QVERIFY2(QFile::exists(schemas + u"/domain.rng"_s),
        "libvirt's schemas (of the package libvirt0 or libvirt-libs) are missing");
}

void TestSchema::refusesBadText_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, const QByteArray& xml, int line, const QString& part) {
        QTest::newRow(name) << xml << line << part;
    };
    row("no text", "", 1, u"empty"_s);
    row("blanks only", " \n ", 1, u"empty"_s);
    row("no XML", "hello", 1, u"not well-formed"_s);
    row("an end tag of another name", "<a>\n  <b>\n  </c>\n</a>", 3,
        u"“b”, which begins in line 2, is closed as “c”"_s);
    row("a text that ends early", "<a>\n<b>\n", 3, u"ends within"_s);
    row("a tag that ends early", "<a>\n<b x='1", 2, u"not well-formed"_s);
    row("an attribute twice", "<a>\n<b x='1' x='2'/></a>", 2, u"“x” is given twice"_s);
    row("an attribute without quotes", "<a x=1/>", 1, u"not well-formed"_s);
    row("two outermost elements", "<a/>\n<b/>", 2, u"after the end"_s);
    row("an unknown entity", "<a>\n&eacute;</a>", 2, u"“eacute”"_s);
    row("an unknown entity in an attribute", "<a\nx='&eacute;'/>", 2, u"“eacute”"_s);
    row("a bare ampersand", "<a>this & that</a>", 1, u"not well-formed"_s);
    row("an undeclared prefix", "<a>\n<qemu:arg/></a>", 2, u"“xmlns:qemu”"_s);
    row("a control character", "<a>\n\n<b>\x01</b></a>", 3, u"U+0001"_s);
    row("an escape character in an attribute", "<a b='\x1b[31m'/>", 1, u"U+001b"_s);
    row("a control character by number", "<a>\n&#2;</a>", 2, u"not well-formed"_s);
    row("a NUL byte", QByteArray("<a>\n\0</a>", 9), 2, u"U+0000"_s);
    row("a byte that is not UTF-8", "<a>\n\n\xe9</a>", 3, u"UTF-8"_s);
    row("a surrogate in UTF-8", "<a>\xed\xa0\x80</a>", 1, u"UTF-8"_s);
    row("UTF-16 with its mark", QByteArray("\xff\xfe<\0a\0/\0>\0", 10), 1, u"UTF-16"_s);
    row("UTF-16 without its mark", QByteArray("<\0a\0/\0>\0", 8), 1, u"UTF-16"_s);
    row("another declared encoding", "<?xml version='1.0' encoding='ISO-8859-1'?><a/>", 1, u"ISO-8859-1"_s);
    row("a document type", "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'>\n<a/>", 1, u"<!DOCTYPE"_s);
    row("a file as an entity", "<!DOCTYPE a [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>&f;</a>", 1, u"<!DOCTYPE"_s);
    row("a billion laughs",
        "<!DOCTYPE a [<!ENTITY l0 'ha'><!ENTITY l1 '&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;'>\n"
        "<!ENTITY l2 '&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;'>]><a b='&l2;'>&l2;</a>",
        1, u"<!DOCTYPE"_s);
    row("65 levels", QByteArray("<a>\n").repeated(65) + QByteArray("</a>").repeated(65), 65, u"64 levels"_s);
    row("a million levels", QByteArray("<a>").repeated(1'000'000), 1, u"64 levels"_s);
    row("a CDATA section without end", "<a>\n<![CDATA[ x </a>", 2, u"not well-formed"_s);
    row("a comment without end", "<a>\n<!-- </a>", 2, u"not well-formed"_s);
}

void TestSchema::refusesBadText()
{
    QFETCH(QByteArray, xml);
    QFETCH(QString, part);
    const QList<XmlProblem> problems = parseUntrusted(xml);
    QVERIFY(!problems.isEmpty());
    QVERIFY2(problems.first().message.contains(part), qPrintable(said(problems)));
    QTEST(problems.first().line, "line");
    QVERIFY(!checkInterfaceElements(xml).isEmpty());
    QCOMPARE(checkDomainSchema(xml).outcome, SchemaVerdict::Outcome::Invalid);
    QCOMPARE(checkInterfaceSchema(xml).outcome, SchemaVerdict::Outcome::Invalid);
}

void TestSchema::letsGoodTextPass_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("an element") << QByteArray("<a/>");
    QTest::newRow("a byte order mark") << QByteArray("\xef\xbb\xbf<a/>");
    QTest::newRow("a declaration") << QByteArray("<?xml version='1.0' encoding='utf-8'?>\n<a/>\n");
    QTest::newRow("a byte order mark and a declaration")
        << QByteArray("\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?>\n<a/>\n");
    QTest::newRow("CDATA, comment, instruction") << QByteArray("<a><![CDATA[<&]]><!-- - --><?x y?></a>");
    QTest::newRow("the five entities and a number")
        << QByteArray("<a b='&lt;&gt;&amp;&apos;&quot;&#10;'>&lt;&#x1f98a;</a>");
    QTest::newRow("64 levels") << QByteArray("<a>").repeated(64) + QByteArray("</a>").repeated(64);
    QTest::newRow("Windows line ends") << QByteArray("<a>\r\n\t<b/>\r\n</a>\r\n");
    QTest::newRow("a whole guest with namespaces") << contents(QFINDTESTDATA("../data/domains/q35-full.xml"));
}

void TestSchema::letsGoodTextPass()
{
    QFETCH(QByteArray, xml);
    QCOMPARE(said(parseUntrusted(xml)), QString());
}

void TestSchema::refusesTooMuch()
{
    const QByteArray xml = "<a>" + QByteArray(2000, 'x') + "</a>";
    QVERIFY(parseUntrusted(xml, 3000).isEmpty());
    QVERIFY(said(parseUntrusted(xml, 1024)).contains(u"larger"_s));
    const QByteArray interface = "<interface type='user'><!-- " + QByteArray(mostInterfaceBytes, 'x')
        + " --></interface>";
    QVERIFY(checkInterfaceSchema(interface).reason.contains(u"larger than 1 MiB"_s));
}

void TestSchema::readsTenMegabytes()
{
    const QByteArray xml = "<a>\n" + QByteArray("<b c='0123456789'>text</b>\n").repeated(400'000) + "</a>";
    QVERIFY(xml.size() > 10'000'000);
    QVERIFY(parseUntrusted(xml).isEmpty());
    QCOMPARE(parseUntrusted(QByteArray(xml).replace(xml.size() - 4, 4, "</b>")).first().line, 400'002);
}

void TestSchema::theTableIsLibvirtsOwn()
{
    const Grammar grammar;
    QVERIFY(grammar.elements.size() > 40);
    for (auto element = grammar.elements.constBegin(); element != grammar.elements.constEnd(); ++element) {
        const ElementRule* rule = findElement(element.key());
        QVERIFY2(rule, element.key().constData());
        const QByteArrayList known = knownAttributes(*rule);
        for (const QByteArray& attribute : element.value())
            QVERIFY2(known.contains(attribute), (element.key() + ' ' + attribute).constData());
    }
}

void TestSchema::theCorpusIsKnown_data()
{
    QTest::addColumn<QByteArray>("xml");
    const QDir corpus(QFINDTESTDATA("../data/interfaces"));
    const QStringList files = corpus.entryList({ u"*.xml"_s }, QDir::Files);
    for (const QString& file : files) {
        if (file != u"ethernet-script.xml"_s)
            QTest::newRow(qPrintable(file)) << contents(corpus.filePath(file));
    }
}

void TestSchema::theCorpusIsKnown()
{
    QFETCH(QByteArray, xml);
    QCOMPARE(said(checkInterfaceElements(xml)), QString());
}

void TestSchema::namesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("said");
    const auto row
        = [](const char* name, const QByteArray& body, const QString& words) { QTest::newRow(name) << body << words; };
    row("a misspelt attribute", "<target dev='tap0'\nmanged='no'/>",
        u"3: libvirt knows no attribute “manged” of “target”. Did you mean “managed”?"_s);
    row("a misspelt element", "<modle type='virtio'/>",
        u"2: libvirt knows no element “modle” in “interface”. Did you mean “model”?"_s);
    row("an element in the wrong place", "<driver><mtu size='9000'/></driver>",
        u"2: libvirt knows no element “mtu” in “driver”."_s);
    row("an element in the wrong case", "<MTU size='9000'/>",
        u"2: libvirt knows no element “MTU” in “interface”. Did you mean “mtu”?"_s);
    row("something far from anything", "<wonderful/>", u"2: libvirt knows no element “wonderful” in “interface”."_s);
    row("true for yes", "<target dev='tap0' managed='false'/>",
        u"2: “false” is no value of “managed” in “target”; libvirt knows yes, no."_s);
    row("markup in a name", "<target dev='tap0' managed='&lt;b&gt;'/>",
        u"2: “<b>” is no value of “managed” in “target”; libvirt knows yes, no."_s);
    row("managed='no' without a name", "<target managed='no'/>",
        u"2: managed='no' needs the name of the tap in “dev” of “target”: the guest would not start."_s);
    row("an empty name", "<target dev=''/>", u"2: The name of the tap in “dev” of “target” is empty."_s);
    row("a bridge of type ethernet", "<source bridge='br0'/>",
        u"2: libvirt ignores “bridge” of “source” on type 'ethernet'; the tap is named in “target”."_s);
    row("a VLAN", "<vlan><tag id='1'/></vlan>",
        u"2: libvirt sets no VLAN on type 'ethernet': the guest would not start. Set it on the switch's port."_s);
    row("a virtual port", "<virtualport type='openvswitch'/>",
        u"2: libvirt refuses “virtualport” on type 'ethernet'."_s);
    row("an isolated port", "<port isolated='yes'/>", u"2: libvirt refuses port isolation on type 'ethernet'."_s);
    row("a port that is not isolated", "<port isolated='no'/>", {});
    row("coalescing", "<coalesce/>", u"2: libvirt refuses “coalesce” on type 'ethernet'."_s);
    row("a floor", "<bandwidth>\n<inbound average='1' floor='1'/></bandwidth>",
        u"3: libvirt refuses “floor” except on some networks of its own."_s);
    row("the guest's own address", "<ip address='192.0.2.1' prefix='24'/>",
        u"2: “ip” outside of “source” is the guest's own address, which QEMU cannot set: libvirt refuses it."_s);
    row("an address for a tap of one's own",
        "<target dev='tap0' managed='no'/><source>\n<ip address='192.0.2.1' prefix='24'/></source>",
        u"3: libvirt adds this “ip” to the tap at each start and never removes it from a tap with managed='no': the "
        u"second start "
        "would fail."_s);
    row("an address for libvirt's own tap is fine",
        "<target dev='tap0'/><source><ip address='192.0.2.1' prefix='24'/></source>", {});
    row("two in order of their lines", "<modle type='x'/>\n<target manged='no'/>",
        u"2: libvirt knows no element “modle” in “interface”. Did you mean “model”?\n"
        "3: libvirt knows no attribute “manged” of “target”. Did you mean “managed”?"_s);
    row("foreign namespaces are no slip", "<target xmlns:x='urn:x' dev='tap0'/>", {});
}

void TestSchema::namesWhatIsWrong()
{
    QFETCH(QByteArray, body);
    QTEST(said(checkInterfaceElements("<interface type='ethernet'>\n" + body + "\n</interface>")), "said");
}

void TestSchema::theSchemaHasTheLastWord_data()
{
    using enum SchemaVerdict::Outcome;
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<int>("outcome");
    const auto row = [](const char* name, const char* xml, SchemaVerdict::Outcome outcome) {
        QTest::newRow(name) << QByteArray(xml) << int(outcome);
    };
    row("a good one", "<interface type='ethernet'><target dev='tap0' managed='no'/></interface>", Valid);
    row("one after a declaration", "<?xml version='1.0'?>\n<interface type='ethernet'/>\n", Valid);
    row("a misspelt attribute", "<interface type='ethernet'><target dev='tap0' manged='no'/></interface>", Invalid);
    row("a MAC for many", "<interface type='ethernet'><mac address='01:00:5e:00:00:01'/></interface>", Invalid);
    row("an unknown type", "<interface type='ethernett'/>", Invalid);
    row("a disk", "<disk/>", Invalid);
    row("a second device behind it", "<interface type='user'/><disk/>", Invalid);
}

void TestSchema::theSchemaHasTheLastWord()
{
    QFETCH(QByteArray, xml);
    const SchemaVerdict verdict = checkInterfaceSchema(xml);
    QTEST(int(verdict.outcome), "outcome");
    QCOMPARE(verdict.reason.isEmpty(), verdict.outcome == SchemaVerdict::Outcome::Valid);
    QCOMPARE(checkDomainSchema(contents(QFINDTESTDATA("../data/domains/q35-full.xml"))).reason, QString());
}

void TestSchema::withoutASchemaNothingIsChecked()
{
    const QByteArray xml = "<domain/>";
    QCOMPARE(DomainSchema({ u"/nonexistent"_s }).check(xml).outcome, SchemaVerdict::Outcome::NotChecked);
    QVERIFY(DomainSchema({}).check(xml).reason.contains(u"not installed"_s));

    const QTemporaryDir directory;
    QFile broken(directory.filePath(u"domain.rng"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><ref name='gone'/></start></grammar>");
    broken.close();
    const SchemaVerdict verdict = DomainSchema({ directory.path() }).check(xml);
    QCOMPARE(verdict.outcome, SchemaVerdict::Outcome::NotChecked);
    QVERIFY2(verdict.reason.contains(broken.fileName()), qPrintable(verdict.reason));
}

void TestSchema::anotherVersionIsNotChecked_data()
{
    using Outcome = SchemaVerdict::Outcome;
    QTest::addColumn<unsigned long>("here");
    QTest::addColumn<unsigned long>("there");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("the same") << 9'000'000UL << 9'000'000UL << Outcome::Valid;
    QTest::newRow("another release of it") << 9'000'000UL << 9'000'004UL << Outcome::Valid;
    QTest::newRow("an older host") << 9'000'000UL << 8'010'000UL << Outcome::NotChecked;
    QTest::newRow("a newer host") << 9'000'000UL << 9'001'000UL << Outcome::NotChecked;
    QTest::newRow("a version that is not known") << 9'000'000UL << 0UL << Outcome::Valid;
}

void TestSchema::anotherVersionIsNotChecked()
{
    QFETCH(unsigned long, here);
    QFETCH(unsigned long, there);
    const QByteArray xml = "<interface type='ethernet'><target dev='t0' managed='no'/></interface>";
    const SchemaVerdict verdict = checkInterfaceSchema(xml, { .here = here, .there = there });
    QTEST(verdict.outcome, "outcome");
    QCOMPARE(
        verdict.reason.contains(u"the host runs libvirt"_s), verdict.outcome == SchemaVerdict::Outcome::NotChecked);
    const SchemaVerdict broken = checkInterfaceSchema("<interface", { .here = here, .there = there });
    QCOMPARE(broken.outcome, SchemaVerdict::Outcome::Invalid); // whatever the version
}

void TestSchema::threadsMayCheckAtOnce()
{
    const QByteArray good = contents(QFINDTESTDATA("../data/domains/q35-full.xml"));
    const QByteArray bad = QByteArray(good).replace("<rom bar='off'/>", "<rom baz='off'/>");
    std::atomic<int> right = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(QThread::create([&, i] {
            for (int round = 0; round < 25; ++round) {
                const bool isGood = (i + round) % 2 == 0;
                const auto outcome = checkDomainSchema(isGood ? good : bad).outcome;
                right += outcome == (isGood ? SchemaVerdict::Outcome::Valid : SchemaVerdict::Outcome::Invalid) ? 1 : 0;
                right += parseUntrusted(isGood ? good : QByteArray("<a>")).isEmpty() == isGood ? 1 : 0;
            }
        }));
        threads.back()->start();
    }
    for (const auto& thread : threads)
        QVERIFY(thread->wait(30'000));
    QCOMPARE(right.load(), 200);
}

QTEST_APPLESS_MAIN(TestSchema)
#include "tst_schema.moc"
