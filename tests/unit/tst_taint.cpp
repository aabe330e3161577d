#include "checks/netscript.h"
#include "checks/qemuconf.h"
#include "core/taintentries.h"
#include "virt/taintlanguages.h"
#include "xml/hostxml.h"
#include "xml/taintcauses.h"

#include <QDir>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using When = TaintEntry::When;
using Certainty = TaintEntry::Certainty;

namespace {

QByteArray domain(const QByteArray& devices, const QByteArray& rest = {})
{
    return "<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>\n  <devices>\n" + devices
        + "\n  </devices>\n" + rest + "\n</domain>\n";
}

QString words(const QList<TaintCause>& causes)
{
    QStringList words;
    for (const TaintCause& cause : causes) {
        words.append(u"%1 %2 %3-%4"_s.arg(taintName(cause.flag), cause.element).arg(cause.line).arg(cause.lastLine)
            + (cause.value.isEmpty() ? QString() : u' ' + cause.value));
    }
    return words.join(u"; "_s);
}

// "shell-scripts now, host-cpu next?": ? where it depends, ?? where it is not known.
QString words(const QList<TaintEntry>& entries)
{
    QStringList words;
    for (const TaintEntry& entry : entries) {
        const QString sign = entry.certainty == Certainty::Yes ? QString()
            : entry.certainty == Certainty::Depends            ? u"?"_s
                                                               : u"??"_s;
        words.append((entry.flag == TaintFlag::Unknown ? u"unknown"_s : taintName(entry.flag))
            + (entry.when == When::Now ? u" now"_s : u" next"_s) + sign);
    }
    return words.join(u", "_s);
}

// As msgfmt would write it.
QByteArray catalogue(const QMap<QByteArray, QByteArray>& messages)
{
    QByteArray head;
    QByteArray texts;
    const auto put = [](QByteArray& bytes, quint32 number) {
        number = qToLittleEndian(number);
        bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
    };
    const auto count = quint32(messages.size());
    for (const quint32 number : { 0x950412deU, 0U, count, 28U, 28U + count * 8, 0U, 28U + count * 16 })
        put(head, number);
    const quint32 begin = 28 + count * 16;
    for (const bool isOriginal : { true, false }) {
        for (const auto& [original, translation] : messages.asKeyValueRange()) {
            const QByteArray& text = isOriginal ? original : translation;
            put(head, quint32(text.size()));
            put(head, begin + quint32(texts.size()));
            texts += text + '\0';
        }
    }
    return head + texts;
}

void install(const QTemporaryDir& folder, const QString& language, const QByteArray& bytes)
{
    const QString path = folder.filePath(language + u"/LC_MESSAGES"_s);
    QVERIFY(QDir().mkpath(path));
    QFile file(path + u"/libvirt.mo"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

TaintCause scriptCause()
{
    return { .flag = TaintFlag::ShellScripts,
        .element = "interface/script"_L1,
        .device = u"52:54:00:00:00:01"_s,
        .value = u"/etc/qemu-ifup"_s,
        .line = 5,
        .lastLine = 5 };
}

TaintCause cause(TaintFlag flag, TaintCause::Condition condition, const QString& device = {}, const QString& value = {})
{
    return { .flag = flag, .condition = condition, .element = {}, .device = device, .value = value };
}

} // namespace

class TestTaint : public QObject
{
    Q_OBJECT

private slots:
    void everyFlagIsKnownByLibvirtsWords();
    void otherLanguagesAreKnownByCatalogues();
    void aBrokenCatalogueTellsNothing_data();
    void aBrokenCatalogueTellsNothing();
    void causesAreFoundInXml_data();
    void causesAreFoundInXml();
    void nowAndNextStartStandSideBySide_data();
    void nowAndNextStartStandSideBySide();
    void differencesAreExplained();
    void capabilitiesTellWhatIsDeprecated();
    void whatLooksLikeTaintIsNamed();
    void oldAdviceIsFound_data();
    void oldAdviceIsFound();
    void scriptsAreRead_data();
    void scriptsAreRead();
};

void TestTaint::everyFlagIsKnownByLibvirtsWords()
{
    QCOMPARE(allTaintFlags().size(), 14);
    for (const TaintFlag flag : allTaintFlags()) {
        QVERIFY(!taintName(flag).isEmpty() && !taintMeaning(flag).isEmpty() && !taintRemedy(flag).isEmpty());
        QCOMPARE(taintByMessage(u"tainted: "_s + taintText(flag)), flag);
        QCOMPARE(taintByMessage(taintText(flag)), TaintFlag::Unknown); // without its prefix it may be about anything
    }
    QCOMPARE(taintByMessage(u"tainted: something new"_s), TaintFlag::Unknown);
    QVERIFY(taintName(TaintFlag::Unknown).isEmpty() && !taintMeaning(TaintFlag::Unknown).isEmpty());
}

void TestTaint::otherLanguagesAreKnownByCatalogues()
{
    const QTemporaryDir folder;
    install(folder, u"de"_s,
        catalogue({ { "", "Content-Type: text/plain; charset=UTF-8\n" }, { "tainted: %s", "verdorben: %s" },
            { "network configuration using opaque shell scripts", "Netzwerk mit undurchsichtigen Skripten" },
            { "custom device configuration", "" } }));
    install(folder, u"ja"_s,
        catalogue({ { "tainted: %1$s", "汚染: %1$s" },
            { "network configuration using opaque shell scripts", "シェルスクリプト" },
            { "custom monitor control commands issued", "同じ" }, { "custom device configuration", "同じ" } }));
    const TaintLanguages languages({ folder.path() });
    QCOMPARE(languages.flagOf(u"verdorben: Netzwerk mit undurchsichtigen Skripten"_s), TaintFlag::ShellScripts);
    QCOMPARE(languages.flagOf(u"汚染: シェルスクリプト"_s), TaintFlag::ShellScripts);
    QCOMPARE(languages.flagOf(u"verdorben: custom device configuration"_s), TaintFlag::CustomDevice); // half translated
    QCOMPARE(languages.flagOf(u"汚染: 同じ"_s), TaintFlag::Unknown); // it may be either: no guess
    QCOMPARE(languages.flagOf(u"verdorben: etwas"_s), TaintFlag::Unknown);
    QCOMPARE(TaintLanguages({ u"/nosuch"_s }).size(), 0);
}

void TestTaint::aBrokenCatalogueTellsNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = catalogue({ { "tainted: %s", "verdorben: %s" } });
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("another kind of file") << QByteArray("#!/bin/sh\n");
    QTest::newRow("cut off") << good.first(30);
    QTest::newRow("more messages than it is long") << QByteArray(good).replace(8, 4, "\xff\xff\xff\xff");
    QTest::newRow("tables beyond its end") << QByteArray(good).replace(12, 4, "\xff\xff\xff\xff");
}

void TestTaint::aBrokenCatalogueTellsNothing()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir folder;
    install(folder, u"de"_s, bytes);
    const TaintLanguages languages({ folder.path() });
    QCOMPARE(languages.flagOf(u"verdorben: custom device configuration"_s), TaintFlag::Unknown);
}

void TestTaint::causesAreFoundInXml_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QString>("causes");

    QTest::newRow("nothing") << domain("<interface type='ethernet'><target dev='t' managed='no'/></interface>")
                             << u""_s;
    for (const QByteArray type : { "ethernet", "bridge", "user" }) {
        QTest::addRow("a script on type %s", type.constData())
            << domain("<interface type='" + type + "'>\n<script path='/x'/>\n</interface>")
            << u"shell-scripts interface/script 4-4 /x"_s;
    }
    QTest::newRow("an empty script is none") << domain("<interface><script path=''/></interface>") << u""_s;
    QTest::newRow("a downscript alone does not") << domain("<interface><downscript path='/x'/></interface>") << u""_s;
    QTest::newRow("arguments for QEMU, whose text may be secret")
        << domain({}, "<qemu:commandline>\n<qemu:arg value='-x'/>\n</qemu:commandline>")
        << u"custom-argv qemu:commandline 5-7"_s;
    QTest::newRow("environment alone") << domain(
        {}, "<qemu:commandline><qemu:env name='A' value='b'/></qemu:commandline>")
                                       << u"custom-argv qemu:commandline 5-5"_s;
    QTest::newRow("an empty command line is none") << domain({}, "<qemu:commandline/>") << u""_s;
    QTest::newRow("properties of a device") << domain({}, "<qemu:override><qemu:device alias='net0'/></qemu:override>")
                                            << u"custom-device qemu:override 5-5"_s;
    QTest::newRow("capabilities of QEMU")
        << domain({}, "<qemu:capabilities><qemu:del capability='x'/></qemu:capabilities>")
        << u"custom-hypervisor-feature qemu:capabilities 5-5"_s;
    QTest::newRow("a raw disk") << domain("<disk device='lun' rawio='yes'>\n<target dev='sda'/></disk>")
                                << u"high-privileges disk 3-4"_s;
    QTest::newRow("a raw host device") << domain("<hostdev type='scsi' rawio='yes'/>")
                                       << u"high-privileges hostdev 3-3"_s;
    QTest::newRow("rawio='no'") << domain("<disk rawio='no'/>") << u""_s;
    QTest::newRow("a CD drive of the host")
        << domain("<disk type='block' device='cdrom'><source dev='/dev/sr0'/><target dev='sda'/></disk>")
        << u"cdrom-passthrough disk/source 3-3 /dev/sr0"_s;
    QTest::newRow("an image as CD") << domain("<disk type='file' device='cdrom'><source file='/x.iso'/></disk>")
                                    << u""_s;
    QTest::newRow("an empty drive") << domain("<disk type='block' device='cdrom'/>") << u""_s;
    QTest::newRow("a device tree") << domain({}, "<os><dtb>/x.dtb</dtb></os>") << u"custom-dtb os/dtb 5-5 /x.dtb"_s;
    QTest::newRow("a machine type, which may be deprecated")
        << domain({}, "<os><type arch='x86_64' machine='pc-1.0'>hvm</type></os>")
        << u"deprecated-config os/type 5-5 pc-1.0"_s;
    QTest::newRow("a CPU model, likewise")
        << domain({}, "<cpu mode='custom'><model>old</model></cpu>") << u"deprecated-config cpu/model 5-5 old"_s;
    QTest::newRow("the host's CPU, when it is restored")
        << domain({}, "<cpu mode='host-passthrough'/>") << u"host-cpu cpu 5-5 host-passthrough"_s;
    QTest::newRow("host-model") << domain({}, "<cpu mode='host-model'/>") << u""_s;
    QTest::newRow("what only looks like it, in a comment and in metadata") << domain("<!-- <script path='/x'/> -->",
        "<metadata><interface><script path='/x'/></interface></metadata>") << u""_s;
}

void TestTaint::causesAreFoundInXml()
{
    QFETCH(QByteArray, xml);
    const auto found = readTaintCauses(xml);
    QVERIFY(found);
    QTEST(words(*found), "causes");
}

void TestTaint::nowAndNextStartStandSideBySide_data()
{
    using Condition = TaintCause::Condition;
    QTest::addColumn<Domain>("guest");
    QTest::addColumn<bool>("isSession");
    QTest::addColumn<QString>("entries");

    const auto row = [](const char* name, const Domain& guest, const QString& entries, bool isSession = false) {
        QTest::newRow(name) << guest << isSession << entries;
    };
    Domain off;
    off.state = Domain::State::ShutOff;
    row("nothing", off, {});
    Domain guest = off;
    guest.configCauses = { scriptCause() };
    row("off, with a script", guest, u"shell-scripts next"_s);
    guest.configCauses = { cause(TaintFlag::HighPrivileges, Condition::SystemDaemon) };
    row("raw access", guest, u"high-privileges next"_s);
    row("raw access in a session", guest, {}, true);
    guest.configCauses = { cause(TaintFlag::CdromPassthrough, Condition::CdDrive, {}, u"/dev/sr0"_s) };
    row("what may be a CD drive", guest, u"cdrom-passthrough next?"_s);
    guest.configCauses = { cause(TaintFlag::HostCpu, Condition::Restore) };
    row("the host's CPU at a fresh start", guest, {});
    guest.configCauses = { cause(TaintFlag::DeprecatedConfig, Condition::DeprecatedMachine, u"x86_64"_s, u"pc-1.0"_s) };
    row("a deprecated machine type", guest, u"deprecated-config next"_s);
    guest.configCauses = { cause(TaintFlag::DeprecatedConfig, Condition::DeprecatedMachine, u"x86_64"_s, u"pc-9"_s) };
    row("one that is not", guest, {});
    guest.configCauses = { cause(TaintFlag::DeprecatedConfig, Condition::DeprecatedMachine, u"arm"_s, u"pc-1.0"_s) };
    row("one of an architecture that the host does not tell of", guest, u"deprecated-config next??"_s);
    guest.configCauses = { cause(TaintFlag::DeprecatedConfig, Condition::DeprecatedCpu, u"x86_64"_s, u"old"_s) };
    row("a CPU model while the host could not be asked", guest, u"deprecated-config next??"_s);

    Domain running;
    running.state = Domain::State::Running;
    running.taints = QStringList();
    row("running, untainted", running, {});
    Domain unread = running;
    unread.taints = Known<QStringList>();
    row("not read yet", unread, {});
    unread.taints = Known<QStringList>::unknown(u"no"_s);
    row("that could not be read", unread, u"unknown now??"_s);
    running.taints = QStringList { u"tainted: x"_s };
    running.taintFlags = { TaintFlag::ShellScripts };
    row("attached live", running, u"shell-scripts now"_s);
    running.configCauses = { scriptCause() };
    row("now and then", running, u"shell-scripts now, shell-scripts next"_s);
    running.isPersistent = false;
    row("transient", running, u"shell-scripts now"_s);
    running.isPersistent = true;
    running.configCauses.clear();
    running.taintFlags = { TaintFlag::HighPrivileges };
    row("by a setting of the host, which may stay", running, u"high-privileges now, high-privileges next?"_s);
    running.taintFlags = { TaintFlag::Unknown };
    row("in words that nobody knows", running, u"unknown now"_s);

    Domain saved = off;
    saved.hasManagedSave = true;
    row("a saved state that cannot be read", saved, u"unknown next??"_s);
    saved.savedCauses = QList<TaintCause>();
    row("one without taint", saved, {});
    saved.configCauses = { scriptCause() };
    row("the config counts once it is discarded", saved, u"shell-scripts next?"_s);
    saved.savedCauses = QList { cause(TaintFlag::HostCpu, Condition::Restore), scriptCause() };
    saved.configCauses.clear();
    row("its old XML comes back, and it is a restore", saved, u"shell-scripts next, host-cpu next"_s);
}

void TestTaint::nowAndNextStartStandSideBySide()
{
    QFETCH(Domain, guest);
    QFETCH(bool, isSession);
    HostFacts host;
    host.driver = u"QEMU"_s;
    host.isSession = isSession;
    host.deprecatedMachines = QSet { u"x86_64 "_s, u"x86_64 pc-1.0"_s };
    host.deprecatedCpus = Known<QSet<QString>>::unknown(u"not supported"_s);
    const QList<TaintEntry> entries = taintsOf(guest, host);
    QTEST(words(entries), "entries");
    const auto tells = [&](When when) {
        return std::ranges::any_of(entries, [&](const TaintEntry& entry) {
            return entry.when == when && entry.certainty != Certainty::Unknown && !entry.causes.isEmpty();
        });
    };
    QCOMPARE(taintGist(guest, host).isNextStart, tells(When::NextStart));
    QCOMPARE(taintGist(guest, host).isNow, guest.isActive() && !guest.taints.valueOr({}).isEmpty());

    host.driver = u"Xen"_s; // whose rules are others
    for (const TaintEntry& entry : taintsOf(guest, host))
        QVERIFY(entry.when == When::Now || entry.causes.isEmpty());
}

void TestTaint::differencesAreExplained()
{
    Domain guest;
    guest.state = Domain::State::Running;
    guest.taints = QStringList { u"tainted: x"_s };
    guest.taintFlags = { TaintFlag::ShellScripts };
    guest.liveCauses = { scriptCause() };
    QVERIFY(taintsOf(guest, {}).first().note.startsWith(u"Attached live"_s));
    QCOMPARE(taintsOf(guest, {}).first().causes, guest.liveCauses);
    guest.liveCauses.clear();
    QVERIFY(taintsOf(guest, {}).first().note.contains(u"until the guest stops"_s));
    guest.taintFlags = { TaintFlag::CustomMonitor };
    QVERIFY(taintsOf(guest, {}).first().note.startsWith(u"It came by a command"_s));
    guest.isPersistent = false;
    QVERIFY(taintsOf(guest, {}).first().note.contains(u"transient"_s));
    guest.isPersistent = true;
    guest.taints = QStringList();
    guest.taintFlags.clear();
    guest.configCauses = { scriptCause() };
    QVERIFY(taintsOf(guest, {}).first().note.startsWith(u"Not yet"_s));
}

void TestTaint::capabilitiesTellWhatIsDeprecated()
{
    const auto host = readCapabilities("<capabilities><host/><guest><os_type>hvm</os_type><arch name='x86_64'><machine "
                                       "deprecated='yes'>pc-1.0</machine>"
                                       "<machine canonical='pc-9' maxCpus='8'>pc</machine><domain type='kvm'><machine "
                                       "deprecated='yes'>pc-1.1</machine>"
                                       "</domain></arch></guest></capabilities>");
    QVERIFY(host);
    QCOMPARE(host->deprecatedMachines, (QSet { u"x86_64 "_s, u"x86_64 pc-1.0"_s, u"x86_64 pc-1.1"_s }));
    QCOMPARE(readDeprecatedCpuModels(
                 "<domainCapabilities><arch>x86_64</arch><cpu><mode name='custom'><model deprecated='yes'>old</model>"
                 "<model usable='yes'>new</model></mode></cpu></domainCapabilities>"),
        (QSet { u"x86_64 "_s, u"x86_64 old"_s }));
}

void TestTaint::whatLooksLikeTaintIsNamed()
{
    Domain guest;
    guest.config = QList<Interface>(1);
    guest.config[0].type = u"ethernet"_s;
    QCOMPARE(notTainting(guest).size(), 1);
    guest.config[0].script = u""_s;
    guest.config[0].downscript = u"/x"_s;
    QCOMPARE(notTainting(guest).size(), 3);
    guest.config[0].script = u"/x"_s;
    QCOMPARE(notTainting(guest), QStringList());
}

void TestTaint::oldAdviceIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found"); // name:line
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("what is commented out is the default") << u"#user = \"root\"\n"_s << u""_s;
    QTest::newRow("root by name") << u"user = \"root\"\ngroup = 'root'\n"_s << u"user:1 group:2"_s;
    QTest::newRow("root by number") << u"user=\"+0\"\ngroup = 0\n"_s << u"user:1 group:2"_s;
    QTest::newRow("another user") << u"user = \"libvirt-qemu\"\n"_s << u""_s;
    QTest::newRow("the last one counts") << u"user = \"root\"\nuser = \"me\"\n"_s << u""_s;
    QTest::newRow("kept privileges") << u"clear_emulator_capabilities = 0\n"_s << u"clear_emulator_capabilities:1"_s;
    QTest::newRow("cleared ones") << u"clear_emulator_capabilities = 1\n"_s << u""_s;
    QTest::newRow("the tun device, in a list of several lines")
        << u"\ncgroup_device_acl = [\n  \"/dev/null\", # a ] here\n  \"/dev/net/tun\"\n]\nuser = \"root\"\n"_s
        << u"cgroup_device_acl:2 user:6"_s;
    QTest::newRow("a list without it") << u"cgroup_device_acl = [ \"/dev/null\" ]\n"_s << u""_s;
    QTest::newRow("no confinement") << u"security_driver = \"none\"\n"_s << u"security_driver:1"_s;
    QTest::newRow("no confinement, as a list") << u"security_driver = [ \"none\" ]\n"_s << u"security_driver:1"_s;
    QTest::newRow("apparmor") << u"security_driver = \"apparmor\"\n"_s << u""_s;
    QTest::newRow("no namespaces") << u"namespaces = []\n"_s << u"namespaces:1"_s;
    QTest::newRow("filtered capabilities") << u"capability_filters = [ \"kvm\" ]\n"_s << u"capability_filters:1"_s;
    QTest::newRow("a list that does not end")
        << u"cgroup_device_acl = [\n\"/dev/net/tun\"\n"_s << u"cgroup_device_acl:1"_s;
    QTest::newRow("a comment sign in a text") << u"user = \"#root\"\n"_s << u""_s;
}

void TestTaint::oldAdviceIsFound()
{
    QFETCH(QString, text);
    QStringList found;
    for (const ConfSetting& setting : auditQemuConf(text)) {
        found.append(u"%1:%2"_s.arg(setting.name).arg(setting.line));
        QVERIFY(!setting.cost.isEmpty());
    }
    QTEST(found.join(u' '), "found");
}

void TestTaint::scriptsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("bridge");
    QTest::addColumn<int>("vlan"); // 0 = none
    QTest::addColumn<QString>("lost");
    QTest::newRow("nothing") << u"#!/bin/sh\n\nexit 0\n"_s << u""_s << 0 << u""_s;
    QTest::newRow("brctl") << u"brctl addif br0 $1"_s << u"br0"_s << 0 << u""_s;
    QTest::newRow("by its path, with sudo") << u"sudo /sbin/brctl addif br0 \"$1\""_s << u"br0"_s << 0 << u""_s;
    QTest::newRow("ip") << u"ip link set $1 up\nip link set dev ${1} master br0"_s << u"br0"_s << 0 << u""_s;
    QTest::newRow("ip in one line") << u"ip link set $1 master br0 up"_s << u"br0"_s << 0 << u""_s;
    QTest::newRow("by a variable") << u"switch=br7\nip link set $1 master ${switch}"_s << u"br7"_s << 0 << u""_s;
    QTest::newRow("both by variables") << u"IF=$1\nB='br7'\nbrctl addif $B $IF"_s << u"br7"_s << 0 << u""_s;
    QTest::newRow("Open vSwitch") << u"ovs-vsctl add-port ovsbr0 $1"_s << u"ovsbr0"_s << 0 << u""_s;
    QTest::newRow("with a tag") << u"ovs-vsctl -- --may-exist add-port ovsbr0 $1 tag=12"_s << u"ovsbr0"_s << 12
                                << u""_s;
    QTest::newRow("ifconfig") << u"/sbin/ifconfig $1 0.0.0.0 promisc up"_s << u""_s << 0 << u""_s;
    for (const QString& line : { u"iptables -A FORWARD -i $1 -j ACCEPT"_s, u"ip link set $1 mtu 9000"_s,
             u"ip addr add 10.0.0.1/24 dev $1"_s, u"brctl addif br0 eth0"_s, u"brctl addif $(cat /x) $1"_s,
             u"if [ -n \"$1\" ]; then brctl addif br0 $1; fi"_s, u"ovs-vsctl add-port b $1 tag=x"_s,
             u"brctl addif $unset $1"_s, u"logger hello"_s })
        QTest::addRow("not understood: %s", qPrintable(line)) << line << u""_s << 0 << line;
    QTest::newRow("grammar alone is no deed") << u"if test -n $1\nthen\nfi"_s << u""_s << 0 << u"if test -n $1"_s;
    QTest::newRow("two bridges: the second is lost")
        << u"brctl addif a $1\nbrctl addif b $1"_s << u"a"_s << 0 << u"brctl addif b $1"_s;
}

void TestTaint::scriptsAreRead()
{
    QFETCH(QString, text);
    const NetScript script = readNetScript(text);
    QTEST(script.bridge, "bridge");
    QTEST(script.vlan.value_or(0), "vlan");
    QTEST(script.lost.join(u'|'), "lost");
    QVERIFY(doesNothing(u"/bin/true"_s) && doesNothing(u""_s) && !doesNothing(u"/etc/qemu-ifup"_s));
}

QTEST_GUILESS_MAIN(TestTaint)
#include "tst_taint.moc"
