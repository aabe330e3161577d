#pragma once

#include "plan/plan.h"
#include "plan/tapcommands.h"

namespace VirtTap {

struct NetworkFile
{
    QString name;
    QString text; // begins with a comment: its place, and what such a file cannot hold

    friend bool operator==(const NetworkFile&, const NetworkFile&) = default;
};

// The taps that a plan creates as files of a network service, which makes them at each boot and gives them no address:
// .netdev and .network of systemd-networkd, keyfiles of NetworkManager, which nobody else may read. Invalid where the
// plan creates none, or one whose name is not fit for a file.
Result<QList<NetworkFile>> networkFiles(const Plan& plan, NetworkService service);

QString directoryOf(NetworkService service);

} // namespace VirtTap
