#include "xml/secrets.h"

#include <QFile>
#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

class TestXmlSecrets : public QObject
{
    Q_OBJECT

private slots:
    void leavesOutOnlySecrets_data();
    void leavesOutOnlySecrets();
    void keepsTheRestOfAGuest();
    void refusesWhatIsNoXml();
};

void TestXmlSecrets::leavesOutOnlySecrets_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("removed");
    const auto row = [](const char* name, const QString& before, const QString& after, int removed) {
        QTest::newRow(name) << before << after << removed;
    };
    row("a VNC password", u"<d><graphics type='vnc' passwd='x'\n port='1'/></d>"_s,
        u"<d><graphics type='vnc'\n port='1'/></d>"_s, 1);
    row("a password of both quotes", u"<d><graphics passwd=\"it's\" connected='keep'/></d>"_s,
        u"<d><graphics connected='keep'/></d>"_s, 1);
    row("a password and when it ends", u"<d><graphics passwd='a>b' passwdValidTo='2030'/></d>"_s,
        u"<d><graphics/></d>"_s, 2);
    row("cookies of a disk", u"<d>\n  <cookies>\n    <cookie name='s'>abc</cookie>\n  </cookies>\n  <e/></d>"_s,
        u"<d>\n\n  <e/></d>"_s, 1);
    row("a secret object of QEMU", u"<d><qemu:arg value='secret,id=s,data=pw,format=raw'/></d>"_s,
        u"<d><qemu:arg value='secret,id=s,data=,format=raw'/></d>"_s, 1);
    row("a password in an argument", u"<d><qemu:arg value='addr=::,password=pw'/></d>"_s,
        u"<d><qemu:arg value='addr=::,password='/></d>"_s, 1);
    row("a password in the environment", u"<d><qemu:env name='X_PASSWORD' value='pw'/></d>"_s,
        u"<d><qemu:env name='X_PASSWORD' value=''/></d>"_s, 1);
    row("a reference to a secret tells nothing", u"<d><auth username='u'><secret type='ceph' usage='c'/></auth></d>"_s,
        u"<d><auth username='u'><secret type='ceph' usage='c'/></auth></d>"_s, 0);
    row("data of something else", u"<d><qemu:arg value='driver=x,data=y'/></d>"_s,
        u"<d><qemu:arg value='driver=x,data=y'/></d>"_s, 0);
    row("text in a comment that looks like one", u"<d><!-- <graphics passwd='x'/> --></d>"_s,
        u"<d><!-- <graphics passwd='x'/> --></d>"_s, 0);
    row("letters beyond ASCII before it", u"<d t='é🦊'><qemu:arg value='é,password=ü,x=1'/></d>"_s,
        u"<d t='é🦊'><qemu:arg value='é,password=,x=1'/></d>"_s, 1);
}

void TestXmlSecrets::leavesOutOnlySecrets()
{
    QFETCH(QString, before);
    const auto stripped = stripSecrets(before.toUtf8());
    QVERIFY(stripped);
    QTEST(stripped->xml, "after");
    QTEST(int(stripped->removed.size()), "removed");
}

void TestXmlSecrets::keepsTheRestOfAGuest()
{
    QFile file(QFINDTESTDATA("../data/domains/q35-full.xml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray expected = file.readAll();
    const auto stripped = stripSecrets(expected);
    QVERIFY(stripped);
    expected.replace(" passwd='hunter2' passwdValidTo='2030-01-01T00:00:00'", "")
        .replace("letmein", "")
        .replace("swordfish", "");
    QCOMPARE(stripped->xml.toUtf8(), expected);
    QCOMPARE(stripped->removed.size(), 4);
    QVERIFY(!stripped->removed.join(u' ').contains(u"hunter2"_s));
}

void TestXmlSecrets::refusesWhatIsNoXml()
{
    const auto stripped = stripSecrets("<domain");
    QVERIFY(!stripped);
    QVERIFY(!stripped.error().message.isEmpty());
}

QTEST_APPLESS_MAIN(TestXmlSecrets)
#include "tst_xmlsecrets.moc"
