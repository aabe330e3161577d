#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace VirtTap {

struct HostReport;

// No host part and no socket=: whatever answers runs on this computer, if perhaps in namespaces of its own.
bool isLocalUri(const QString& uri);
bool isSessionUri(const QString& uri);

// Tells which connections lead to the same machine. The host UUID decides where it can be trusted; a session daemon
// that may not read it makes up another one at each start, and one on a machine without DMI does as well.
class HostIdentities
{
public:
    QString identify(const QString& uri, const HostReport& report);

private:
    QHash<QString, QString> m_idByTrait;
};

} // namespace VirtTap
