#include "xml/elementtable.h"

#include <algorithm>
#include <array>
#include <vector>

namespace VirtTap {

namespace {

// All that libvirt's schema (domaincommon.rng, networkcommon.rng) has in <interface> for any type, and what came
// after 9.0. A test compares this table with the schema that is installed.
constexpr auto rules = std::to_array<ElementRule>({
    { "interface",
        "managed=yes|no trustGuestRxFilters=yes|no "
        "type=bridge|ethernet|vhostuser|network|direct|user|internal|mcast|client|udp|server|hostdev|vdpa|null|vds" },
    { "interface/source",
        "address bridge connectionid dev macTableManager=kernel|libvirt missing=yes|no "
        "mode=vepa|bridge|private|passthrough|client|server name network path port portgroup portgroupid "
        "portid switchid type=unix" },
    { "interface/virtualport", "type=802.1Qbg|802.1Qbh|openvswitch|midonet" },
    { "interface/virtualport/parameters", "instanceid interfaceid managerid profileid typeid typeidversion" },
    { "interface/link", "state=up|down" },
    { "interface/mtu", "size" },
    { "interface/coalesce", "" },
    { "interface/coalesce/rx", "" },
    { "interface/coalesce/rx/frames", "max" },
    { "interface/target", "dev managed=yes|no" },
    { "interface/guest", "actual dev" },
    { "interface/mac", "address check=yes|no type=generated|static" },
    { "interface/ip", "address family peer prefix" },
    { "interface/route", "address family gateway metric netmask prefix" },
    { "interface/portForward", "address dev proto=tcp|udp" },
    { "interface/portForward/range", "end exclude=yes|no start to" },
    { "interface/script", "path" },
    { "interface/downscript", "path" },
    { "interface/backenddomain", "name" },
    { "interface/model", "type" },
    { "interface/backend", "fqdn hostname logFile tap type=default|passt vhost" },
    { "interface/driver",
        "ats=on|off event_idx=on|off ioeventfd=on|off iommu=on|off name=kvm|vfio|xen|qemu|vhost "
        "packed=on|off page_per_vq=on|off queues rss=on|off rss_hash_report=on|off rx_queue_size "
        "tx_queue_size txmode=iothread|timer" },
    { "interface/driver/host",
        "csum=on|off ecn=on|off gso=on|off mrg_rxbuf=on|off tso4=on|off tso6=on|off ufo=on|off" },
    { "interface/driver/guest", "csum=on|off ecn=on|off tso4=on|off tso6=on|off ufo=on|off" },
    { "interface/alias", "name" },
    { "interface/acpi", "index" },
    { "interface/address",
        "base bus controller cssid devno domain function iobase irq multifunction=on|off port reg slot ssid "
        "target type=pci|drive|virtio-serial|ccid|usb|spapr-vio|ccw|isa|virtio-mmio|dimm|unassigned unit" },
    { "interface/address/zpci", "fid uid" },
    { "interface/filterref", "filter" },
    { "interface/filterref/parameter", "name value" },
    { "interface/tune", "" },
    { "interface/tune/sndbuf", "" },
    { "interface/boot", "loadparm order" },
    { "interface/rom", "bar=on|off enabled=yes|no file" },
    { "interface/bandwidth", "classID" },
    { "interface/bandwidth/inbound", "average burst floor peak" },
    { "interface/bandwidth/outbound", "average burst floor peak" },
    { "interface/vlan", "trunk=yes|no" },
    { "interface/vlan/tag", "id nativeMode=tagged|untagged" },
    { "interface/port", "isolated=yes|no" },
    { "interface/teaming", "persistent type=persistent|transient" },
    { "interface/source/ip", "address family peer prefix" },
    { "interface/source/route", "address family gateway metric netmask prefix" },
    { "interface/source/reconnect", "enabled=yes|no timeout" },
    { "interface/source/local", "address port" },
    { "interface/source/vendor", "id" },
    { "interface/source/product", "id" },
    { "interface/source/address", "bus device domain function multifunction=on|off slot type=pci|usb" },
});

// How many letters have to be changed, added, left out or swapped with their neighbour.
int distance(QByteArrayView a, QByteArrayView b)
{
    const auto width = std::size_t(b.size()) + 1;
    std::vector<int> cells((std::size_t(a.size()) + 1) * width);
    const auto cell = [&](qsizetype i, qsizetype j) -> int& { return cells[std::size_t(i) * width + std::size_t(j)]; };
    for (qsizetype i = 0; i <= a.size(); ++i) {
        for (qsizetype j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cell(i, j) = int(i + j);
                continue;
            }
            const int changed = cell(i - 1, j - 1) + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
            int best = std::min({ changed, cell(i - 1, j) + 1, cell(i, j - 1) + 1 });
            if (i > 1 && j > 1 && a.at(i - 1) == b.at(j - 2) && a.at(i - 2) == b.at(j - 1))
                best = std::min(best, cell(i - 2, j - 2) + 1);
            cell(i, j) = best;
        }
    }
    return cell(a.size(), b.size());
}

} // namespace

const ElementRule* findElement(QByteArrayView path)
{
    const auto found = std::ranges::find_if(rules, [&](const ElementRule& rule) { return path == rule.path; });
    return found == rules.end() ? nullptr : &*found;
}

QByteArrayList knownChildren(QByteArrayView path)
{
    QByteArrayList children;
    for (const ElementRule& rule : rules) {
        const QByteArrayView known(rule.path);
        if (known.startsWith(path) && known.lastIndexOf('/') == path.size())
            children.append(known.sliced(path.size() + 1).toByteArray());
    }
    return children;
}

QByteArrayList knownAttributes(const ElementRule& rule)
{
    QByteArrayList names;
    const QByteArrayList words = QByteArray(rule.attributes).split(' ');
    for (const QByteArray& word : words) {
        if (!word.isEmpty())
            names.append(word.split('=').first());
    }
    return names;
}

QByteArrayList knownValues(const ElementRule& rule, QByteArrayView attribute)
{
    const QByteArrayList words = QByteArray(rule.attributes).split(' ');
    for (const QByteArray& word : words) {
        if (word.startsWith(attribute.toByteArray() + '='))
            return word.mid(attribute.size() + 1).split('|');
    }
    return {};
}

QByteArray nearest(QByteArrayView word, const QByteArrayList& known)
{
    QByteArray best;
    int least = word.size() > 40 ? 0 : int(std::clamp<qsizetype>(word.size() / 2, 1, 3)); // as far as a slip goes
    const QByteArray lower = word.toByteArray().toLower();
    for (const QByteArray& candidate : known) {
        const int far = distance(lower, candidate.toLower());
        if (far < least || (far == least && best.isEmpty())) {
            least = far;
            best = candidate;
        }
    }
    return best;
}

} // namespace VirtTap
