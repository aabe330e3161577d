#include "kernel/linkmaker.h"

#include "kernel/netlinksocket.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

using Maker = Link::Maker;

bool isGeneratedName(QStringView name, QStringView prefix)
{
    const QStringView number = name.mid(prefix.size());
    return name.startsWith(prefix) && !number.isEmpty()
        && std::ranges::all_of(number, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

// The value of `key` in a file of “key=value” lines; empty when there is no such file or key.
QByteArray valueIn(const QString& path, QByteArrayView key)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray content = file.read(qint64 { 16 } * 1024);
    for (const QByteArray& line : content.split('\n')) {
        if (line.startsWith(key) && line.size() > key.size() && line.at(key.size()) == '=')
            return line.mid(key.size() + 1).trimmed();
    }
    return {};
}

} // namespace

Known<Maker> makerOf(const Link& link)
{
    static const auto notRecorded = Known<Maker>::unknown(Kernel::tr("the kernel does not record who made a link"));

    if (link.kind == Link::Kind::OvsSwitch)
        return Maker::OpenVSwitch;
    if (link.kind == Link::Kind::Tap && link.alias.isKnown() && link.alias.value().startsWith("virt-tap:"_L1))
        return Maker::VirtTap;
    const bool isLibvirts = (link.isTap() && isGeneratedName(link.name, u"vnet"))
        || (link.kind == Link::Kind::Macvtap && isGeneratedName(link.name, u"macvtap"));
    return isLibvirts ? Known<Maker>(Maker::Libvirt) : notRecorded;
}

QSet<int> linksKnownTo(const ServiceFolders& folders)
{
    QSet<int> ids;
    for (const QString& folder : { folders.networkd, folders.networkManager }) {
        const QStringList names = QDir(folder).entryList(QDir::Files);
        for (const QString& name : names)
            ids.insert(name.toInt());
    }
    return ids;
}

Known<Maker> makerByServices(const Link& link, const ServiceFolders& folders)
{
    const QString file = u'/' + QString::number(link.id);
    const QByteArray owned = valueIn(folders.networkManager + file, "nm-owned");
    if (owned == "1" || owned == "true")
        return Maker::NetworkManager;
    const QByteArray state = valueIn(folders.networkd + file, "ADMIN_STATE");
    if (state == "configured" || state == "configuring")
        return configuredByNetworkd();
    return link.maker;
}

Known<Maker> configuredByNetworkd()
{
    return Known<Maker>::unknown(
        Kernel::tr("systemd-networkd configures it, but does not record whether it made it"));
}

} // namespace VirtTap
