#pragma once

#include <QSet>

namespace VirtTap {

class NetlinkSocket;

// The indices of the links that the default routes leave by, of IPv4 and IPv6; those of all paths of a route that has
// several. By the kernel's answer to where a frame to another network would go; none is sent. Two short calls, however
// many routes there are.
QSet<int> defaultRouteLinks(NetlinkSocket& requests);

} // namespace VirtTap
