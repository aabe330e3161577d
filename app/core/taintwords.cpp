#include "core/taint.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

QString taintMeaning(TaintFlag flag)
{
    switch (flag) {
    case TaintFlag::Unknown:
        return TaintWords::tr("libvirt says this in its own words; this program does not know the flag behind them.");
    case TaintFlag::CustomArgv:
        return TaintWords::tr(
            "Arguments or environment variables are passed to QEMU past libvirt, which does not know "
            "what they do. They may break with the next version, and support may ask to take them out.");
    case TaintFlag::CustomMonitor:
        return TaintWords::tr(
            "Somebody sent commands to QEMU's monitor past libvirt (virsh qemu-monitor-command). What "
            "libvirt believes of the guest may no longer be true.");
    case TaintFlag::HighPrivileges:
        return TaintWords::tr("QEMU runs as root or has a raw device: a guest that breaks out of QEMU has the host.");
    case TaintFlag::ShellScripts:
        return TaintWords::tr("A script of somebody's own sets up the network, run as libvirt's own user, with libvirt "
                              "waiting for it. Nobody but its author knows what it does, so support stops here.");
    case TaintFlag::DiskProbing:
        return TaintWords::tr(
            "The format of a disk is guessed from its content, which the guest can write: it could make "
            "QEMU open other files of the host.");
    case TaintFlag::ExternalLaunch:
        return TaintWords::tr(
            "Somebody else started this QEMU and libvirt took it over; it does not know how it was started.");
    case TaintFlag::HostCpu:
        return TaintWords::tr(
            "The guest sees the CPU of this host as it is, and came here from a saved state or another "
            "host: if the CPUs differ, it may crash.");
    case TaintFlag::HookScript:
        return TaintWords::tr("The hook script “qemu” of this host may have changed the guest's XML as it came in.");
    case TaintFlag::CdromPassthrough:
        return TaintWords::tr(
            "The guest has a CD drive of the host: it can lock the tray, and a disc that is changed on the "
            "host changes under the guest.");
    case TaintFlag::CustomDtb:
        return TaintWords::tr(
            "A device tree of somebody's own describes the machine; libvirt does not know what it says.");
    case TaintFlag::CustomGaCommand:
        return TaintWords::tr("Somebody sent commands to the guest agent past libvirt (virsh qemu-agent-command).");
    case TaintFlag::CustomHypervisorFeature:
        return TaintWords::tr(
            "What libvirt found out about QEMU is overruled: it may use what is not there, or leave out "
            "what is.");
    case TaintFlag::DeprecatedConfig:
        return TaintWords::tr(
            "QEMU is going to drop the machine type or CPU model that this guest is built on: after some "
            "update it will not start.");
    case TaintFlag::CustomDevice:
        return TaintWords::tr("Properties of devices are changed past libvirt, which does not know what they do.");
    }
    return {};
}

QString taintRemedy(TaintFlag flag)
{
    switch (flag) {
    case TaintFlag::Unknown:
        return TaintWords::tr("Look it up in the documentation of the host's libvirt.");
    case TaintFlag::CustomArgv:
        return TaintWords::tr(
            "Remove <qemu:commandline> and use libvirt's own elements for it; then start the guest anew. A "
            "network device passed that way can be an interface on a tap.");
    case TaintFlag::CustomMonitor:
    case TaintFlag::CustomGaCommand:
        return TaintWords::tr(
            "It goes when the guest was shut down and started anew; nothing in the XML needs changing.");
    case TaintFlag::HighPrivileges:
        return TaintWords::tr(
            "Remove rawio='yes'. Where the XML has none, user or group in /etc/libvirt/qemu.conf are root: "
            "nothing needs that for taps any more (virt-tapctl audit tells more). Then start the guest anew.");
    case TaintFlag::ShellScripts:
        return TaintWords::tr(
            "Convert the interface to a tap that was made beforehand: no script is needed then. It counts "
            "from the next start.");
    case TaintFlag::DiskProbing:
        return TaintWords::tr(
            "Write the format into the <driver> of every disk, and set allow_disk_format_probing back.");
    case TaintFlag::ExternalLaunch:
        return TaintWords::tr("Define the guest in libvirt and start it there.");
    case TaintFlag::HostCpu:
        return TaintWords::tr(
            "It goes with a fresh start. To save and restore without it, use the CPU mode host-model.");
    case TaintFlag::HookScript:
        return TaintWords::tr("Look at /etc/libvirt/hooks/qemu. It goes with a fresh start.");
    case TaintFlag::CdromPassthrough:
        return TaintWords::tr("Give the guest an image file instead of the drive, or leave the drive out.");
    case TaintFlag::CustomDtb:
        return TaintWords::tr("Remove <dtb>, if the machine type describes itself.");
    case TaintFlag::CustomHypervisorFeature:
        return TaintWords::tr("Remove <qemu:capabilities>; where the XML has none, remove capability_filters from "
                              "/etc/libvirt/qemu.conf.");
    case TaintFlag::DeprecatedConfig:
        return TaintWords::tr(
            "Choose a newer machine type or CPU model. The guest sees other hardware then: try it on a copy.");
    case TaintFlag::CustomDevice:
        return TaintWords::tr("Remove <qemu:override>, and use libvirt's own elements for it.");
    }
    return {};
}

QString causeWords(const TaintCause& cause)
{
    const auto with = [&](const QString& text) {
        return cause.device.isEmpty() ? text
                                      : TaintWords::tr("%1 of %2", "an element, of a device").arg(text, cause.device);
    };
    switch (cause.flag) {
    case TaintFlag::ShellScripts:
        return with(u"<script path='%1'>"_s.arg(cause.value));
    case TaintFlag::HighPrivileges:
        return with(u"rawio='yes'"_s);
    case TaintFlag::CdromPassthrough:
        return TaintWords::tr("%1 in %2, if it is a real drive", "a path, in a disk").arg(cause.value, cause.device);
    case TaintFlag::HostCpu:
        return u"<cpu mode='%1'>"_s.arg(cause.value);
    case TaintFlag::DeprecatedConfig:
        return cause.condition == TaintCause::Condition::DeprecatedCpu
            ? TaintWords::tr("the CPU model %1 (%2)", "and its architecture").arg(cause.value, cause.device)
            : TaintWords::tr("the machine type %1 (%2)", "and its architecture").arg(cause.value, cause.device);
    default:
        break;
    }
    return u'<' + cause.element.mid(cause.element.lastIndexOf(u'/') + 1) + u'>';
}

} // namespace VirtTap
