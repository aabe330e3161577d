#include "engine/demohost.h"

#include <QFile>
#include <QTemporaryDir>

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

// A folder that nobody else can enter, removed when the program ends.
class HostFile
{
public:
    HostFile()
        : m_path(m_folder.filePath(u"host.xml"_s))
    {
        QFile file(m_path);
        if (file.open(QIODevice::WriteOnly))
            file.write(resource(u"host.xml"_s));
    }

    const QString& path() const { return m_path; }

private:
    QTemporaryDir m_folder;
    QString m_path;
};

} // namespace

QString demoUri()
{
    static const HostFile file;
    return "test://"_L1 + file.path();
}

bool isDemoUri(const QString& uri)
{
    return uri == demoUri();
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
