#include "integration/labhost.h"
#include "integration/labtools.h"
#include "engine/engine.h"
#include "plan/script.h"
#include "ui/newinterface/newinterfacewizard.h"
#include "ui/wizarddriver.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

// What the wizard saves, by its own menu, used by virsh and bash as the person would.
class TestExport : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    std::unique_ptr<Lab::Host> m_host;

    // The path of what the wizard saves for a new interface of that guest on that tap.
    QString save(const QString& guest, const QString& tap, const QString& action, const QString& bridge = {})
    {
        if (!m_host->waitForGuest(guest))
            qFatal("%s is not known", qPrintable(guest));
        NewInterfaceWizard wizard(
            m_host->connections(), { .uri = Lab::uri(), .uuid = m_host->guest(guest)->uuid }, std::nullopt, tap);
        const Driver drive(wizard);
        wizard.open();
        if (!bridge.isEmpty()) {
            auto* combo = drive.find<QComboBox>(u"bridgeCombo"_s);
            combo->setCurrentIndex(combo->findData(bridge));
            emit combo->activated(combo->currentIndex());
        }
        drive.find<QAbstractButton>(u"addRadio"_s)->click();
        drive.review();
        auto* save = wizard.findChild<QAction*>(action);
        const bool isReady = Lab::waitFor([&] {
            emit wizard.findChild<QPushButton*>(u"saveButton"_s)->menu()->aboutToShow();
            return drive.page() == 3 && save->isEnabled();
        });
        if (!isReady)
            qFatal("%s is not offered: %s", qPrintable(action), qPrintable(drive.text(u"problemLabel"_s)));
        save->trigger();
        const QString path = m_directory.filePath(guest + action);
        emit drive.find<QFileDialog>(u"saveDialog"_s)->fileSelected(path);
        return path;
    }

    static QString contents(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private slots:
    void initTestCase()
    {
        m_host = std::make_unique<Lab::Host>(std::make_unique<Engine>());
        QVERIFY(m_host->open());
    }

    void interfaceXmlWorksWithAttachDevice()
    {
        Lab::define(u"e1"_s, Lab::guestXml(u"e1"_s));
        const QString path = save(u"e1"_s, u"t0"_s, u"saveInterfaceAction"_s);

        const Lab::Said said = Lab::virsh({ u"attach-device"_s, u"--config"_s, u"e1"_s, path });

        QVERIFY2(said.code == 0, qPrintable(said.err));
        QCOMPARE(Lab::virsh({ u"start"_s, u"e1"_s }).err, QString());
        QVERIFY(Lab::hasCarrier(u"t0"_s));
        QVERIFY(Lab::isHeld(u"t0"_s));
        Lab::virsh({ u"destroy"_s, u"e1"_s });
    }

    void domainXmlWorksWithDefineValidate()
    {
        Lab::define(u"e2"_s, Lab::guestXml(u"e2"_s));
        const QString path = save(u"e2"_s, u"t1"_s, u"saveDomainAction"_s);
        QVERIFY(contents(path).startsWith(u"<!-- Saved by virt-tap without secrets"));

        const Lab::Said said = Lab::virsh({ u"define"_s, u"--validate"_s, path });

        QVERIFY2(said.code == 0, qPrintable(said.err));
        QVERIFY(Lab::configXml(u"e2"_s).contains(u"<target dev='t1' managed='no'/>"_s));
        QVERIFY2(!contents(path).contains(u"passwd"_s), "what is exported has no password in it");
    }

    void shellScriptDoesTheSame()
    {
        Lab::define(u"e3"_s, Lab::guestXml(u"e3"_s));
        // Only root can make a tap; an ordinary user has been given one.
        const QString tap = Lab::isSession() ? u"t2"_s : u"fresh0"_s;
        const QString path = save(u"e3"_s, tap, u"saveScriptAction"_s, Lab::isSession() ? QString() : u"br0"_s);

        const Lab::Said first = Lab::run(u"bash"_s, { path });
        QVERIFY2(first.code == 0, qPrintable(first.err));
        QVERIFY(Lab::configXml(u"e3"_s).contains(u"<target dev='%1' managed='no'/>"_s.arg(tap)));
        QCOMPARE(Lab::virsh({ u"start"_s, u"e3"_s }).err, QString());
        QVERIFY(Lab::hasCarrier(tap));
        QVERIFY(Lab::isHeld(tap));

        const Lab::Said second = Lab::run(u"bash"_s, { path });
        QVERIFY2(second.code == 0, qPrintable(second.err));
        QCOMPARE(Lab::configXml(u"e3"_s).count(u"<interface "_s), 1);

        const Lab::Said undone = Lab::run(u"bash"_s, { path, u"undo"_s });
        QVERIFY2(undone.code == 0, qPrintable(undone.err));
        QVERIFY(!Lab::configXml(u"e3"_s).contains(u"<interface "_s));
        Lab::virsh({ u"destroy"_s, u"e3"_s });
    }

    void aScriptForManyGuestsDoesAllOfThem()
    {
        if (Lab::isSession())
            QSKIP("only root can make a tap");
        QList<Plan> plans;
        for (const QString& name : { u"m1"_s, u"m2"_s }) {
            Lab::define(name, Lab::guestXml(name));
            QVERIFY(m_host->waitForGuest(name));
            InterfaceRequest request = m_host->request(name, u"tap-"_s + name);
            request.newTap = NewTap { .owner = 0, .group = {}, .opener = u"root"_s, .bridge = u"br0"_s };
            plans.append(m_host->plan(request).value());
        }
        const QString path = m_directory.filePath(u"many.sh"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(shellScript(plans).toUtf8());
        file.close();
        for (int time = 0; time < 2; ++time) { // nothing is done twice
            const Lab::Said said = Lab::run(u"bash"_s, { path });
            QVERIFY2(said.code == 0, qPrintable(said.err));
        }
        for (const QString& name : { u"m1"_s, u"m2"_s }) {
            const QString target = u"<target dev='tap-%1' managed='no'/>"_s.arg(name);
            QCOMPARE(Lab::configXml(name).count(target), 1);
            QCOMPARE(Lab::virsh({ u"start"_s, name }).err, QString());
            QVERIFY(Lab::isHeld(u"tap-"_s + name));
            QVERIFY(Lab::run(u"ip"_s, { u"link"_s, u"show"_s, u"tap-"_s + name }).out.contains(u"master br0"_s));
            Lab::virsh({ u"destroy"_s, name });
        }
        const Lab::Said undone = Lab::run(u"bash"_s, { path, u"undo"_s });
        QVERIFY2(undone.code == 0, qPrintable(undone.err));
        for (const QString& name : { u"m1"_s, u"m2"_s }) {
            QVERIFY(!Lab::configXml(name).contains(u"<interface "_s));
            QVERIFY(Lab::run(u"ip"_s, { u"link"_s, u"show"_s, u"tap-"_s + name }).code != 0);
        }
    }

    void aScriptThatDefinesAnewKeepsThePlaceAndTheSecrets()
    {
        const auto nic = [](int number) {
            return u"<interface type='user'><mac address='52:54:00:bb:00:0%1'/></interface>"_s.arg(number);
        };
        const auto secret = [] { return Lab::virsh({ u"dumpxml"_s, u"--inactive"_s, u"--security-info"_s, u"e5"_s }); };
        Lab::define(u"e5"_s, Lab::guestXml(u"e5"_s, nic(1) + nic(2)));
        QVERIFY(m_host->waitForGuest(u"e5"_s));
        const QString before = secret().out;
        QVERIFY(before.contains(u"passwd='secret'"_s));
        InterfaceRequest request = m_host->replacement(u"e5"_s, u"t0"_s);
        request.interface.mac = MacAddress::parse(u"52:54:00:bb:00:09");
        const Plan plan = m_host->plan(request).value();
        QCOMPARE(plan.steps.constFirst().kind, Step::Kind::DefineGuest);
        const QString path = m_directory.filePath(u"anew.sh"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(shellScript(plan, Lab::uri(), {}).toUtf8());
        file.close();

        for (int time = 0; time < 2; ++time) { // nothing is done twice
            const Lab::Said said = Lab::run(u"bash"_s, { path });
            QVERIFY2(said.code == 0, qPrintable(said.err));
        }
        const QString after = secret().out;
        QVERIFY(after.contains(u"passwd='secret'"_s));
        QCOMPARE(after.count(u"<interface "_s), 2);
        QVERIFY(!after.contains(u"52:54:00:bb:00:01"_s));
        QVERIFY(after.contains(u"<target dev='t0' managed='no'/>"_s));
        QVERIFY(after.indexOf(u"52:54:00:bb:00:09"_s) < after.indexOf(u"52:54:00:bb:00:02"_s));

        const Lab::Said undone = Lab::run(u"bash"_s, { path, u"undo"_s });
        QVERIFY2(undone.code == 0, qPrintable(undone.err));
        QCOMPARE(Lab::sortedLines(secret().out), Lab::sortedLines(before));

        const Lab::Said again = Lab::run(u"bash"_s, { path, u"undo"_s }); // there is nothing to be replaced
        QVERIFY(again.code != 0);
        QVERIFY2(again.err.contains(u"52:54:00:bb:00:09"_s), qPrintable(again.err));
        QCOMPARE(Lab::sortedLines(secret().out), Lab::sortedLines(before));
    }

    void shellScriptRefusesAConfigThatChanged()
    {
        Lab::define(u"e4"_s, Lab::guestXml(u"e4"_s));
        const QString path = save(u"e4"_s, u"t3"_s, u"saveScriptAction"_s);
        QCOMPARE(Lab::virsh({ u"desc"_s, u"e4"_s, u"--config"_s, u"changed meanwhile"_s }).code, 0);

        const Lab::Said said = Lab::run(u"bash"_s, { path });

        QCOMPARE(said.code, 1);
        QVERIFY2(said.err.contains(u"no longer as it was"_s), qPrintable(said.err));
        QVERIFY(!Lab::configXml(u"e4"_s).contains(u"<interface "_s));
    }
};

QTEST_MAIN(TestExport)
#include "tst_export.moc"
