#pragma once

#include "core/taint.h"

#include <QHash>

namespace VirtTap {

// libvirt tells of taint in the daemon's language and without the flag's name. Its messages in other languages than
// English are known by libvirt's own catalogues, where some are installed here (Debian: libvirt-l10n).
class TaintLanguages
{
public:
    explicit TaintLanguages(
        const QStringList& localeFolders); // "/usr/share/locale"; reads LANGUAGE/LC_MESSAGES/libvirt.mo

    TaintFlag flagOf(const QString& message) const; // Unknown also where two languages mean different ones by it
    qsizetype size() const { return m_flags.size(); }

private:
    void read(const QString& file);

    QHash<QString, TaintFlag> m_flags;
};

// By English words; else by the catalogues of this computer, which are read the first time: it may block.
TaintFlag recogniseTaint(const QString& message);

} // namespace VirtTap
