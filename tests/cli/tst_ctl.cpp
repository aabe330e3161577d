#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Said
{
    int code = -1;
    QString out;
    QString err;

    QJsonArray rows() const { return QJsonDocument::fromJson(out.toUtf8()).array(); }
};

Said run(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(QStringLiteral(PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(30000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return { process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError()) };
}

QStringList words(const QString& line)
{
    return line.split(u' ', Qt::SkipEmptyParts);
}

QJsonObject rowOf(const QJsonArray& rows, const QString& key, const QString& value)
{
    for (const QJsonValue& row : rows) {
        if (row[key].toString() == value)
            return row.toObject();
    }
    return {};
}

} // namespace

// virt-tapctl as a person or a script calls it, on the demo host.
class TestCtl : public QObject
{
    Q_OBJECT

private slots:
    void exitCodesTellWhatHappened_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("a list is done") << u"--demo guests"_s << 0 << u""_s;
        QTest::newRow("a check finds what is wrong") << u"--demo check"_s << 1 << u""_s;
        QTest::newRow("a check of a guest that is as it should be") << u"--demo check --guest web01"_s << 0 << u""_s;
        QTest::newRow("but not with every risk") << u"--demo check --guest web02 --fail-on risk"_s << 1 << u""_s;
        QTest::newRow("a severity that is none is a wrong call")
            << u"--demo check --fail-on unknown"_s << 2 << u"--fail-on"_s;
        QTest::newRow("help needs no host") << u"--help"_s << 0 << u""_s;
        QTest::newRow("no command is a wrong call") << u"--demo"_s << 2 << u"One command is needed"_s;
        QTest::newRow("an unknown command too") << u"--demo frobnicate"_s << 2 << u"One command is needed"_s;
        QTest::newRow("an unknown option too") << u"--demo guests --frob"_s << 2 << u"frob"_s;
        QTest::newRow("xml without a target too") << u"--demo xml --guest web01"_s << 2 << u"--target"_s;
        QTest::newRow("plan without a guest too") << u"--demo plan --target tap-x"_s << 2 << u"--guest"_s;
        QTest::newRow("a MAC address that is none too")
            << u"--demo xml --target tap-x --mac 52:54"_s << 2 << u"--mac"_s;
        QTest::newRow("a number that is none too") << u"--demo xml --target tap-x --mtu many"_s << 2 << u"--mtu"_s;
        QTest::newRow("a format that is none too")
            << u"--demo plan --guest web01 --target tap-x --format png"_s << 2 << u"--format"_s;
        QTest::newRow("a guest that is not there is refused")
            << u"--demo interfaces --guest nosuch"_s << 1 << u"“nosuch”"_s;
        QTest::newRow("an interface that is not there is refused")
            << u"--demo plan --guest web01 --target tap-spare --replace tap-nosuch"_s << 1 << u"“tap-nosuch”"_s;
        QTest::newRow("a name of libvirt's is refused") << u"--demo xml --target vnet3"_s << 1 << u"“vnet3”"_s;
        QTest::newRow("a name too long is refused") << u"--demo xml --target tap-0123456789ab"_s << 1 << u"15"_s;
        QTest::newRow("a multicast MAC is refused")
            << u"--demo xml --target tap-x --mac 01:00:5e:00:00:01"_s << 1 << u"multicast"_s;
        QTest::newRow("a tap in use is refused")
            << u"--demo apply --yes --guest web02 --target tap-web01"_s << 1 << u"tap-web01"_s;
        QTest::newRow("a host that cannot be reached")
            << u"-c qemu+unix:///system?socket=/nosuch/socket guests"_s << 3 << u"/nosuch/socket"_s;
        QTest::newRow("a URI that is none") << u"-c nosuch:///x guests"_s << 3 << u""_s;
    }

    void exitCodesTellWhatHappened()
    {
        QFETCH(QString, call);
        QFETCH(QString, says);
        const Said said = run(words(call));
        QTEST(said.code, "code");
        QVERIFY2(said.err.contains(says), qPrintable(said.err));
        QVERIFY2(said.code == 0 || said.out.isEmpty() || call.contains(u"apply"_s) || call.contains(u"check"_s),
            "what failed prints no result");
    }

    void guestsAreListed()
    {
        const QJsonArray rows = run({ u"--demo"_s, u"guests"_s, u"--json"_s }).rows();
        const QJsonObject running = rowOf(rows, u"name"_s, u"web01"_s);
        QCOMPARE(running[u"state"_s].toString(), u"running"_s);
        QCOMPARE(running[u"interfaces"_s].toInt(), 2);
        QVERIFY(running[u"persistent"_s].toBool());
        const QJsonObject tainted = rowOf(rows, u"name"_s, u"old07"_s);
        QCOMPARE(tainted[u"taints"_s].toArray().size(), 1);
        QVERIFY(run({ u"--demo"_s, u"guests"_s }).out.contains(u"web01"_s));
    }

    void findingsAreOneArray()
    {
        const Said said = run({ u"--demo"_s, u"check"_s, u"--json"_s });
        const QJsonObject missing = rowOf(said.rows(), u"id"_s, u"tap-missing"_s);
        QCOMPARE(missing[u"severity"_s].toString(), u"will-fail"_s);
        QCOMPARE(missing[u"guest"_s].toString(), u"cache01"_s);
        QCOMPARE(missing[u"tap"_s].toString(), u"tap-cache01"_s);
        QCOMPARE(missing[u"fix"_s][u"id"_s].toString(), u"make-tap"_s);
        QCOMPARE(missing[u"fix"_s][u"arguments"_s][u"tap"_s].toString(), u"tap-cache01"_s);
        for (const QJsonValue& row : said.rows()) {
            for (const QString& key : { u"id"_s, u"severity"_s, u"connection"_s, u"guest"_s, u"interface"_s, u"tap"_s,
                     u"message"_s, u"evidence"_s, u"fix"_s })
                QVERIFY2(row.toObject().contains(key), qPrintable(key));
        }
    }

    void interfacesAreOneArray()
    {
        const Said said = run({ u"--demo"_s, u"interfaces"_s, u"--json"_s });
        const QJsonArray rows = said.rows();
        QVERIFY(rows.size() > 20);
        const QStringList keys { u"guest"_s, u"uuid"_s, u"scope"_s, u"index"_s, u"type"_s, u"source"_s, u"target"_s,
            u"managed"_s, u"mac"_s, u"model"_s, u"queues"_s, u"mtu"_s, u"link"_s, u"script"_s, u"tap"_s };
        for (const QJsonValue& row : rows) {
            for (const QString& key : keys)
                QVERIFY2(row.toObject().contains(key), qPrintable(key));
            QVERIFY(row[u"scope"_s] == u"live"_s || row[u"scope"_s] == u"config"_s);
        }
        const QJsonArray one = run({ u"--demo"_s, u"interfaces"_s, u"--guest"_s, u"db01"_s, u"--json"_s }).rows();
        QCOMPARE(one.size(), 2); // live and config
        QCOMPARE(one[0][u"tap"_s].toString(), u"tap-db01"_s);
        QCOMPARE(one[0][u"managed"_s], QJsonValue(false));
        const QString uuid = one[0][u"uuid"_s].toString();
        QCOMPARE(run({ u"--demo"_s, u"interfaces"_s, u"--guest"_s, uuid, u"--json"_s }).rows(), one);
    }

    void tapsAreListed()
    {
        const QJsonArray rows = run({ u"--demo"_s, u"taps"_s, u"--json"_s }).rows();
        const QJsonObject used = rowOf(rows, u"name"_s, u"tap-web01"_s);
        QCOMPARE(used[u"bridge"_s].toString(), u"br0"_s);
        QCOMPARE(used[u"used_by"_s][0][u"guest"_s].toString(), u"web01"_s);
        QCOMPARE(used[u"in_use"_s], QJsonValue(true));
        const QJsonObject open = rowOf(rows, u"name"_s, u"tap-open"_s);
        QCOMPARE(open[u"anybody"_s], QJsonValue(true));
        QVERIFY(open[u"owner"_s].isNull());
        QVERIFY(rowOf(rows, u"name"_s, u"br0"_s).isEmpty());
    }

    void xmlIsWhatLibvirtTakes()
    {
        const Said said = run(
            words(u"--demo xml --guest db02 --target tap-spare-mq --mac 52:54:00:aa:bb:cc --queues 4 --mtu 9000"_s));
        QCOMPARE(said.code, 0);
        QCOMPARE(said.out,
            u"<interface type='ethernet'>\n  <mac address='52:54:00:aa:bb:cc'/>\n"
            "  <target dev='tap-spare-mq' managed='no'/>\n  <model type='virtio'/>\n  <driver queues='4'/>\n"
            "  <mtu size='9000'/>\n</interface>\n"_s);
    }

    void aPlanIsPrinted_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("begins");
        QTest::addColumn<QString>("contains");
        QTest::newRow("as a script") << u"shell"_s << u"#!/bin/bash\n"_s << u"virsh -c \"$uri\""_s;
        QTest::newRow("as interface XML") << u"xml"_s << u"<interface type='ethernet'>\n"_s << u"managed='no'"_s;
        QTest::newRow("as domain XML") << u"domain-xml"_s << u"<domain "_s
                                       << u"<target dev='tap-spare' managed='no'/>"_s;
    }

    void aPlanIsPrinted()
    {
        QFETCH(QString, format);
        QFETCH(QString, begins);
        QFETCH(QString, contains);
        const Said said = run(
            { u"--demo"_s, u"plan"_s, u"--guest"_s, u"web02"_s, u"--target"_s, u"tap-spare"_s, u"--format"_s, format });
        QVERIFY2(said.code == 0, qPrintable(said.err));
        QVERIFY2(said.out.startsWith(begins), qPrintable(said.out));
        QVERIFY2(said.out.contains(contains), qPrintable(said.out));
    }

    void aReplacementKeepsTheMacAddress()
    {
        const QJsonObject old
            = run({ u"--demo"_s, u"interfaces"_s, u"--guest"_s, u"db02"_s, u"--json"_s }).rows()[0].toObject();
        const QString mac = old[u"mac"_s].toString();
        const Said said = run({ u"--demo"_s, u"plan"_s, u"--guest"_s, u"db02"_s, u"--replace"_s, mac, u"--target"_s,
            u"tap-spare"_s, u"--queues"_s, u"0"_s, u"--format"_s, u"xml"_s });
        QVERIFY2(said.code == 0, qPrintable(said.err));
        QVERIFY(said.out.contains(u"<mac address='%1'/>"_s.arg(mac)));
    }

    void applyAsksFirst_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("no") << QByteArray("n\n");
        QTest::newRow("nothing") << QByteArray("\n");
        QTest::newRow("the end of the input") << QByteArray();
    }

    void applyAsksFirst()
    {
        QFETCH(QByteArray, answer);
        const Said said
            = run({ u"--demo"_s, u"apply"_s, u"--guest"_s, u"web02"_s, u"--target"_s, u"tap-spare"_s }, answer);
        QCOMPARE(said.code, 1);
        QVERIFY2(said.out.contains(u"[y/N]"_s) && said.err.contains(u"Nothing was changed."_s), qPrintable(said.err));
    }
};

QTEST_GUILESS_MAIN(TestCtl)
#include "tst_ctl.moc"
