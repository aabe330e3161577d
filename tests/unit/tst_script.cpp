#include "fakes/samples.h"
#include "plan/script.h"
#include "plan/shell.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

struct Answer
{
    int code = -1;
    QString out;
    QString err;
};

void write(const QString& path, const QString& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

// A directory with a virsh, an ip and a sudo that write down what they are told.
class FakeTools
{
public:
    FakeTools()
    {
        // Arguments one a line, then what comes in; dumpxml answers with the files live.xml and config.xml.
        write(path(u"virsh"_s), uR"sh(#!/bin/bash
cd "$(dirname "$0")"
{ printf 'virsh\n'; printf '<%s>\n' "$@"; } >> log
case $3 in
dumpxml) if [[ $4 == --inactive ]]; then cat config.xml; else cat live.xml; fi ;;
attach-device | detach-device | update-device) cat /dev/stdin >> xml ;;
start) [[ ! -e refuse-start ]] ;;
esac
)sh"_s);
        write(path(u"ip"_s), uR"sh(#!/bin/bash
cd "$(dirname "$0")"
{ printf 'ip\n'; printf '<%s>\n' "$@"; } >> log
[[ $2 != show || -e tap-exists ]]
)sh"_s);
        write(path(u"sudo"_s), u"#!/bin/bash\nshift\nexec \"$@\"\n"_s);
    }

    QString path(const QString& name) const { return m_directory.filePath(name); }
    QString read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    // The calls, one a line: "virsh -c uri verb …".
    QStringList calls() const
    {
        QStringList result;
        for (const QString& line : read(u"log"_s).split(u'\n', Qt::SkipEmptyParts)) {
            if (line.startsWith(u'<'))
                result.last() += u' ' + line.mid(1, line.size() - 2);
            else
                result.append(line);
        }
        result.removeIf([](const QString& call) { return call.contains(u"dumpxml"_s); });
        return result;
    }
    void forget() const { QFile::remove(path(u"log"_s)); }

    Answer run(const QString& script, const QStringList& arguments = {}, bool isForced = false) const
    {
        write(path(u"script"_s), script);
        QProcess bash;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s, m_directory.path() + u':' + environment.value(u"PATH"_s));
        if (isForced)
            environment.insert(u"FORCE"_s, u"1"_s);
        bash.setProcessEnvironment(environment);
        bash.setWorkingDirectory(m_directory.path());
        bash.start(u"bash"_s, QStringList { path(u"script"_s) } + arguments);
        bash.waitForFinished();
        return { bash.exitCode(), QString::fromUtf8(bash.readAllStandardOutput()),
            QString::fromUtf8(bash.readAllStandardError()) };
    }

private:
    QTemporaryDir m_directory;
};

Domain guest(Domain::State state, const QString& name)
{
    return sampleDomain(2, name, state, { sampleUserInterface(2) });
}

Plan replacement(const Domain& domain)
{
    InterfaceRequest request;
    request.domain = { QString::fromUtf16(sampleUri), domain.uuid };
    request.domainName = domain.name;
    request.deed = InterfaceRequest::Deed::Replace;
    request.replaces = domain.interfaces().first();
    request.interface = sampleTapInterface(2, u"tap-new"_s);
    request.startAfterwards = true;
    const auto plan = planInterface(request, sampleDomainXml(domain, Connection::Xml::Config).toUtf8(),
        domain.isActive() ? sampleDomainXml(domain, Connection::Xml::Live).toUtf8() : QByteArray());
    return plan.value_or(Plan {});
}

// As virsh prints it: with apostrophes.
QString asVirsh(const Domain& domain, Connection::Xml which)
{
    return sampleDomainXml(domain, which).replace(u'"', u'\'');
}

// Plans are made of what libvirt says.
Plan ofVirsh(Plan plan, const Domain& domain)
{
    plan.configXml = asVirsh(domain, Connection::Xml::Config);
    return plan;
}

const QString uuid = sampleUuid(2).toString(QUuid::WithoutBraces);

} // namespace

class TestScript : public QObject
{
    Q_OBJECT

private slots:
    void wordsAreQuoted_data();
    void wordsAreQuoted();
    void hereDocumentsKeepTheirText();
    void scriptsAreBash_data();
    void scriptsAreBash();
    void aScriptDoesTheSteps();
    void aRunningGuestIsWaitedFor();
    void aScriptIsNotDoneTwice();
    void aChangedConfigStopsTheScript();
    void aPasswordForQemuIsNoChange();
    void theFirstFailureStopsTheScript();
    void undoGoesBackwards();
    void oddNamesDoNoHarm_data();
    void oddNamesDoNoHarm();
    void tapsHaveAnOwner();
    void anExistingTapIsLeftAlone();
};

void TestScript::wordsAreQuoted_data()
{
    QTest::addColumn<QString>("word");
    QTest::newRow("plain") << u"tap-db01"_s;
    QTest::newRow("empty") << QString();
    QTest::newRow("a space") << u"a b"_s;
    QTest::newRow("an apostrophe") << u"it's"_s;
    QTest::newRow("quotes") << u"\"x\""_s;
    QTest::newRow("a command") << u"$(touch here)`touch here`"_s;
    QTest::newRow("a pattern") << u"*?[a]{b,c}~!#"_s;
    QTest::newRow("a line break") << u"a\nb"_s;
    QTest::newRow("a backslash") << u"\\n\\"_s;
    QTest::newRow("an option") << u"-n"_s;
    QTest::newRow("a tilde") << u"~root"_s;
    QTest::newRow("letters of all kinds") << u"é数"_s;
}

void TestScript::wordsAreQuoted()
{
    QFETCH(QString, word);
    const FakeTools tools;
    const Answer answer = tools.run(u"printf '%s' "_s + shellQuote(word));
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.out, word);
    QVERIFY(!QFile::exists(tools.path(u"here"_s)));
}

void TestScript::hereDocumentsKeepTheirText()
{
    const FakeTools tools;
    const QString text = u"<a b='$(touch here)'>\nXML\nXML_\n`x` \\ $HOME\n"_s;
    QCOMPARE(tools.run(u"cat "_s + hereDocument(text)).out, text);
    QCOMPARE(tools.run(u"cat "_s + hereDocument(u"no line break"_s)).out, u"no line break\n"_s);
}

void TestScript::scriptsAreBash_data()
{
    QTest::addColumn<Domain::State>("state");
    QTest::addColumn<QString>("name");
    QTest::newRow("off") << Domain::State::ShutOff << u"db01"_s;
    QTest::newRow("running") << Domain::State::Running << u"db01"_s;
    QTest::newRow("an odd name") << Domain::State::Running << u"it's $(x) \"y\" `z`"_s;
}

void TestScript::scriptsAreBash()
{
    QFETCH(Domain::State, state);
    QFETCH(QString, name);
    const Plan plan = replacement(guest(state, name));
    const QString script
        = shellScript(plan, QString::fromUtf16(sampleUri), tapCommands(sampleTapInterface(2, u"t"_s), {}));
    const FakeTools tools;
    write(tools.path(u"checked"_s), script);
    QProcess bash;
    bash.start(u"bash"_s, { u"-n"_s, tools.path(u"checked"_s) });
    QVERIFY(bash.waitForFinished());
    QVERIFY2(bash.exitCode() == 0, bash.readAllStandardError().constData());
    QVERIFY(script.startsWith(u"#!/bin/bash\n"_s));
    QVERIFY(script.contains(u"\nset -euo pipefail\n"_s));
    QVERIFY(script.contains(QString::fromUtf16(sampleUri)));
}

void TestScript::aScriptDoesTheSteps()
{
    const Domain domain = guest(Domain::State::ShutOff, u"db01"_s);
    const FakeTools tools;
    write(tools.path(u"config.xml"_s), asVirsh(domain, Connection::Xml::Config));
    const Plan plan = ofVirsh(replacement(domain), domain);
    const Answer answer = tools.run(shellScript(plan, QString::fromUtf16(sampleUri), {}));
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    QCOMPARE(tools.calls(),
        QStringList({ u"virsh -c qemu:///system update-device %1 /dev/stdin --config"_s.arg(uuid),
            u"virsh -c qemu:///system start %1"_s.arg(uuid) }));
    QCOMPARE(tools.read(u"xml"_s).trimmed(), plan.steps.first().xml.trimmed());
}

void TestScript::aRunningGuestIsWaitedFor()
{
    const Domain domain = guest(Domain::State::Running, u"db01"_s);
    const FakeTools tools;
    write(tools.path(u"config.xml"_s), asVirsh(domain, Connection::Xml::Config));
    Domain gone = domain;
    gone.live.clear();
    write(tools.path(u"live.xml"_s), asVirsh(gone, Connection::Xml::Live)); // it has let go
    const Answer answer
        = tools.run(shellScript(ofVirsh(replacement(domain), domain), QString::fromUtf16(sampleUri), {}));
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    QCOMPARE(tools.calls(),
        QStringList({ u"virsh -c qemu:///system update-device %1 /dev/stdin --config"_s.arg(uuid),
            u"virsh -c qemu:///system detach-device %1 /dev/stdin --live"_s.arg(uuid),
            u"virsh -c qemu:///system attach-device %1 /dev/stdin --live"_s.arg(uuid) }));
}

void TestScript::aScriptIsNotDoneTwice()
{
    Domain domain = guest(Domain::State::ShutOff, u"db01"_s);
    const Plan plan = ofVirsh(replacement(domain), domain);
    domain.config = QList { sampleTapInterface(2, u"tap-new"_s) };
    const FakeTools tools;
    write(tools.path(u"config.xml"_s), asVirsh(domain, Connection::Xml::Config));
    const Answer answer = tools.run(shellScript(plan, QString::fromUtf16(sampleUri), {}));
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    QCOMPARE(tools.calls(), QStringList());
    QVERIFY(!answer.out.isEmpty());
}

void TestScript::aChangedConfigStopsTheScript()
{
    Domain domain = guest(Domain::State::ShutOff, u"db01"_s);
    const Plan plan = ofVirsh(replacement(domain), domain);
    domain.config.append(sampleUserInterface(9));
    const FakeTools tools;
    write(tools.path(u"config.xml"_s), asVirsh(domain, Connection::Xml::Config));
    const QString script
        = shellScript(plan, QString::fromUtf16(sampleUri), tapCommands(sampleTapInterface(2, u"tap-new"_s), {}));
    write(tools.path(u"tap-exists"_s), {});
    const Answer answer = tools.run(script);
    QCOMPARE(answer.code, 1);
    QVERIFY(!answer.err.isEmpty());
    QCOMPARE(tools.calls(), QStringList());
    QCOMPARE(tools.run(script, {}, true).code, 0);
    QCOMPARE(tools.calls().size(), 3); // the tap is looked for first
}

// A plan is made of text without passwords; virsh prints them.
void TestScript::aPasswordForQemuIsNoChange()
{
    const Domain domain = guest(Domain::State::ShutOff, u"db01"_s);
    Plan plan = ofVirsh(replacement(domain), domain);
    const QString end = u"</domain>"_s;
    const QString commandLine = u"  <qemu:commandline>\n    <qemu:arg value='%1'/>\n"
                                "    <qemu:env name='X_PASSWORD' value='%2'/>\n  </qemu:commandline>\n</domain>"_s;
    const QString full = QString(plan.configXml).replace(end, commandLine.arg(u"addr=::,password=pw"_s, u"pw"_s));
    plan.configXml.replace(end, commandLine.arg(u"addr=::,password="_s, QString()));
    QVERIFY(full != plan.configXml);
    const FakeTools tools;
    write(tools.path(u"config.xml"_s), full);
    const Answer answer = tools.run(shellScript(plan, QString::fromUtf16(sampleUri), {}));
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    QVERIFY(!tools.calls().isEmpty());
}

void TestScript::theFirstFailureStopsTheScript()
{
    const Domain domain = guest(Domain::State::ShutOff, u"db01"_s);
    Plan plan = ofVirsh(replacement(domain), domain);
    plan.steps.prepend(plan.steps.last()); // start first
    const FakeTools tools;
    write(tools.path(u"config.xml"_s), asVirsh(domain, Connection::Xml::Config));
    write(tools.path(u"refuse-start"_s), {});
    QVERIFY(tools.run(shellScript(plan, QString::fromUtf16(sampleUri), {})).code != 0);
    QCOMPARE(tools.calls().size(), 1);
}

void TestScript::undoGoesBackwards()
{
    const Domain domain = guest(Domain::State::Running, u"db01"_s);
    const FakeTools tools;
    write(tools.path(u"live.xml"_s), asVirsh(domain, Connection::Xml::Live));
    write(tools.path(u"config.xml"_s), asVirsh(domain, Connection::Xml::Config));
    const Plan plan = ofVirsh(replacement(domain), domain);
    const Answer answer = tools.run(shellScript(plan, QString::fromUtf16(sampleUri), {}), { u"undo"_s });
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    QCOMPARE(tools.calls(),
        QStringList({ u"virsh -c qemu:///system detach-device %1 /dev/stdin --live"_s.arg(uuid),
            u"virsh -c qemu:///system attach-device %1 /dev/stdin --live"_s.arg(uuid),
            u"virsh -c qemu:///system update-device %1 /dev/stdin --config"_s.arg(uuid) }));
    QVERIFY(tools.read(u"xml"_s).trimmed().endsWith(plan.steps.first().previousXml.trimmed()));
    QCOMPARE(tools.run(shellScript(plan, QString::fromUtf16(sampleUri), {}), { u"else"_s }).code, 2);
}

void TestScript::oddNamesDoNoHarm_data()
{
    QTest::addColumn<QString>("guestName");
    QTest::addColumn<QString>("uri");
    const QString plain = QString::fromUtf16(sampleUri);
    QTest::newRow("a command") << u"$(touch here)"_s << plain;
    QTest::newRow("a backquote") << u"`touch here`"_s << plain;
    QTest::newRow("an apostrophe and a command") << u"it's; touch here #"_s << plain;
    QTest::newRow("quotes") << u"\"; touch here; \""_s << plain;
    QTest::newRow("a line break") << u"a\ntouch here\n"_s << plain;
    QTest::newRow("the end of a here-document") << u"XML"_s << plain;
    QTest::newRow("placeholders") << u"%1 %2 %%3"_s << plain;
    QTest::newRow("a URI with a query") << u"db01"_s << u"qemu+ssh://me@host/system?keyfile=$(touch here)&no_tty=1"_s;
}

void TestScript::oddNamesDoNoHarm()
{
    QFETCH(QString, guestName);
    QFETCH(QString, uri);
    const Domain domain = guest(Domain::State::ShutOff, guestName);
    Plan plan = ofVirsh(replacement(domain), domain);
    for (Step& step : plan.steps)
        step.domain.uri = uri;
    const FakeTools tools;
    write(tools.path(u"config.xml"_s), asVirsh(domain, Connection::Xml::Config));
    const QString script = shellScript(plan, uri, {});
    const Answer answer = tools.run(script);
    QVERIFY2(answer.code == 0, qPrintable(answer.err + script));
    QVERIFY(!QFile::exists(tools.path(u"here"_s)));
    QCOMPARE(tools.calls().size(), 2);
    QCOMPARE(tools.calls().last(), u"virsh -c "_s + uri + u" start "_s + uuid);
    QCOMPARE(tools.run(script, { u"undo"_s }).code, 0);
    QVERIFY(!QFile::exists(tools.path(u"here"_s)));
}

void TestScript::tapsHaveAnOwner()
{
    Interface interface = sampleTapInterface(2, u"tap-new"_s);
    const QString hostSide = interface.mac->forHostSide().toString();
    QCOMPARE(tapCommands(interface, {}),
        QStringList({ u"ip tuntap add dev tap-new mode tap user root"_s,
            u"ip link set dev tap-new address "_s + hostSide, u"ip link set dev tap-new up"_s }));
    interface.queues = 4;
    interface.mtu = 9000;
    QCOMPARE(tapCommands(interface, u"alice"_s, u"br0"_s, u"kvm"_s),
        QStringList({ u"ip tuntap add dev tap-new mode tap user alice group kvm multi_queue"_s,
            u"ip link set dev tap-new mtu 9000"_s, u"ip link set dev tap-new address "_s + hostSide,
            u"ip link set dev tap-new master br0"_s, u"ip link set dev tap-new up"_s }));
    interface.targetDev = u"a;b"_s;
    QVERIFY(tapCommands(interface, u"$(x)"_s).first().contains(u"dev 'a;b' mode tap user '$(x)'"_s));
}

void TestScript::anExistingTapIsLeftAlone()
{
    const Domain domain = guest(Domain::State::ShutOff, u"db01"_s);
    const Plan plan = ofVirsh(replacement(domain), domain);
    const QStringList commands = tapCommands(sampleTapInterface(2, u"tap-new"_s), {});
    const QString script = shellScript(plan, QString::fromUtf16(sampleUri), commands);
    const FakeTools tools;
    write(tools.path(u"config.xml"_s), asVirsh(domain, Connection::Xml::Config));
    QCOMPARE(tools.run(script).code, 0);
    QCOMPARE(tools.calls().size(), 6);
    QCOMPARE(tools.calls().mid(0, 4), QStringList({ u"ip link show dev tap-new"_s }) + commands);
    tools.forget();
    write(tools.path(u"tap-exists"_s), {});
    QCOMPARE(tools.run(script).code, 0);
    QCOMPARE(tools.calls().size(), 3);
}

QTEST_GUILESS_MAIN(TestScript)
#include "tst_script.moc"
