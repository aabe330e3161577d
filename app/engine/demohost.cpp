#include "engine/demohost.h"

#include <QCoreApplication>
#include <QFile>
#include <QMap>
#include <QTemporaryDir>

#include <array>

using namespace Qt::StringLiterals;

// Resources of a static library are dropped by the linker unless somebody asks for them; the macro wants no namespace.
static void initDemoResource()
{
    Q_INIT_RESOURCE(demo);
}

namespace VirtTap {

namespace {

QByteArray resource(const QString& name)
{
    initDemoResource();
    QFile file(":/demo/"_L1 + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct PartFile
{
    DemoPart part;
    const char* name; // in the resources, but for the one that is never read
};

constexpr std::array partFiles {
    PartFile { DemoPart::Host, "host.xml" },
    PartFile { DemoPart::ReadOnly, "read-only.xml" },
    PartFile { DemoPart::Lost, "lost.xml" },
    PartFile { DemoPart::Failed, "failed.xml" },
};

// A folder that nobody else can enter, removed when the program ends.
class HostFiles
{
public:
    HostFiles()
    {
        for (const PartFile& each : partFiles) {
            const QString name = QString::fromLatin1(each.name);
            QFile file(m_folder.filePath(name));
            if (file.open(QIODevice::WriteOnly))
                file.write(resource(name));
            m_uris.insert(each.part, "test://"_L1 + m_folder.filePath(name));
        }
    }

    const QMap<DemoPart, QString>& uris() const { return m_uris; }

private:
    QTemporaryDir m_folder;
    QMap<DemoPart, QString> m_uris;
};

const QMap<DemoPart, QString>& uris()
{
    static const HostFiles files;
    return files.uris();
}

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::DemoHost)
};

} // namespace

QString demoUri()
{
    return demoUri(DemoPart::Host);
}

QString demoUri(DemoPart part)
{
    return uris().value(part);
}

QStringList demoUris()
{
    return uris().values();
}

DemoPart demoPartOf(const QString& uri)
{
    return uris().key(uri, DemoPart::None);
}

QString demoName(DemoPart part)
{
    switch (part) {
    case DemoPart::None:
        break;
    case DemoPart::Host:
        return Text::tr("Demo host");
    case DemoPart::ReadOnly:
        return Text::tr("Demo: a remote host, read-only");
    case DemoPart::Lost:
        return Text::tr("Demo: a lost host");
    case DemoPart::Failed:
        return Text::tr("Demo: a host that is down");
    }
    return {};
}

DemoPreparation demoPreparation()
{
    return {
        .definitions = { resource(u"desk01.xml"_s) },
        .autostarted = {
            QUuid(u"7d0c1f3a-52d4-4c3e-9d61-000000000001"_s), // web01
            QUuid(u"7d0c1f3a-52d4-4c3e-9d61-000000000006"_s), // cache01, whose tap is missing
        },
    };
}

} // namespace VirtTap
