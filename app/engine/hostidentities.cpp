#include "engine/hostidentities.h"
#include "virt/hostreport.h"

#include <QSysInfo>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace VirtTap {

bool isLocalUri(const QString& uri)
{
    const QUrl url(uri);
    return url.host().isEmpty() && !QUrlQuery(url).hasQueryItem(u"socket"_s);
}

bool isSessionUri(const QString& uri)
{
    return QUrl(uri).path() == "/session"_L1;
}

QString HostIdentities::identify(const QString& uri, const HostReport& report)
{
    if (report.driver == "TEST"_L1)
        return "demo:"_L1 + uri;

    const bool isLocal = isLocalUri(uri);
    const QString host = QUrl(uri).host().toLower();
    const bool hasUuid = !report.hostUuid.isEmpty() && !isSessionUri(uri);
    QStringList traits; // any one that is known already decides
    if (isLocal)
        traits.append(u"local"_s);
    if (hasUuid)
        traits.append("uuid:"_L1 + report.hostUuid);
    if (!host.isEmpty())
        traits.append("at:"_L1 + host);

    QString id;
    for (const QString& trait : std::as_const(traits)) {
        if (id.isEmpty())
            id = m_idByTrait.value(trait);
    }
    if (id.isEmpty() && hasUuid)
        id = report.hostUuid;
    if (id.isEmpty() && isLocal)
        id = "machine:"_L1 + QString::fromLatin1(QSysInfo::machineUniqueId());
    if (id.isEmpty())
        id = "host:"_L1 + (report.hostName.isEmpty() ? uri : report.hostName);
    for (const QString& trait : std::as_const(traits))
        m_idByTrait.insert(trait, id);
    return id;
}

} // namespace VirtTap
