#include "cli/audit.h"

#include "checks/qemuconf.h"
#include "cli/cliwords.h"
#include "cli/report.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largest = 1'000'000; // bytes; libvirt's own is 40,000

QJsonArray json(const QList<ConfSetting>& settings)
{
    QJsonArray rows;
    for (const ConfSetting& setting : settings) {
        rows.append(QJsonObject { { u"setting"_s, setting.name }, { u"value"_s, setting.value },
            { u"line"_s, setting.line }, { u"needed"_s, false },
            { u"taint"_s, setting.taint.isEmpty() ? QJsonValue() : QJsonValue(setting.taint) },
            { u"cost"_s, setting.cost } });
    }
    return rows;
}

} // namespace

ExitCode audit(const Options& options, QTextStream& out, QTextStream& err)
{
    const bool isInput = options.file == "-"_L1;
    QFile file(options.file);
    if (isInput ? !file.open(stdin, QIODevice::ReadOnly) : !file.open(QIODevice::ReadOnly)) {
        err << u"virt-tapctl: "_s << CliWords::tr("%1 could not be read: %2").arg(options.file, file.errorString())
            << Qt::endl;
        const bool isDenied = file.error() == QFileDevice::OpenError && QFile::exists(options.file);
        if (isDenied) {
            err << CliWords::tr("Only root may read it. Let root do so: %1")
                       .arg(u"sudo cat %1 | virt-tapctl audit -"_s.arg(options.file))
                << Qt::endl;
        }
        return isDenied ? ExitCode::Denied : ExitCode::Refused;
    }
    const QList<ConfSetting> settings = auditQemuConf(QString::fromUtf8(file.read(largest)));
    if (options.isJson) {
        out << QJsonDocument(json(settings)).toJson();
    } else if (settings.isEmpty()) {
        out << CliWords::tr("Nothing in it lowers the host's security for the sake of taps.") << '\n';
    } else {
        out << table(json(settings), { u"line"_s, u"setting"_s, u"value"_s, u"taint"_s, u"cost"_s })
            << CliWords::tr(
                   "None of it is needed for taps that libvirt opens (managed='no'). A change counts when libvirtd "
                   "was started anew; guests keep running, and each loses its taint at its own next start.")
            << '\n';
    }
    return settings.isEmpty() ? ExitCode::Done : ExitCode::Refused;
}

} // namespace VirtTap
