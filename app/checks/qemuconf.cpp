#include "checks/qemuconf.h"

#include <QCoreApplication>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

struct Audit
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Audit)
};

// One "name = value" of libvirt's configuration files (virconf.c).
struct Setting
{
    QString value;
    QStringList words; // of a text or a list, without quotes; of a number itself
    int line = 0;
};

QString withoutComment(const QString& line)
{
    QChar quote;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if (c == u'#')
            return line.first(i);
        else if (c == u'"' || c == u'\'')
            quote = c;
    }
    return line;
}

QStringList wordsOf(const QString& value)
{
    static const QRegularExpression word(u"\"([^\"]*)\"|'([^']*)'|([0-9]+)"_s);
    QStringList words;
    for (const QRegularExpressionMatch& match : word.globalMatch(value))
        words.append(match.captured(1) + match.captured(2) + match.captured(3));
    return words;
}

QMap<QString, Setting> parse(const QString& text)
{
    static const QRegularExpression begin(u"^\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)$"_s);
    QMap<QString, Setting> settings;
    QString open; // the list that has not ended yet
    int number = 0;
    const QStringList lines = text.split(u'\n');
    for (const QString& raw : lines) {
        ++number;
        const QString line = withoutComment(raw).trimmed();
        if (!open.isEmpty()) {
            settings[open].value += u' ' + line;
        } else if (const auto match = begin.match(line); match.hasMatch()) {
            open = match.captured(1);
            settings[open] = { .value = match.captured(2).trimmed(), .words = {}, .line = number };
        } else {
            continue;
        }
        const QString value = settings[open].value;
        if (!value.startsWith(u'[') || value.contains(u']'))
            open.clear();
    }
    for (Setting& setting : settings) {
        setting.value = setting.value.simplified();
        setting.words = wordsOf(setting.value);
    }
    return settings;
}

bool isRoot(const Setting& setting)
{
    const QString name = setting.words.value(0);
    return name == "root"_L1 || name == "0"_L1 || name == "+0"_L1;
}

bool isOff(const Setting& setting)
{
    return setting.words.value(0) == "0"_L1;
}

bool isOn(const Setting& setting)
{
    return setting.words.value(0) == "1"_L1;
}

bool names(const Setting& setting, QLatin1StringView word)
{
    return std::ranges::any_of(setting.words, [&](const QString& each) { return each == word; });
}

} // namespace

QList<ConfSetting> auditQemuConf(const QString& text)
{
    QList<ConfSetting> found;
    for (const auto& [name, setting] : parse(text).asKeyValueRange()) {
        const auto add = [&](const QString& cost, const QString& taint = {}) {
            found.append({ .name = name, .value = setting.value, .line = setting.line, .cost = cost, .taint = taint });
        };
        if (name == "user"_L1 && isRoot(setting))
            add(Audit::tr(
                    "QEMU runs as root with all privileges: a guest that breaks out of QEMU has the host. It taints "
                    "every guest."),
                u"high-privileges"_s);
        else if (name == "group"_L1 && isRoot(setting))
            add(Audit::tr("QEMU may open what the group root may open. It taints every guest."), u"high-privileges"_s);
        else if (name == "clear_emulator_capabilities"_L1 && isOff(setting))
            add(Audit::tr(
                "A QEMU that runs as root keeps all of root's privileges; one that does not has none anyway."));
        else if (name == "cgroup_device_acl"_L1 && names(setting, "/dev/net/tun"_L1))
            add(Audit::tr(
                "QEMU itself may open /dev/net/tun, and so may a guest that breaks out of it. libvirt opens the "
                "tap and hands it over, so that QEMU never needs that device."));
        else if (name == "security_driver"_L1 && names(setting, "none"_L1))
            add(Audit::tr(
                "Guests are not kept apart by AppArmor or SELinux: one that breaks out of QEMU reaches the disks "
                "of the others."));
        else if (name == "security_default_confined"_L1 && isOff(setting))
            add(Audit::tr("Guests without a label of their own are not kept apart by AppArmor or SELinux."));
        else if (name == "namespaces"_L1 && setting.words.isEmpty())
            add(Audit::tr("QEMU sees the whole /dev of the host instead of one with its own devices only."));
        else if (name == "capability_filters"_L1 && !setting.words.isEmpty())
            add(Audit::tr("libvirt is told that QEMU cannot do what it can. It taints every guest."),
                u"custom-hypervisor-feature"_s);
        else if (name == "allow_disk_format_probing"_L1 && isOn(setting))
            add(Audit::tr(
                    "The format of a disk is guessed from what the guest wrote to it, which may make QEMU open other "
                    "files of the host."),
                u"disk-probing"_s);
    }
    std::ranges::sort(found, {}, &ConfSetting::line);
    return found;
}

} // namespace VirtTap
