#include "ui/confaudit.h"

#include <QCoreApplication>
#include <QFile>
#include <QtConcurrentRun>

#include "checks/qemuconf.h"
#include "core/deliver.h"
#include "core/error.h"
#include "core/workers.h"
#include "ui/messagebar.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

constexpr qint64 largest = 1'000'000; // bytes; libvirt's own is 40,000

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::ConfAudit)
};

Result<QString> contents(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Error { .kind = Error::Kind::Denied, .message = {}, .detail = file.errorString() });
    return QString::fromUtf8(file.read(largest));
}

} // namespace

void showConfAudit(QWidget& parent, const QString& file)
{
    deliver(QtConcurrent::run(&workers(), [file] { return contents(file); }), &parent,
        [&parent, file](const Result<QString>& text) {
            if (!text) {
                MessageBar::showDetails(parent, Text::tr("%1 of this computer cannot be read.").arg(file),
                    text.error().detail + u"\n\n"_s
                        + Text::tr("Only root may read it. In a terminal, this reads it and changes nothing:")
                        + u"\n\n"_s + u"sudo cat %1 | virt-tapctl audit -"_s.arg(file));
                return;
            }
            QStringList lines;
            for (const ConfSetting& setting : auditQemuConf(*text)) {
                lines.append(Text::tr("Line %1: %2", "a number, a setting")
                                 .arg(setting.line)
                                 .arg(setting.name + u" = "_s + setting.value)
                    + u'\n' + setting.cost + u'\n');
            }
            if (lines.isEmpty())
                lines.append(Text::tr("Nothing in it lowers the host's security for the sake of taps."));
            else
                lines.append(
                    Text::tr("None of it is needed for taps that libvirt opens (managed='no'). A change counts when "
                             "libvirtd was started anew; guests keep running."));
            MessageBar::showDetails(parent, Text::tr("What old advice changed in %1").arg(file), lines.join(u'\n'));
        });
}

} // namespace VirtTap
