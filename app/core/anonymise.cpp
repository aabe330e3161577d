#include "core/snapshot.h"

#include "contract/ifname.h"
#include "core/snapshotlinkfields.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <cstring>

namespace VirtTap {

using namespace Qt::StringLiterals;
using namespace SnapshotFields;

namespace {

// Names that tell nothing of whose host it is, and by which findings are what they are.
bool isEverybodys(const QString& name)
{
    static const QRegularExpression usual(u"^(br|virbr|docker|tap|tun|bond|dummy|ovs)[0-9]{1,3}$"_s);
    const std::string text = name.toStdString();
    const auto prefixes = generatedPrefixes();
    const bool isGenerated = std::ranges::any_of(prefixes, [&](std::string_view prefix) {
        const std::string rest = text.starts_with(prefix) ? text.substr(prefix.size()) : std::string();
        return !rest.empty() && std::ranges::all_of(rest, [](char c) { return c >= '0' && c <= '9'; });
    });
    return name.isEmpty() || isGenerated || isHostName(text) || name == "lo"_L1 || name == "default"_L1
        || usual.match(name).hasMatch();
}

// Visits every field and gives names others, the same one always the same.
class Mask
{
public:
    template <typename T>
    void operator()(const char* /*key*/, T& value, As as = As::Plain)
    {
        change(value, as);
    }

    template <typename T>
    void change(std::optional<T>& value, As as)
    {
        if (value)
            change(*value, as);
    }

    template <typename T>
    void change(Known<T>& value, As as)
    {
        if (!value.isKnown()) { // the reason may name anything
            value = Known<T>();
            return;
        }
        T known = value.value();
        change(known, as);
        value = std::move(known);
    }

    template <typename T>
    void change(QList<T>& value, As as)
    {
        for (T& each : value)
            change(each, as);
    }

    void change(QString& value, As as)
    {
        switch (as) {
        case As::Plain:
            break;
        case As::Guest:
            value = other(m_guests, value, u"guest-"_s);
            break;
        case As::Link:
            value = link(value, u"link-"_s);
            break;
        case As::Host:
            value = other(m_hosts, value, u"host-"_s);
            break;
        case As::Path:
            if (value.contains(u'/'))
                value = other(m_paths, value, u"/path-"_s);
            break;
        case As::Words:
            value.clear();
            break;
        }
    }

    void change(MacAddress& value, As /*as*/)
    {
        // The first octet tells the guest's side from the host's, which have the rest in common.
        MacAddress::Octets octets = value.octets();
        if (value.isZero())
            return;
        const QByteArray rest(reinterpret_cast<const char*>(octets.data()) + 1, 5);
        const auto number = static_cast<quint32>(m_macs.value(rest, m_macs.size() + 1));
        m_macs.insert(rest, number);
        octets = { octets[0], 0x54, 0x00, static_cast<std::uint8_t>(number >> 16),
            static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number) };
        value = MacAddress(octets);
    }

    void change(QUuid& value, As /*as*/) { value = QUuid::createUuidV5(m_salt, value.toByteArray()); }

    void change(Link& value, As /*as*/)
    {
        value.name = link(value.name,
            value.isTap()                          ? u"tap-"_s
                : value.kind == Link::Kind::Bridge ? u"bridge-"_s
                                                   : u"link-"_s);
        fields(*this, value);
    }

    void change(Interface& value, As /*as*/)
    {
        value.targetDev = link(value.targetDev, u"tap-"_s);
        value.network = link(value.network, u"network-"_s);
        if (value.source.contains(u'/'))
            change(value.source, As::Path);
        if (value.alias.startsWith(u"ua-"))
            value.alias = other(m_aliases, value.alias, u"ua-"_s);
        fields(*this, value);
    }

    void change(TaintCause& value, As /*as*/)
    {
        if (auto mac = MacAddress::parse(value.device)) {
            change(*mac, As::Plain);
            value.device = mac->toString();
        }
        fields(*this, value);
    }

    void change(TunFacts& value, As /*as*/) { fields(*this, value); }
    void change(BridgePort& /*value*/, As /*as*/) { }
    void change(PortVlans& /*value*/, As /*as*/) { }
    void change(Domain& value, As /*as*/)
    {
        fields(*this, value);
        if (value.taints.isKnown()) { // libvirt's own words, where they are known to be no more than that
            QStringList taints = value.taints.value();
            for (qsizetype i = 0; i < taints.size(); ++i) {
                if (value.taintFlags.value(i, TaintFlag::Unknown) == TaintFlag::Unknown)
                    taints[i] = u"…"_s;
            }
            value.taints = taints;
        }
    }
    void change(HostFacts& value, As /*as*/) { fields(*this, value); }

    template <typename T>
    requires(std::is_arithmetic_v<T> || std::is_enum_v<T>) void change(T& /*value*/, As /*as*/) { }
    void change(QSet<QString>& /*value*/, As /*as*/) { }
    void change(QLatin1StringView& /*value*/, As /*as*/) { }

private:
    using Names = QHash<QString, QString>;

    static QString other(Names& names, const QString& name, const QString& prefix)
    {
        if (name.isEmpty())
            return name;
        const auto found = names.constFind(name);
        return found != names.constEnd() ? *found : *names.insert(name, prefix + QString::number(names.size() + 1));
    }

    // What it has become is left as it is: fields are visited again.
    QString link(const QString& name, const QString& prefix)
    {
        if (isEverybodys(name) || m_given.contains(name) || name.contains(u'/'))
            return name;
        const QString result = other(m_links, name, prefix);
        m_given.insert(result);
        return result;
    }

    const QUuid m_salt = QUuid::createUuid();
    Names m_guests;
    Names m_links;
    Names m_hosts;
    Names m_paths;
    Names m_aliases;
    QSet<QString> m_given;
    QHash<QByteArray, quint32> m_macs;
};

} // namespace

Snapshot anonymised(Snapshot snapshot)
{
    Mask mask;
    QList<Link> links = snapshot.machine.links.values();
    std::ranges::sort(links, {}, &Link::id);
    snapshot.machine.links.clear();
    for (Link& each : links) { // first: they tell taps from bridges
        mask.change(each, As::Plain);
        snapshot.machine.links.insert(each.id, each);
    }
    ConnectionState& connection = snapshot.connection;
    QList<Domain> guests;
    for (const DomainPtr& guest : std::as_const(connection.domains))
        guests.append(*guest);
    std::ranges::sort(guests, {}, &Domain::uuid);
    connection.domains.clear();
    for (Domain& guest : guests) {
        mask.change(guest, As::Plain);
        connection.domains.insert(guest.uuid, DomainPtr::create(guest));
    }
    mask.change(connection.host, As::Plain);
    if (connection.netFilters.isKnown()) {
        QSet<QString> filters;
        for (QString name : connection.netFilters.value()) {
            mask.change(name, As::Link); // as the interfaces name them
            filters.insert(name);
        }
        connection.netFilters = filters;
    }
    snapshot.machine.name = connection.host.hostName;
    snapshot.machine.reason.clear();
    const QUrl uri(connection.uri); // without user, host and socket
    connection.uri = uri.scheme() == "test"_L1 ? u"test:///"_s : uri.scheme() + u"://"_s + uri.path();
    return snapshot;
}

} // namespace VirtTap
