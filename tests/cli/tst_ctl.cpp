#include <QFile>
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
        QTest::newRow("taints that are found") << u"--demo taint"_s << 1 << u""_s;
        QTest::newRow("a guest without any") << u"--demo taint --guest web01"_s << 0 << u""_s;
        QTest::newRow("taints of a guest that is not there") << u"--demo taint --guest nosuch"_s << 1 << u"“nosuch”"_s;
        QTest::newRow("a file to audit that is not there") << u"audit /nosuch"_s << 1 << u"/nosuch"_s;
        QTest::newRow("two files to audit") << u"audit a b"_s << 2 << u"One command is needed"_s;
        QTest::newRow("a check finds what is wrong") << u"--demo check"_s << 1 << u""_s;
        QTest::newRow("a check of a guest that is as it should be") << u"--demo check --guest web01"_s << 0 << u""_s;
        QTest::newRow("but not with every risk") << u"--demo check --guest web02 --fail-on risk"_s << 1 << u""_s;
        QTest::newRow("a file to check that is not there") << u"--demo check /nosuch"_s << 1 << u"/nosuch"_s;
        QTest::newRow("a file that is no XML") << u"--demo check /etc/passwd"_s << 1 << u""_s;
        QTest::newRow("a file to check and a guest") << u"--demo check a --guest web01"_s << 2 << u"--guest"_s;
        QTest::newRow("two files to check") << u"--demo check a b"_s << 2 << u"One command is needed"_s;
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
        QTest::newRow("a list takes no names") << u"--demo taps tap-spare"_s << 2 << u"One command is needed"_s;
        QTest::newRow("a tap needs a name") << u"--demo create-tap"_s << 2 << u"name of a tap"_s;
        QTest::newRow("a tap named twice") << u"--demo delete-tap tap-a tap-a"_s << 2 << u"twice"_s;
        QTest::newRow("a user and a group") << u"--demo create-tap tap-a --user 0 --group 0"_s << 2 << u"--group"_s;
        QTest::newRow("a user of a tap that is not made")
            << u"--demo apply --guest web02 --target tap-spare --user 0"_s << 2 << u"--create"_s;
        QTest::newRow("a bridge of a tap that is not made")
            << u"--demo plan --guest web02 --target tap-spare --bridge br0"_s << 2 << u"--create"_s;
        QTest::newRow("two bridges") << u"--demo update-tap tap-spare --bridge br0 --no-bridge"_s << 2
                                     << u"--no-bridge"_s;
        QTest::newRow("up and down") << u"--demo update-tap tap-spare --up --down"_s << 2 << u"--down"_s;
        QTest::newRow("a change of nothing") << u"--demo update-tap tap-spare"_s << 2 << u"not said"_s;
        QTest::newRow("a guest's option for a tap") << u"--demo create-tap tap-a --guest web01"_s << 2 << u"--guest"_s;
        QTest::newRow("only what is planned is created")
            << u"--demo xml --target tap-a --create"_s << 2 << u"--create"_s;
        QTest::newRow("a user who is not there is refused")
            << u"--demo create-tap tap-a --user no-such-user --yes"_s << 1 << u"“no-such-user”"_s;
        QTest::newRow("a name that is taken is refused")
            << u"--demo create-tap tap-spare --yes"_s << 1 << u"“tap-spare”"_s;
        QTest::newRow("a bridge that is not there is refused")
            << u"--demo create-tap tap-a --bridge br9 --yes"_s << 1 << u"“br9”"_s;
        QTest::newRow("a tap of somebody else is refused")
            << u"--demo delete-tap tap-db02 --yes"_s << 1 << u"“tap-db02”"_s;
        QTest::newRow("a tap that a guest holds is not deleted")
            << u"--demo delete-tap tap-web01 --yes"_s << 1 << u"“tap-web01” is in use"_s;
        QTest::newRow("a tap that is there is not created for a guest")
            << u"--demo apply --yes --create --guest web02 --target tap-spare"_s << 1 << u"“tap-spare”"_s;
        QTest::newRow("nor one on a bridge that is not there")
            << u"--demo apply --yes --create --guest web02 --target tap-a --bridge br9"_s << 1 << u"“br9”"_s;
        QTest::newRow("a plan that is not there") << u"--demo apply /nosuch --yes"_s << 1 << u"/nosuch"_s;
        QTest::newRow("a plan that is none") << u"--demo apply /etc/passwd --yes"_s << 1 << u"no JSON"_s;
        QTest::newRow("a directory is no plan") << u"--demo apply / --yes"_s << 1 << u"cannot be read"_s;
        QTest::newRow("a plan and what says otherwise")
            << u"--demo apply plan.json --target tap-a"_s << 2 << u"--target"_s;
        QTest::newRow("networkd's files of no new tap")
            << u"--demo plan --guest web02 --target tap-spare --format networkd"_s << 1 << u"makes no tap"_s;
        QTest::newRow("other names for a list") << u"--demo guests --anonymise"_s << 2 << u"--anonymise"_s;
        QTest::newRow("two plans") << u"--demo apply a b"_s << 2 << u"One command is needed"_s;
        QTest::newRow("a plan by the input, and a question") << u"--demo apply -"_s << 2 << u"--yes"_s;
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
        // What asks says what it is about to do; check and taint find something.
        const bool speaks = std::ranges::any_of(QStringList { u"--yes"_s, u"apply"_s, u"check"_s, u"taint"_s },
            [&](const QString& word) { return call.contains(word); });
        QVERIFY2(said.code == 0 || said.out.isEmpty() || speaks, "what failed prints no result");
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

    void taintsAreListed()
    {
        const QJsonArray rows = run(words(u"--demo taint --guest old07 --json"_s)).rows();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0][u"when"_s].toString(), u"now"_s);
        QCOMPARE(rows[1][u"when"_s].toString(), u"next-start"_s);
        for (const QJsonValue& row : rows) {
            QCOMPARE(row[u"flag"_s].toString(), u"shell-scripts"_s);
            QCOMPARE(row[u"text"_s].toString(), u"tainted: network configuration using opaque shell scripts"_s);
            QCOMPARE(row[u"places"_s][0][u"value"_s].toString(), u"/etc/qemu-ifup"_s);
            QVERIFY(row[u"places"_s][0][u"line"_s].toInt() > 1);
        }
        const QJsonObject saved = run(words(u"--demo taint --guest report01 --json"_s)).rows()[0].toObject();
        QCOMPARE(saved[u"certain"_s].toString(), u"unknown"_s); // its saved state cannot be read there
        QVERIFY(saved[u"flag"_s].isNull());
    }

    void aSettingsFileIsAudited()
    {
        const Said found = run(words(u"audit - --json"_s), "user = \"root\"\n#group = \"root\"\n");
        QCOMPARE(found.code, 1);
        QCOMPARE(found.rows().size(), 1);
        QCOMPARE(found.rows()[0][u"taint"_s].toString(), u"high-privileges"_s);
        const Said good = run(words(u"audit -"_s), "user = \"libvirt-qemu\"\n");
        QCOMPARE(good.code, 0);
        QVERIFY(!good.out.isEmpty());
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

    void aFileIsChecked_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("id"); // empty: nothing as bad as to fail
        QTest::addColumn<int>("code");
        QTest::newRow("a tap that is free") << u"dev='tap-spare' managed='no'"_s << u""_s << 0;
        QTest::newRow("a misspelt attribute") << u"dev='tap-spare' manged='no'"_s << u"xml-unknown-attribute"_s << 1;
        QTest::newRow("what that leads to") << u"dev='tap-spare' manged='no'"_s << u"tap-managed"_s << 1;
        QTest::newRow("a value that is none") << u"dev='tap-spare' managed='nope'"_s << u"xml-unknown-value"_s << 1;
        QTest::newRow("a name that libvirt drops") << u"dev='vnet7'"_s << u"xml-name-dropped"_s << 1;
        QTest::newRow("no name") << u"managed='no'"_s << u"name-empty"_s << 1;
        QTest::newRow("a tap that a guest has") << u"dev='tap-web01' managed='no'"_s << u"name-used-live"_s << 0;
        QTest::newRow("a tap that there is not") << u"dev='tap-nosuch' managed='no'"_s << u"tap-missing"_s << 0;
    }

    void aFileIsChecked()
    {
        QFETCH(QString, target);
        QFETCH(QString, id);
        QFETCH(int, code);
        const QString interface = u"<interface type='ethernet'>\n<mac address='52:54:00:99:00:01'/>\n<target %1/>\n"
                                  "<model type='virtio'/>\n</interface>\n"_s.arg(target);
        const QString domain = u"<domain type='kvm'>\n<name>copy</name>\n<memory>32768</memory>\n"
                               "<os><type>hvm</type></os>\n<devices>\n%1</devices>\n</domain>\n"_s.arg(interface);
        for (const auto& [text, line] : { std::pair(interface, 3), std::pair(domain, 8) }) {
            const Said said = run(words(u"--demo check - --json"_s), text.toUtf8());
            QVERIFY2(said.code == code, qPrintable(said.out + said.err));
            if (id.isEmpty())
                continue;
            const QJsonObject row = rowOf(said.rows(), u"id"_s, id);
            QVERIFY2(!row.isEmpty(), qPrintable(said.out));
            if (id.startsWith(u"xml-"_s))
                QCOMPARE(row[u"evidence"_s][u"line"_s].toString(), QString::number(line));
            const QString sentences = run(words(u"--demo check -"_s), text.toUtf8()).out;
            QVERIFY2(sentences.contains(row[u"message"_s].toString()), qPrintable(sentences));
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
        QTest::newRow("as networkd's files")
            << u"networkd --create"_s << u"# /etc/systemd/network/50-tap-x.netdev\n"_s << u"Kind=tap"_s;
        QTest::newRow("as NetworkManager's")
            << u"nm --create --bridge br0"_s << u"# /etc/NetworkManager/system-connections/tap-x.nmconnection\n"_s
            << u"slave-type=bridge"_s;
        QTest::newRow("as JSON") << u"json"_s << u"{"_s << u"\"virt-tap plan\""_s;
    }

    void aPlanIsPrinted()
    {
        QFETCH(QString, format);
        QFETCH(QString, begins);
        QFETCH(QString, contains);
        const QString tap = format.contains(u"--create") ? u"tap-x"_s : u"tap-spare"_s;
        const Said said = run(words(u"--demo plan --guest web02 --target %1 --format %2"_s.arg(tap, format)));
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

    void tapsAreMadeChangedAndDeleted_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("steps");
        QTest::newRow("several are made")
            << u"create-tap tap-a tap-b --bridge br0 --recreate-at-boot"_s << u"create-tap tap-a, create-tap tap-b"_s;
        QTest::newRow("one of several queues, for a group")
            << u"create-tap tap-a --queues 4 --mtu 9000 --group 0"_s << u"create-tap tap-a"_s;
        QTest::newRow("one is changed") << u"update-tap tap-spare --mtu 1400 --no-bridge --down"_s
                                        << u"update-tap tap-spare"_s;
        QTest::newRow("one is deleted") << u"delete-tap tap-spare"_s << u"delete-tap tap-spare"_s;
        QTest::newRow("one is made for a guest") << u"apply --guest web02 --target tap-a --create --bridge br0"_s
                                                 << u"create-tap tap-a, attach-interface tap-a"_s;
    }

    void tapsAreMadeChangedAndDeleted()
    {
        QFETCH(QString, call);
        QFETCH(QString, steps);
        const Said said = run(words(u"--demo --yes --json "_s + call));
        QVERIFY2(said.code == 0, qPrintable(said.err));
        const QJsonObject answer = QJsonDocument::fromJson(said.out.toUtf8()).object();
        QCOMPARE(answer[u"result"_s].toString(), u"done"_s);
        QVERIFY(answer[u"error"_s].isNull());
        QVERIFY(answer[u"left"_s].toArray().isEmpty());
        QStringList taken;
        for (const QJsonValue& step : answer[u"steps"_s].toArray()) {
            QCOMPARE(step[u"state"_s].toString(), u"done"_s);
            taken.append(step[u"step"_s].toString() + u' ' + step[u"tap"_s].toString());
        }
        QCOMPARE(taken.join(u", "_s), steps);
    }

    void whatFailsIsToldAsJson()
    {
        const Said said = run(words(u"--demo --yes --json delete-tap tap-spare tap-web01"_s));
        QCOMPARE(said.code, 1);
        const QJsonObject answer = QJsonDocument::fromJson(said.out.toUtf8()).object();
        QCOMPARE(answer[u"result"_s].toString(), u"failed"_s);
        QVERIFY(answer[u"error"_s].toString().contains(u"tap-web01"_s));
        QCOMPARE(answer[u"steps"_s].toArray().size(), 2);
    }

    void tapsAreRepaired()
    {
        const Said all = run(words(u"--demo --yes --json repair"_s));
        QVERIFY2(all.code == 0, qPrintable(all.err));
        QCOMPARE(all.rows(), (QJsonArray { u"tap-cache01"_s, u"tap-lonely"_s }));
        const Said none = run(words(u"--demo --yes --json repair tap-spare"_s));
        QCOMPARE(none.code, 0);
        QVERIFY(none.rows().isEmpty());
    }

    void theScriptOfAPlanCreatesTheTap()
    {
        const Said said = run(words(u"--demo plan --guest web02 --target tap-a --create --bridge br0"_s));
        QVERIFY2(said.code == 0, qPrintable(said.err));
        QVERIFY(said.out.contains(u"as_root ip tuntap add dev tap-a mode tap user root\n"_s));
        QVERIFY(said.out.contains(u"as_root ip tuntap del dev tap-a mode tap "_s));
    }

    void aPlanIsCarriedOutFromAFile_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("steps");
        QTest::newRow("one more interface") << u"--guest web02 --target tap-spare"_s << u"attach-interface tap-spare"_s;
        QTest::newRow("one with its tap")
            << u"--guest web02 --target tap-a --create --bridge br0"_s << u"create-tap tap-a, attach-interface tap-a"_s;
        QTest::newRow("one in the place of another") << u"--guest db02 --replace tap-db02 --target tap-a --create"_s
                                                     << u"create-tap tap-a, update-interface tap-a"_s;
    }

    void aPlanIsCarriedOutFromAFile()
    {
        QFETCH(QString, call);
        const Said plan = run(words(u"--demo plan --format json "_s + call));
        QVERIFY2(plan.code == 0, qPrintable(plan.err));
        const Said said = run(words(u"--demo apply - --yes --json"_s), plan.out.toUtf8());
        QVERIFY2(said.code == 0, qPrintable(said.err));
        QStringList taken;
        for (const QJsonValue& step : QJsonDocument::fromJson(said.out.toUtf8())[u"steps"_s].toArray())
            taken.append(step[u"step"_s].toString() + u' ' + step[u"tap"_s].toString());
        QTEST(taken.join(u", "_s), "steps");
    }

    void aPlanIsCheckedAnew_data()
    {
        QTest::addColumn<QString>("was");
        QTest::addColumn<QString>("is");
        QTest::addColumn<QString>("says");
        QTest::newRow("another host") << u"\"connection\": \""_s << u"\"connection\": \"qemu:///x"_s << u"done"_s;
        QTest::newRow("a guest that is gone") << u"000000000002\""_s << u"0000000000ff\""_s << u"There is no guest"_s;
        QTest::newRow("another config") << u"1048576"_s << u"2097152"_s << u"+   <memory unit='KiB'>1048576</memory>"_s;
        QTest::newRow("a tap that is there") << u"tap-a"_s << u"tap-spare"_s << u"“tap-spare”"_s;
        QTest::newRow("a bridge that is gone") << u"\"br0\""_s << u"\"br9\""_s << u"“br9”"_s;
        QTest::newRow("a name of libvirt's") << u"tap-a"_s << u"vnet7"_s << u"“vnet7”"_s;
    }

    void aPlanIsCheckedAnew()
    {
        QFETCH(QString, was);
        QFETCH(QString, is);
        QFETCH(QString, says);
        QString plan
            = run(words(u"--demo plan --guest web02 --target tap-a --create --bridge br0 --format json"_s)).out;
        QVERIFY(plan.contains(was));
        const Said said = run(words(u"--demo apply - --yes"_s), plan.replace(was, is).toUtf8());
        QCOMPARE(said.code, says == "done"_L1 ? 0 : 1);
        QVERIFY2((said.out + said.err).contains(says), qPrintable(said.err));
    }

    void plansForManyGuestsAreCarriedOut_data()
    {
        QTest::addColumn<QString>("second"); // the guest that the second plan is for
        QTest::addColumn<QString>("option");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("both") << u"report01"_s << u"--yes"_s << 0 << u"done: Create the tap “tap-b”"_s;
        QTest::newRow("both, as JSON") << u"report01"_s << u"--yes --json"_s << 0 << u"\"result\": \"done\""_s;
        QTest::newRow("a guest twice") << u"web02"_s << u"--yes"_s << 1 << u"plans[1]"_s;
        QTest::newRow("one of which is gone") << u"gone"_s << u"--yes"_s << 1 << u"There is no guest"_s;
    }

    void plansForManyGuestsAreCarriedOut()
    {
        QFETCH(QString, second);
        QFETCH(QString, option);
        QFETCH(int, code);
        QFETCH(QString, says);
        QJsonArray plans;
        for (const QString& guest : { u"web02"_s, second == "gone"_L1 ? u"report01"_s : second }) {
            const QString call
                = u"--demo plan --guest %1 --target tap-%2 --create --bridge br0 --config --format json"_s;
            const Said plan = run(words(call.arg(guest, plans.isEmpty() ? u"a"_s : u"b"_s)));
            QVERIFY2(plan.code == 0, qPrintable(plan.err));
            plans.append(QJsonDocument::fromJson(plan.out.toUtf8()).object());
        }
        QByteArray file = QJsonDocument(
            QJsonObject { { u"format"_s, u"virt-tap plans"_s }, { u"version"_s, 1 },
                { u"plans"_s,
                    plans } }).toJson();
        const auto hostOf = [](const QJsonValue& plan) { // each call has a demo of its own
            return plan[u"steps"_s][0][u"connection"_s].toString().toUtf8();
        };
        file.replace(hostOf(plans[1]), hostOf(plans[0]));
        if (second == "gone"_L1)
            file.replace(
                plans[1][u"steps"_s][0][u"uuid"_s].toString().toUtf8(), "00000000-0000-0000-0000-0000000000ff");
        const Said said = run(words(u"--demo apply - "_s + option), file);
        QVERIFY2(said.code == code, qPrintable(said.err));
        QVERIFY2((said.out + said.err).contains(says), qPrintable(said.out + said.err));
    }

    void aSnapshotIsLookedAtLikeAHost_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<bool>("isNamed");
        QTest::newRow("as it was") << u""_s << true;
        QTest::newRow("with other names") << u"--anonymise"_s << false;
    }

    void aSnapshotIsLookedAtLikeAHost()
    {
        QFETCH(QString, option);
        QFETCH(bool, isNamed);
        const Said saved = run(words(u"--demo snapshot "_s + option));
        QVERIFY2(saved.code == 0, qPrintable(saved.err));
        QCOMPARE(saved.out.contains(u"web01"_s), isNamed);
        QTemporaryDir directory;
        QFile file(directory.filePath(u"demo.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(saved.out.toUtf8());
        file.close();
        const QString host = u"-c snapshot://%1 --json "_s.arg(file.fileName());
        for (const QString& list : { u"guests"_s, u"interfaces"_s, u"taps"_s, u"taint"_s }) {
            QVERIFY(!run(words(host + list)).rows().isEmpty());
        }
        const QJsonArray guests = run(words(host + u"guests"_s)).rows();
        QCOMPARE(guests.size(), run(words(u"--demo --json guests"_s)).rows().size());
        QCOMPARE(rowOf(guests, u"name"_s, u"web01"_s)[u"state"_s].toString() == "running"_L1, isNamed);
        QVERIFY(run(words(host + u"check"_s)).out.contains(u"tap-missing"_s));
        QVERIFY(run(words(u"-c snapshot:///nosuch.json guests"_s)).code == 3);
    }

    void aPlanIsForTheHostThatItWasMadeFor()
    {
        const Said plan = run(words(u"--demo plan --guest web02 --target tap-spare --format json"_s));
        const Said said = run(words(u"apply - --yes"_s), plan.out.toUtf8());
        QCOMPARE(said.code, 1);
        QVERIFY2(said.err.contains(u"test:///"_s), qPrintable(said.err));
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
