#include "checks/netscript.h"
#include "core/connection.h"
#include "core/tapservice.h"
#include "engine/engine.h"
#include "engine/machinewatch.h"
#include "integration/labhost.h"
#include "integration/labtools.h"
#include "plan/bulkrequest.h"
#include "plan/bulkrun.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

// Guests that run a script are turned into guests on taps made beforehand, by the real helper, libvirtd and QEMU. Their
// firmware looks for a server on the network, so that there are frames to see.
class TestConverting : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Lab::Host> m_host;
    QTemporaryDir m_folder;

    QString scriptPath() const { return m_folder.filePath(u"qemu-ifup"_s); }

    static QString macOf(int number) { return u"52:54:00:c0:de:%1"_s.arg(number, 2, 10, QChar(u'0')); }

    // Whether the bridge br0 has learned that address on that port: frames of the guest came through there.
    static bool isHeardOn(const QString& mac, const QString& tap)
    {
        const Lab::Said said = Lab::run(u"bridge"_s, { u"fdb"_s, u"show"_s, u"brport"_s, tap });
        const QStringList lines = said.out.split(u'\n');
        return std::ranges::any_of(
            lines, [&](const QString& line) { return line.startsWith(mac) && !line.contains(u"permanent"_s); });
    }

    void defineWithScript(const QString& name, int number)
    {
        const QString interface = u"<interface type='ethernet'><mac address='%1'/><script path='%2'/>"
                                  "<target dev='%3'/><model type='virtio'/><boot order='1'/></interface>"_s.arg(
                                      macOf(number), scriptPath(), u"port-%1"_s.arg(number));
        QByteArray xml = Lab::guestXml(name, interface);
        xml.replace("<rom enabled='no'/>", ""); // it is what boots from the network
        Lab::define(name, xml);
        QCOMPARE(Lab::virsh({ u"start"_s, name }).code, 0);
        QVERIFY(m_host->waitForGuest(name));
    }

    Plan planOf(const InterfaceRequest& request) { return m_host->plan(request).value(); }

private slots:
    void initTestCase()
    {
        m_folder.setAutoRemove(true);
        QFile script(scriptPath());
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nip link set \"$1\" up\nip link set \"$1\" master br0\n");
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther
            | QFile::ExeOther | QFile::ReadGroup | QFile::ExeGroup);
        script.close();
        QFile::setPermissions(m_folder.path(),
            QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);

        auto engine = std::make_unique<Engine>();
        new MachineWatch(*engine);
        m_host = std::make_unique<Lab::Host>(std::move(engine));
        QVERIFY2(m_host->open(), qPrintable(m_host->connection().state().error.detail));
        QVERIFY(Lab::waitFor([this] {
            const TapService* service = m_host->connections().tapService(m_host->connection().state().host.machineId);
            return service && service->state().isAvailable();
        }));
    }

    void cleanupTestCase() { m_host.reset(); }

    void theyRunAgainOnTheSameBridgeWithoutTaint()
    {
        const QStringList names { u"scripted-1"_s, u"scripted-2"_s };
        for (int number = 1; number <= names.size(); ++number)
            defineWithScript(names.at(number - 1), number);
        for (int number = 1; number <= names.size(); ++number) {
            const QString name = names.at(number - 1);
            QVERIFY(Lab::waitFor([&] { return m_host->guest(name)->taintFlags.contains(TaintFlag::ShellScripts); }));
            QVERIFY2(QTest::qWaitFor([&] { return isHeardOn(macOf(number), u"port-%1"_s.arg(number)); }, 60'000),
                "the bridge hears the guest by its script");
        }

        QFile file(scriptPath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const NetScript script = readNetScript(QString::fromUtf8(file.readAll()));
        QCOMPARE(script.bridge, u"br0"_s);
        QVERIFY(script.lost.isEmpty());

        BulkRequest wanted { .items = {}, .pattern = u"tap-{n}"_s, .shutDownFirst = true };
        for (const QString& name : names) {
            const DomainPtr guest = m_host->guest(name);
            const InterfacePair pair = guest->interfaces().constFirst();
            wanted.items.append({ .domain = { Lab::uri(), guest->uuid },
                .domainName = name,
                .isRunning = true,
                .replaces = pair,
                .interface = interfaceInPlaceOf(*pair.config),
                .newTap = NewTap {
                    .owner = 0, .group = {}, .opener = u"root"_s, .bridge = script.bridge, .isRestored = true } });
        }
        QList<Plan> plans;
        for (const BulkEntry& entry : entriesOf(wanted))
            plans.append(planOf(entry.request));

        BulkRun run(plans, BulkRun::OnFailure::GoOn, m_host->connections());
        QSignalSpy finished(&run, &BulkRun::finished);
        // They have no system that listens to a power button: a person turns them off.
        connect(&run, &BulkRun::waitingForGuest, this, [&names](int part) {
            Lab::virsh({ u"destroy"_s, names.at(part) });
        });
        run.start();
        QVERIFY(finished.wait(90'000));
        for (const BulkRun::Part& part : run.parts())
            QVERIFY2(part.state == BulkRun::PartState::Done, qPrintable(part.error.message + part.left.join(u' ')));

        for (int number = 1; number <= names.size(); ++number) {
            const QString name = names.at(number - 1);
            const QString tap = u"port-%1"_s.arg(number);
            QVERIFY(Lab::waitFor([&] { return m_host->guest(name)->isActive() && m_host->guest(name)->isRead; }));
            const Interface now = m_host->guest(name)->live.constFirst();
            QVERIFY(now.isOnOwnTap() && !now.script);
            QCOMPARE(now.targetDev, tap);
            QCOMPARE(now.mac->toString(), macOf(number));
            QCOMPARE(now.bootOrder, 1);
            QVERIFY(Lab::isHeld(tap));
            QVERIFY2(QTest::qWaitFor([&] { return isHeardOn(macOf(number), tap); }, 60'000),
                "the bridge hears the guest by its tap");
            m_host->connection().refresh(m_host->guest(name)->uuid);
            QVERIFY2(Lab::waitFor([&] { return m_host->guest(name)->taintFlags.isEmpty(); }), "without taint");
            QVERIFY(!Lab::virsh({ u"dominfo"_s, name }).out.contains(u"taint"_s));
            QCOMPARE(Lab::virsh({ u"destroy"_s, name }).code, 0);
            QVERIFY2(Lab::waitFor([&] { return m_host->tap(tap) != nullptr && !Lab::isHeld(tap); }), "it stays");
        }
    }

    // The other way: it goes on as it is, and takes its new tap at its next start.
    void oneGoesOnUntilItsNextStart()
    {
        defineWithScript(u"later"_s, 9);
        const DomainPtr guest = m_host->guest(u"later"_s);
        const InterfacePair pair = guest->interfaces().constFirst();
        const BulkRequest wanted { .items
            = { { .domain = { Lab::uri(), guest->uuid },
                .domainName = guest->name,
                .isRunning = true,
                .replaces = pair,
                .interface = interfaceInPlaceOf(*pair.config),
                .newTap
                = NewTap { .owner = 0, .group = {}, .opener = u"root"_s, .bridge = u"br0"_s, .isRestored = false } } },
            .pattern = u"tap-{guest}"_s,
            .scope = Scope::AfterNextStart };
        BulkRun run(
            { planOf(entriesOf(wanted).constFirst().request) }, BulkRun::OnFailure::Stop, m_host->connections());
        QSignalSpy finished(&run, &BulkRun::finished);
        run.start();
        QVERIFY(finished.wait(30'000));
        QVERIFY2(run.parts().constFirst().state == BulkRun::PartState::Done,
            qPrintable(run.parts().constFirst().error.message));
        QVERIFY2(Lab::isHeld(u"port-9"_s), "it runs on as before");
        QVERIFY(Lab::waitFor([&] {
            const DomainPtr now = m_host->guest(u"later"_s);
            return now->taintFlags.contains(TaintFlag::ShellScripts) && now->config.constFirst().isOnOwnTap();
        }));
        QCOMPARE(Lab::virsh({ u"destroy"_s, u"later"_s }).code, 0);
        QCOMPARE(Lab::virsh({ u"start"_s, u"later"_s }).code, 0);
        QVERIFY(Lab::waitFor([] { return Lab::isHeld(u"tap-later"_s); }));
        QVERIFY(Lab::waitFor([&] { return m_host->guest(u"later"_s)->taintFlags.isEmpty(); }));
        QCOMPARE(Lab::virsh({ u"destroy"_s, u"later"_s }).code, 0);
    }
};

QTEST_GUILESS_MAIN(TestConverting)
#include "tst_converting.moc"
