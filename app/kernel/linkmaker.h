#pragma once

#include "core/link.h"

#include <QSet>
#include <QString>

namespace VirtTap {

// Where the network services of this machine write what they know of its links.
struct ServiceFolders
{
    QString networkd = QStringLiteral("/run/systemd/netif/links");
    QString networkManager = QStringLiteral("/run/NetworkManager/devices");
};

// Who made a link, as far as the link itself shows it.
Known<Link::Maker> makerOf(const Link& link);

// The links that a network service has a file about.
QSet<int> linksKnownTo(const ServiceFolders& folders);

// For one of unknown maker: asks the files of the network services, one or two small reads. NetworkManager records
// which links it made; systemd-networkd only which it configures, and that stays unknown, with this reason.
Known<Link::Maker> makerByServices(const Link& link, const ServiceFolders& folders);
Known<Link::Maker> configuredByNetworkd(); // unknown, with the reason

} // namespace VirtTap
