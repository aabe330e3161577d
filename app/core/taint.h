#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

namespace VirtTap {

// What libvirt can hold against a guest (virDomainTaintFlags). A newer libvirt may know more: those are Unknown.
enum class TaintFlag {
    Unknown,
    CustomArgv,
    CustomMonitor,
    HighPrivileges,
    ShellScripts,
    DiskProbing,
    ExternalLaunch,
    HostCpu,
    HookScript,
    CdromPassthrough,
    CustomDtb,
    CustomGaCommand,
    CustomHypervisorFeature,
    DeprecatedConfig,
    CustomDevice,
};

QList<TaintFlag> allTaintFlags(); // without Unknown
QString taintName(TaintFlag flag); // as logs and status files write it: "shell-scripts"; empty for Unknown
QString taintText(TaintFlag flag); // libvirt's own words in English: "network configuration using opaque shell scripts"
// By libvirt's English words, as virDomainGetMessages() gives them; Unknown for any others.
TaintFlag taintByMessage(const QString& message);

// An element of a guest's XML for which it is tainted when it starts.
struct TaintCause
{
    // On what it depends beside the XML.
    enum class Condition {
        Always,
        SystemDaemon, // a session daemon cannot do it, and does not taint
        CdDrive, // the device named is a real drive, which only the host can tell
        DeprecatedMachine, // QEMU there says so of `value`, a machine type of the architecture `device`
        DeprecatedCpu, // likewise of a CPU model
        Restore, // it is restored from a saved state, not started
    };

    TaintFlag flag = TaintFlag::Unknown;
    Condition condition = Condition::Always;
    QLatin1StringView element; // "interface/script"
    QString device; // what tells it from others of its kind: a MAC address, a disk's target, an architecture
    QString value; // never the text of arguments: they may hold passwords
    int line = 0; // of the XML, from 1
    int lastLine = 0;

    friend bool operator==(const TaintCause&, const TaintCause&) = default;
};

// For people, translated, plain text.
QString taintMeaning(TaintFlag flag); // for the administrator and for support
QString taintRemedy(TaintFlag flag); // what can be done
QString causeWords(const TaintCause& cause); // "<script path='/etc/qemu-ifup'> of interface 52:54:00:10:08:01"

// Where this subject's sentences are translated.
struct TaintWords
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Taint)
};

} // namespace VirtTap
