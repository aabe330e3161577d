#include "core/connection.h"
#include "core/taintentries.h"
#include "engine/engine.h"
#include "engine/machinewatch.h"
#include "integration/labhost.h"
#include "integration/labtools.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using When = TaintEntry::When;

namespace {

void put(const QString& name, const QByteArray& text, QIODevice::OpenMode mode = QIODevice::WriteOnly)
{
    QVERIFY(QDir().mkpath(QFileInfo(name).path()));
    QFile file(name);
    QVERIFY2(file.open(mode), qPrintable(name));
    QCOMPARE(file.write(text), text.size());
    file.setPermissions(file.permissions() | QFileDevice::ExeOwner);
}

QStringList names(const QList<TaintEntry>& entries, When when)
{
    QStringList names;
    for (const TaintEntry& entry : entries) {
        if (entry.when == when)
            names.append(entry.flag == TaintFlag::Unknown ? u"unknown"_s : taintName(entry.flag));
    }
    names.sort();
    return names;
}

} // namespace

// What is foreseen from XML against what a real libvirtd then says, flag by flag. Prints a table.
class TestTaints : public QObject
{
    Q_OBJECT

private:
    struct Seen
    {
        QString how;
        QString foreseen;
        QString seen;
    };
    std::unique_ptr<Lab::Host> m_host;
    QMap<QString, Seen> m_table; // by flag

    QList<TaintEntry> taints(const QString& name)
    {
        const DomainPtr guest = m_host->guest(name);
        return guest ? taintsOf(*guest, m_host->connection().state().host) : QList<TaintEntry>();
    }

    QStringList now(const QString& name) { return names(taints(name), When::Now); }
    QStringList next(const QString& name) { return names(taints(name), When::NextStart); }

    bool isRunning(const QString& name)
    {
        const DomainPtr guest = m_host->guest(name);
        return guest && guest->isActive() && guest->taints.isKnown();
    }

    static QByteArray guestXml(const QString& name, const QString& interface, const QByteArray& qemu = {})
    {
        QByteArray xml = Lab::guestXml(name, interface);
        xml.replace(
            "<domain type='qemu'>", "<domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>");
        return xml.replace("</domain>", qemu + "</domain>");
    }

    void define(const QString& name, const QByteArray& xml)
    {
        // Not validated: the schema has no empty script, which libvirt itself takes.
        const Lab::Said said
            = Lab::run(u"virsh"_s, { u"-q"_s, u"-c"_s, Lab::uri(), u"define"_s, u"/dev/stdin"_s }, xml);
        QVERIFY2(said.code == 0, qPrintable(said.err));
        QVERIFY(m_host->waitForGuest(name));
    }

    void start(const QString& name)
    {
        const Lab::Said said = Lab::virsh({ u"start"_s, name });
        QVERIFY2(said.code == 0, qPrintable(said.err));
        QVERIFY(Lab::waitFor([&] { return isRunning(name); }));
    }

    void end(const QString& name)
    {
        Lab::virsh({ u"destroy"_s, name });
        Lab::virsh({ u"undefine"_s, u"--managed-save"_s, name });
    }

    void note(const QString& flag, const QString& how, bool isForeseen, bool isSeen)
    {
        m_table.insert(flag, { how, isForeseen ? u"yes"_s : u"no"_s, isSeen ? u"yes"_s : u"no"_s });
    }

    static bool hasWords(const QString& catalogue, const QByteArray& message)
    {
        QFile file(catalogue);
        return file.open(QIODevice::ReadOnly) && file.readAll().contains(message);
    }

    static QString script(const QString& tap, const QString& elements)
    {
        return u"<interface type='ethernet'><mac address='52:54:00:ab:00:01'/>%2<target dev='%1' managed='no'/>"
               "<model type='virtio'/></interface>"_s.arg(tap, elements);
    }

    bool isOpen()
    {
        const ConnectionState& state = m_host->connection().state();
        return state.phase == ConnectionState::Phase::Open;
    }

    void restartDaemon()
    {
        Lab::endDaemon();
        QVERIFY(Lab::waitFor([this] { return !m_host || !isOpen(); }));
        Lab::beginDaemon();
        QVERIFY(Lab::waitFor([this] { return !m_host || isOpen(); }));
    }

private slots:
    void initTestCase()
    {
        // A hook is seen only by a daemon that starts after it.
        put(u"/etc/libvirt/hooks/qemu"_s, "#!/bin/sh\n[ \"$2\" != restore ] || cat\n");
        restartDaemon();
        auto engine = std::make_unique<Engine>();
        new MachineWatch(*engine);
        m_host = std::make_unique<Lab::Host>(std::move(engine));
        QVERIFY2(m_host->open(), qPrintable(m_host->connection().state().error.detail));
        QVERIFY(m_host->connection().state().host.deprecatedMachines.isKnown());
        QVERIFY(m_host->connection().state().host.deprecatedCpus.isKnown());
    }

    void whatTheXmlSaysIsWhatComes_data()
    {
        QTest::addColumn<QString>("interface");
        QTest::addColumn<QByteArray>("qemu");
        QTest::addColumn<QString>("flags");
        const QString plain = script(u"t0"_s, {});
        QTest::newRow("a tap made beforehand") << plain << QByteArray() << u""_s;
        QTest::newRow("an empty script and a downscript")
            << script(u"t0"_s, u"<script path=''/><downscript path='/bin/true'/>"_s) << QByteArray() << u""_s;
        QTest::newRow("a script") << script(u"t0"_s, u"<script path='/bin/true'/>"_s) << QByteArray()
                                  << u"shell-scripts"_s;
        QTest::newRow("environment for QEMU")
            << plain << QByteArray("<qemu:commandline><qemu:env name='A' value='b'/></qemu:commandline>")
            << u"custom-argv"_s;
        QTest::newRow("properties of a device")
            << plain
            << QByteArray("<qemu:override><qemu:device alias='net0'><qemu:frontend><qemu:property name='mrg_rxbuf' "
                          "type='bool' value='false'/></qemu:frontend></qemu:device></qemu:override>")
            << u"custom-device"_s;
        QTest::newRow("capabilities of QEMU")
            << plain << QByteArray("<qemu:capabilities><qemu:del capability='ivshmem-plain'/></qemu:capabilities>")
            << u"custom-hypervisor-feature"_s;
        QTest::newRow("a device tree") << plain << QByteArray() << u"custom-dtb"_s;
        QTest::newRow("a machine type that is to be dropped") << u""_s << QByteArray() << u"deprecated-config"_s;
    }

    void whatTheXmlSaysIsWhatComes()
    {
        QFETCH(QString, interface);
        QFETCH(QByteArray, qemu);
        QFETCH(QString, flags);
        const QString name = u"taint"_s;
        QByteArray xml = guestXml(name, interface, qemu);
        if (flags == u"deprecated-config") {
            QByteArrayList lines = xml.split('\n');
            lines.removeIf([](const QByteArray& line) { return line.contains("type='pci'"); });
            xml = lines.join('\n').replace("machine='q35'", "machine='pc-i440fx-1.7'");
        }
        if (flags == u"custom-dtb")
            xml.replace("</os>", "<dtb>/etc/hostname</dtb></os>"); // QEMU reads it only with a kernel
        define(name, xml);
        const QStringList wanted = flags.split(u' ', Qt::SkipEmptyParts);
        QCOMPARE(next(name), wanted);
        const auto causes = taints(name);
        for (const TaintEntry& entry : causes)
            QVERIFY(!entry.causes.isEmpty() && entry.causes.first().line > 0);
        start(name);
        QCOMPARE(now(name), wanted);
        QCOMPARE(next(name), wanted);
        for (const QString& flag : wanted)
            note(flag, QString::fromUtf8(QTest::currentDataTag()), true, true);
        end(name);
        QVERIFY(Lab::waitFor([&] { return !m_host->guest(name); }));
    }

    void commandsTaintWhatRuns()
    {
        const QString name = u"commanded"_s;
        define(name, guestXml(name, {}));
        start(name);
        QCOMPARE(now(name), QStringList());
        QCOMPARE(Lab::virsh({ u"qemu-monitor-command"_s, name, u"--hmp"_s, u"info status"_s }).code, 0);
        m_host->connection().refresh(m_host->guest(name)->uuid); // there is no event for it
        QVERIFY(Lab::waitFor([&] { return now(name) == QStringList { u"custom-monitor"_s }; }));
        QCOMPARE(next(name), QStringList());
        note(u"custom-monitor"_s, u"virsh qemu-monitor-command"_s, false, true);
        end(name);
    }

    void whatWasAttachedLiveStaysUntilTheEnd()
    {
        const QString name = u"attached"_s;
        define(name, guestXml(name, {}));
        start(name);
        const QString
            interface = u"<interface type='ethernet'><mac address='52:54:00:ab:00:02'/><script "
                        "path='/bin/true'/><target dev='t2' managed='no'/><model type='usb-net'/></interface>"_s;
        const auto done = m_host->connection().attachInterface(
            m_host->guest(name)->uuid, interface, Scope::Now, Connection::Check::None);
        QVERIFY(Lab::waitFor([&] { return done.isFinished(); }));
        QVERIFY2(done.result(), qPrintable(done.result() ? QString() : done.result().error().detail));
        QVERIFY(Lab::waitFor([&] { return now(name) == QStringList { u"shell-scripts"_s }; }));
        QCOMPARE(next(name), QStringList());
        QVERIFY(taints(name).first().note.startsWith(u"Attached live"_s));
        end(name);
    }

    void aConvertedGuestRunsWithoutTaint()
    {
        const QString name = u"converted"_s;
        const QString old = u"<interface type='ethernet'><mac address='52:54:00:ab:00:03'/><script path='/bin/true'/>"
                            "<downscript path='/bin/true'/><target dev='old0'/><model type='virtio'/></interface>"_s;
        define(name, guestXml(name, old));
        start(name);
        QCOMPARE(now(name), QStringList { u"shell-scripts"_s });
        const QString address = m_host->guest(name)->config.constFirst().address;
        Lab::virsh({ u"destroy"_s, name });
        QVERIFY(Lab::waitFor([&] { return !m_host->guest(name)->isActive(); }));

        const PlanRun::Outcome outcome = m_host->carryOut(m_host->plan(m_host->replacement(name, u"t8"_s)));
        QVERIFY2(outcome.isDone, qPrintable(outcome.error.message + u" | "_s + outcome.error.detail));
        QVERIFY(Lab::waitFor([&] { return next(name).isEmpty(); }));
        const Interface after = m_host->guest(name)->config.constFirst();
        QVERIFY(after.isOnOwnTap() && !after.script && !after.downscript);
        QCOMPARE(after.mac, MacAddress::parse(u"52:54:00:ab:00:03"));
        QCOMPARE(after.model, u"virtio"_s);
        QCOMPARE(after.address, address);
        start(name);
        QCOMPARE(now(name), QStringList());
        QVERIFY(Lab::waitFor([] { return Lab::hasCarrier(u"t8"_s); }));
        QVERIFY(Lab::isHeld(u"t8"_s));
        end(name);
    }

    void aSavedStateBringsItsOwn()
    {
        const QString name = u"saved"_s;
        QByteArray xml = guestXml(name, {});
        xml.replace("<devices>", "<cpu mode='maximum'/><devices>");
        define(name, xml);
        QCOMPARE(next(name), QStringList());
        start(name);
        QCOMPARE(now(name), QStringList()); // a fresh start is none
        const Lab::Said saved = Lab::virsh({ u"managedsave"_s, name });
        QVERIFY2(saved.code == 0, qPrintable(saved.err));
        QVERIFY(Lab::waitFor([&] { return next(name) == QStringList { u"host-cpu"_s }; }));
        start(name);
        QVERIFY(Lab::waitFor([&] { return now(name).contains(u"host-cpu"_s); }));
        note(u"host-cpu"_s, u"<cpu mode='maximum'> from a saved state"_s, true, true);
        note(u"hook-script"_s, u"a hook that prints XML at a restore"_s, false, now(name).contains(u"hook-script"_s));
        QVERIFY(now(name).contains(u"hook-script"_s));
        end(name);
    }

    void aDaemonOfAnotherLanguageIsUnderstood_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("words"); // of the catalogue, where libvirt's own is not installed
        QTest::newRow("German") << u"de_DE"_s << u"verdorben: eigene Skripte"_s;
        QTest::newRow("Japanese") << u"ja_JP"_s << u"汚染: シェルスクリプト"_s;
    }

    void aDaemonOfAnotherLanguageIsUnderstood()
    {
        QFETCH(QString, locale);
        QFETCH(QString, words);
        const QString lab = qEnvironmentVariable("LAB");
        const QString catalogue = u"/usr/share/locale/%1/LC_MESSAGES/libvirt.mo"_s.arg(locale.first(2));
        const bool isInstalled = QFile::exists(catalogue);
        const QString folder = lab + u"/locales/"_s + locale + u".UTF-8"_s;
        QDir().mkpath(lab + u"/locales"_s);
        Lab::run(u"localedef"_s, { u"-i"_s, locale, u"-f"_s, u"UTF-8"_s, folder });
        if (!QFile::exists(folder + u"/LC_CTYPE"_s))
            QSKIP("this machine cannot make that locale");
        if (!isInstalled) { // one of our own, in the place where both the daemon and the program look
            const QString place = lab + u"/catalogue/"_s + locale;
            put(place + u"/libvirt.po"_s,
                "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\nmsgid \"tainted: %s\"\nmsgstr \""
                    + words.section(u": "_s, 0, 0).toUtf8()
                    + ": %s\"\nmsgid \"network configuration using opaque shell scripts\"\nmsgstr \""
                    + words.section(u": "_s, 1).toUtf8() + "\"\n");
            const Lab::Said made
                = Lab::run(u"msgfmt"_s, { u"-o"_s, place + u"/libvirt.mo"_s, place + u"/libvirt.po"_s });
            if (made.code != 0 || !QDir(QFileInfo(catalogue).path()).exists())
                QSKIP("neither libvirt-l10n nor msgfmt is installed");
            const Lab::Said mounted
                = Lab::run(u"mount"_s, { u"--bind"_s, place, QFileInfo(catalogue).path() }); // in this world only
            QVERIFY2(mounted.code == 0, qPrintable(mounted.err));
        }
        put(lab + u"/libvirtd-environment"_s,
            "LC_ALL=" + locale.toUtf8() + ".UTF-8 LOCPATH=" + lab.toUtf8() + "/locales");
        restartDaemon();
        const QString name = u"foreign"_s + locale.first(2);
        define(name, guestXml(name, script(u"t4"_s, u"<script path='/bin/true'/>"_s)));
        start(name);
        const QString said = m_host->guest(name)->taints.value().value(0);
        qInfo("%s: “%s” (%s)", qPrintable(locale), qPrintable(said),
            isInstalled ? "libvirt-l10n" : "a catalogue of the test's own");
        // libvirt's German catalogue has no words for it (9.0.0), so that a German daemon says it in English.
        const bool isForeign = !isInstalled || hasWords(catalogue, "network configuration using opaque shell scripts");
        QVERIFY2(said.startsWith(u"tainted: "_s) != isForeign, qPrintable(said));
        if (!isInstalled)
            QCOMPARE(said, words);
        if (QTest::currentDataTag() == QByteArray("German") || isInstalled) {
            QCOMPARE(now(name), QStringList { u"shell-scripts"_s });
        } else { // the catalogues were read when the first foreign words came: shown as they are, no guess
            QCOMPARE(now(name), QStringList { u"unknown"_s });
        }
        end(name);
        QFile::remove(lab + u"/libvirtd-environment"_s);
        restartDaemon();
    }

    void privilegesComeFromTheDaemonsSettings()
    {
        put(u"/etc/libvirt/qemu.conf"_s, "user = \"root\"\n", QIODevice::Append);
        restartDaemon();
        const QString name = u"privileged"_s;
        define(name, guestXml(name, {}));
        QCOMPARE(next(name), QStringList());
        start(name);
        QCOMPARE(now(name), QStringList { u"high-privileges"_s });
        QCOMPARE(next(name), QStringList { u"high-privileges"_s });
        for (const TaintEntry& entry : taints(name)) {
            if (entry.when == When::NextStart)
                QCOMPARE(entry.certainty, TaintEntry::Certainty::Depends);
        }
        note(u"high-privileges"_s, u"user = root in qemu.conf"_s, false, true);
        end(name);
    }

    void cleanupTestCase()
    {
        QString text;
        for (const TaintFlag flag : allTaintFlags()) {
            const Seen row = m_table.value(taintName(flag), { u"not produced here"_s, u"-"_s, u"-"_s });
            text += u"%1 %2 %3 %4\n"_s.arg(taintName(flag), -26).arg(row.foreseen, -9).arg(row.seen, -5).arg(row.how);
        }
        qInfo("flag                       foreseen  seen  how\n%s", qPrintable(text));
        m_host.reset();
    }
};

QTEST_GUILESS_MAIN(TestTaints)
#include "tst_taints.moc"
