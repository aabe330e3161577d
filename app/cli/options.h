#pragma once

#include "core/connection.h"
#include "core/finding.h"
#include "core/macaddress.h"

#include <QStringList>

#include <expected>
#include <optional>

namespace VirtTap {

// How virt-tapctl ends.
enum class ExitCode {
    Done = 0,
    Refused = 1, // findings, or input that the checks refuse
    Usage = 2,
    Unreachable = 3,
    Denied = 4,
    Partly = 5, // applied in part; what is left is said
};

// What virt-tapctl was called with.
struct Options
{
    enum class Command {
        Guests,
        Interfaces,
        Taps,
        Check,
        Taint,
        Audit,
        Snapshot,
        Xml,
        Plan,
        Apply,
        CreateTap, // this and what follows take names of taps
        UpdateTap,
        DeleteTap,
        Repair,
    };
    enum class Format { Xml, DomainXml, Shell, Json, Networkd, NetworkManager };

    Command command = Command::Guests;
    QString uri; // empty: the demo
    bool isUriGiven = false; // by the call itself
    bool isJson = false;
    Finding::Severity failOn = Finding::Severity::WillNotWork; // of Check
    bool isYes = false; // change without asking
    bool isAnonymised = false; // of Snapshot
    Format format = Format::Shell; // of Plan
    QString file; // of Audit; of Apply, which carries out the plan in it; of Check: XML; "-" is the standard input
    QString guest; // name or UUID; empty: all, or none
    QString target;
    QString replaces; // the interface to replace: its MAC address, target or alias
    std::optional<MacAddress> mac;
    QString model;
    std::optional<int> queues;
    std::optional<quint32> mtu; // bytes
    Scope scope = Scope::Both;
    bool isCreating = false; // the tap, too
    QString user; // who may open it: by name or number; at most one of the two, none = what fits the connection
    QString group;
    std::optional<QString> bridge; // empty: none
    std::optional<bool> isRestored; // recreated when the host boots
    std::optional<bool> isUp; // of UpdateTap
    QStringList taps; // of the commands that are about taps only

    // What is wrong with the call, as a translated sentence.
    static std::expected<Options, QString> parse(const QStringList& arguments);
    static QString help();

    bool isOfTaps() const { return command >= Command::CreateTap; }
    bool isChanging() const { return command >= Command::Apply; }
};

} // namespace VirtTap
