#include "cli/report.h"

#include "core/tapuses.h"

#include <QJsonObject>

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

QString stateKey(Domain::State state)
{
    switch (state) {
    case Domain::State::Unknown:
        break;
    case Domain::State::Running:
        return u"running"_s;
    case Domain::State::Paused:
        return u"paused"_s;
    case Domain::State::ShuttingDown:
        return u"shutting-down"_s;
    case Domain::State::ShutOff:
        return u"shut-off"_s;
    case Domain::State::Crashed:
        return u"crashed"_s;
    case Domain::State::Suspended:
        return u"suspended"_s;
    }
    return u"unknown"_s;
}

QString makerKey(Link::Maker maker)
{
    switch (maker) {
    case Link::Maker::Unknown:
        break;
    case Link::Maker::Libvirt:
        return u"libvirt"_s;
    case Link::Maker::VirtTap:
        return u"virt-tap"_s;
    case Link::Maker::Networkd:
        return u"networkd"_s;
    case Link::Maker::NetworkManager:
        return u"networkmanager"_s;
    case Link::Maker::OpenVSwitch:
        return u"openvswitch"_s;
    }
    return u"unknown"_s;
}

template <typename T, typename Convert>
QJsonValue json(const Known<T>& known, Convert convert)
{
    return known.isKnown() ? QJsonValue(convert(known.value())) : QJsonValue();
}

QJsonValue json(const Known<bool>& known)
{
    return json(known, [](bool value) { return value; });
}

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QList<DomainPtr> sorted(const QHash<QUuid, DomainPtr>& domains)
{
    QList<DomainPtr> list = domains.values();
    std::ranges::sort(list, {}, [](const DomainPtr& domain) { return std::pair(domain->name, domain->uuid); });
    return list;
}

QJsonObject interfaceJson(const Domain& domain, const Interface& interface, bool isLive, int index)
{
    return { { u"guest"_s, domain.name }, { u"uuid"_s, domain.uuid.toString(QUuid::WithoutBraces) },
        { u"scope"_s, isLive ? u"live"_s : u"config"_s }, { u"index"_s, index }, { u"type"_s, interface.type },
        { u"source"_s, orNull(interface.source.isEmpty() ? interface.network : interface.source) },
        { u"target"_s, orNull(interface.targetDev) },
        { u"managed"_s, interface.managed ? QJsonValue(*interface.managed) : QJsonValue() },
        { u"mac"_s, interface.mac ? QJsonValue(interface.mac->toString()) : QJsonValue() },
        { u"model"_s, orNull(interface.model) }, { u"queues"_s, interface.queues },
        { u"mtu"_s, static_cast<int>(interface.mtu) },
        { u"link"_s,
            interface.link == Interface::Link::Down     ? QJsonValue(u"down"_s)
                : interface.link == Interface::Link::Up ? QJsonValue(u"up"_s)
                                                        : QJsonValue() },
        { u"script"_s, interface.script ? QJsonValue(*interface.script) : QJsonValue() },
        { u"alias"_s, orNull(interface.alias) } };
}

QJsonObject tapJson(const MachineState& machine, const Link& link, const QList<TapUser>& users)
{
    const bool isKnown = link.tun.isKnown();
    const TunFacts tun = link.tun.valueOr({});
    QJsonArray usedBy;
    for (const TapUser& user : users) {
        usedBy.append(QJsonObject { { u"guest"_s, user.domainName },
            { u"uuid"_s, user.domain.uuid.toString(QUuid::WithoutBraces) }, { u"live"_s, user.isLive },
            { u"config"_s, user.isConfig } });
    }
    return { { u"name"_s, link.name }, { u"up"_s, json(link.isUp) }, { u"carrier"_s, json(link.hasCarrier) },
        { u"in_use"_s, json(link.isInUse()) },
        { u"bridge"_s, json(machine.bridgeOf(link), [](const QString& name) { return orNull(name); }) },
        { u"mtu"_s, json(link.mtu, [](quint32 mtu) { return static_cast<int>(mtu); }) },
        { u"mac"_s, json(link.mac, [](const MacAddress& mac) { return mac.toString(); }) },
        { u"owner"_s, isKnown && tun.owner ? QJsonValue(static_cast<qint64>(*tun.owner)) : QJsonValue() },
        { u"group"_s, isKnown && tun.group ? QJsonValue(static_cast<qint64>(*tun.group)) : QJsonValue() },
        { u"anybody"_s, isKnown ? QJsonValue(!tun.owner && !tun.group) : QJsonValue() },
        { u"persistent"_s, isKnown ? QJsonValue(tun.isPersistent) : QJsonValue() },
        { u"multi_queue"_s, isKnown ? QJsonValue(tun.isMultiQueue) : QJsonValue() },
        { u"queues"_s, isKnown && tun.isMultiQueue ? QJsonValue(tun.queues + tun.disabledQueues) : QJsonValue() },
        { u"made_by"_s, json(link.maker, makerKey) }, { u"used_by"_s, usedBy } };
}

QString cell(const QJsonValue& value)
{
    if (value.isNull() || value.isUndefined())
        return u"-"_s;
    if (value.isBool())
        return value.toBool() ? u"yes"_s : u"no"_s;
    if (value.isDouble())
        return QString::number(value.toInteger());
    if (!value.isArray()) {
        QString text = value.toString();
        for (QChar& c : text) // of a name: not for the terminal to obey
            c = c.isPrint() ? c : QChar(u'?');
        return text;
    }
    QStringList names;
    for (const QJsonValue& item : value.toArray())
        names.append(item.isObject() ? item[u"guest"_s].toString() : item.toString());
    return names.isEmpty() ? u"-"_s : names.join(u", "_s);
}

} // namespace

DomainPtr findGuest(const ConnectionState& state, const QString& guest)
{
    if (const DomainPtr byUuid = state.domain(QUuid::fromString(guest)))
        return byUuid;
    const auto found
        = std::ranges::find_if(state.domains, [&guest](const DomainPtr& domain) { return domain->name == guest; });
    return found == state.domains.end() ? DomainPtr() : *found;
}

QJsonArray guestsJson(const ConnectionState& state)
{
    QJsonArray rows;
    for (const DomainPtr& domain : sorted(state.domains)) {
        rows.append(QJsonObject { { u"name"_s, domain->name },
            { u"uuid"_s, domain->uuid.toString(QUuid::WithoutBraces) }, { u"state"_s, stateKey(domain->state) },
            { u"persistent"_s, domain->isPersistent }, { u"autostart"_s, json(domain->autostart) },
            { u"managed_save"_s, json(domain->hasManagedSave) }, { u"last_start_failed"_s, domain->lastStartFailed },
            { u"interfaces"_s, domain->isRead ? QJsonValue(domain->interfaces().size()) : QJsonValue() },
            { u"taints"_s,
                json(domain->taints, [](const QStringList& taints) { return QJsonArray::fromStringList(taints); }) } });
    }
    return rows;
}

QJsonArray interfacesJson(const ConnectionState& state, const MachineState& machine, const QString& guest)
{
    const DomainPtr only = findGuest(state, guest);
    QJsonArray rows;
    for (const DomainPtr& domain : sorted(state.domains)) {
        if (!guest.isEmpty() && domain != only)
            continue;
        for (const bool isLive : { true, false }) {
            if (isLive ? !domain->isActive() : !domain->isPersistent)
                continue;
            int index = 0;
            for (const Interface& interface : isLive ? domain->live : domain->config) {
                QJsonObject row = interfaceJson(*domain, interface, isLive, index++);
                const Link* link = interface.targetDev.isEmpty() ? nullptr : machine.linkNamed(interface.targetDev);
                row.insert(u"tap"_s, link && link->isTap() ? QJsonValue(link->name) : QJsonValue());
                rows.append(row);
            }
        }
    }
    return rows;
}

QJsonArray tapsJson(const ConnectionState& state, const MachineState& machine)
{
    TapUses uses;
    uses.apply(state, {});
    QList<Link> taps = machine.links.values();
    taps.removeIf([](const Link& link) { return !link.isTap(); });
    std::ranges::sort(taps, {}, &Link::name);
    QJsonArray rows;
    for (const Link& tap : std::as_const(taps))
        rows.append(tapJson(machine, tap, uses.users(machine.id, tap)));
    return rows;
}

QString table(const QJsonArray& rows, const QStringList& keys)
{
    QList<QStringList> cells { keys };
    for (const QJsonValue& row : rows) {
        QStringList line;
        for (const QString& key : keys)
            line.append(cell(row[key]));
        cells.append(line);
    }
    QList<qsizetype> widths(keys.size(), 0);
    for (const QStringList& line : cells) {
        for (qsizetype i = 0; i < keys.size(); ++i)
            widths[i] = std::max(widths.at(i), line.at(i).size());
    }
    QString text;
    for (const QStringList& line : cells) {
        QString written;
        for (qsizetype i = 0; i < keys.size(); ++i)
            written += line.at(i).leftJustified(widths.at(i) + 2);
        text += written.trimmed() + u'\n';
    }
    return text;
}

} // namespace VirtTap
