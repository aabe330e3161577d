#include "integration/labtools.h"
#include "plan/plan.h"
#include "plan/script.h"
#include "xml/domainxml.h"
#include "xml/interfacexml.h"

#include <QTemporaryDir>
#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

// What the wizard saves, used by virsh and bash as the person would.
class TestExport : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_directory;

    QString save(const QString& name, const QString& text)
    {
        const QString path = m_directory.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("%s cannot be written", qPrintable(path));
        return path;
    }

    static Interface wanted(const QString& tap, const QString& mac)
    {
        Interface interface;
        interface.type = u"ethernet"_s;
        interface.targetDev = tap;
        interface.managed = false;
        interface.mac = MacAddress::parse(mac);
        interface.model = u"virtio"_s;
        return interface;
    }

    static InterfaceRequest request(const QString& guest, const Interface& interface)
    {
        const QUuid uuid(Lab::virsh({ u"domuuid"_s, guest }).out);
        return { .domain = { .uri = Lab::uri(), .uuid = uuid },
            .domainName = guest,
            .deed = InterfaceRequest::Deed::Add,
            .replaces = {},
            .interface = interface,
            .scope = Scope::AfterNextStart,
            .startAfterwards = true,
            .discardSavedState = false };
    }

private slots:
    void interfaceXmlWorksWithAttachDevice()
    {
        Lab::define(u"e1"_s, Lab::guestXml(u"e1"_s));
        const QString path = save(u"interface.xml"_s, writeInterface(wanted(u"t0"_s, u"52:54:00:00:00:01"_s)));

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
        const QString element = writeInterface(wanted(u"t1"_s, u"52:54:00:00:00:02"_s));
        const auto domain = domainWithInterface(Lab::configXml(u"e2"_s).toUtf8(), nullptr, element.toUtf8());
        QVERIFY2(domain.has_value(), qPrintable(domain ? QString() : domain.error().message));
        const QString path = save(u"domain.xml"_s, *domain);

        const Lab::Said said = Lab::virsh({ u"define"_s, u"--validate"_s, path });

        QVERIFY2(said.code == 0, qPrintable(said.err));
        QVERIFY(Lab::configXml(u"e2"_s).contains(u"<target dev='t1' managed='no'/>"_s));
        QVERIFY2(!domain->contains(u"secret"_s), "what is exported has no password in it");
    }

    void shellScriptDoesTheSame()
    {
        Lab::define(u"e3"_s, Lab::guestXml(u"e3"_s));
        // Only root can make a tap; an ordinary user has been given one.
        const QString tap = Lab::isSession() ? u"t2"_s : u"fresh0"_s;
        const Interface interface = wanted(tap, u"52:54:00:00:00:03"_s);
        const auto plan = planInterface(request(u"e3"_s, interface), Lab::configXml(u"e3"_s).toUtf8(), {});
        QVERIFY(plan.has_value());
        const QStringList commands = Lab::isSession() ? QStringList() : tapCommands(interface, {}, u"br0"_s);
        const QString path = save(u"attach.sh"_s, shellScript(*plan, Lab::uri(), commands));

        const Lab::Said first = Lab::run(u"bash"_s, { path });
        QVERIFY2(first.code == 0, qPrintable(first.err));
        QVERIFY(Lab::hasCarrier(tap));
        QVERIFY(Lab::isHeld(tap));
        QVERIFY(Lab::configXml(u"e3"_s).contains(u"<target dev='%1' managed='no'/>"_s.arg(tap)));

        const Lab::Said second = Lab::run(u"bash"_s, { path });
        QVERIFY2(second.code == 0, qPrintable(second.err));
        QCOMPARE(Lab::configXml(u"e3"_s).count(u"<interface "_s), 1);

        const Lab::Said undone = Lab::run(u"bash"_s, { path, u"undo"_s });
        QVERIFY2(undone.code == 0, qPrintable(undone.err));
        QVERIFY(!Lab::configXml(u"e3"_s).contains(u"<interface "_s));
        Lab::virsh({ u"destroy"_s, u"e3"_s });
    }

    void shellScriptRefusesAConfigThatChanged()
    {
        Lab::define(u"e4"_s, Lab::guestXml(u"e4"_s));
        const auto plan = planInterface(
            request(u"e4"_s, wanted(u"t3"_s, u"52:54:00:00:00:04"_s)), Lab::configXml(u"e4"_s).toUtf8(), {});
        QVERIFY(plan.has_value());
        const QString path = save(u"refuse.sh"_s, shellScript(*plan, Lab::uri(), {}));
        QCOMPARE(Lab::virsh({ u"desc"_s, u"e4"_s, u"--config"_s, u"changed meanwhile"_s }).code, 0);

        const Lab::Said said = Lab::run(u"bash"_s, { path });

        QCOMPARE(said.code, 1);
        QVERIFY2(said.err.contains(u"no longer as it was"_s), qPrintable(said.err));
        QVERIFY(!Lab::configXml(u"e4"_s).contains(u"<interface "_s));
    }
};

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
