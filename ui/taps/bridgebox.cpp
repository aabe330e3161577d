#include "ui/taps/bridgebox.h"

#include "core/tapservice.h"
#include "models/words.h"
#include "ui/icons.h"

#include <QRegularExpression>
#include <QSignalBlocker>
#include <QStandardItemModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

constexpr int namedPorts = 3; // beyond, a number says more

// Links that lead somewhere; taps are guests' and come and go.
QStringList uplinksOf(const MachineState& machine, const Link& bridge)
{
    QStringList names;
    for (const Link& link : machine.links) {
        if (link.master.is(bridge.id) && !link.isTap())
            names.append(link.name);
    }
    names.sort();
    return names;
}

// By the names that these programs give their bridges, and nobody else.
QString keeperOf(const QString& bridge)
{
    static const QRegularExpression libvirt(u"^virbr[0-9]+$"_s);
    static const QRegularExpression docker(u"^(docker0|br-[0-9a-f]{12})$"_s);
    return libvirt.match(bridge).hasMatch() ? BridgeBox::tr("of a libvirt network")
        : docker.match(bridge).hasMatch()   ? BridgeBox::tr("Docker's")
                                            : QString();
}

} // namespace

QString BridgeBox::describe(const MachineState& machine, const Link& bridge)
{
    const QStringList uplinks = uplinksOf(machine, bridge);
    QStringList words;
    const QString keeper = keeperOf(bridge.name);
    if (!keeper.isEmpty())
        words.append(keeper);
    if (uplinks.isEmpty())
        words.append(tr("no way out but the host"));
    else if (uplinks.size() <= namedPorts)
        words.append(uplinks);
    else
        words.append(tr("%n link(s)", nullptr, static_cast<int>(uplinks.size())));
    words.append(linkStateWords(bridge));
    if (bridge.isDefaultRoute.is(true))
        words.append(tr("your default route"));
    if (bridge.mtu.isKnown())
        words.append(tr("MTU %1").arg(bridge.mtu.value()));
    return tr("%1: %2", "%1 is a bridge, %2 what is known of it").arg(bridge.name, words.join(u", "_s));
}

void BridgeBox::setMachine(const MachineState& machine, const TapServiceState* service)
{
    QList<Entry> entries;
    for (const Link& link : machine.links) {
        if (link.kind != Link::Kind::Bridge)
            continue;
        const bool isAllowed = !service || service->allowsBridge(link.name);
        const QString text = describe(machine, link);
        entries.append({ .text = isAllowed ? text : tr("%1 (not allowed by helper.conf)").arg(text),
            .name = link.name,
            .isAllowed = isAllowed });
    }
    std::ranges::sort(entries, {}, &Entry::name);
    if (count() > 0 && entries == m_entries)
        return;
    m_entries = entries;
    const QString chosen = bridge();
    const QSignalBlocker blocker(this); // what is chosen stays
    clear();
    addItem(tr("none: my datapath picks it up"), QString());
    for (const Entry& entry : std::as_const(m_entries)) {
        addItem(VirtTap::icon(u"bridge"), entry.text, entry.name);
        if (const auto* items = qobject_cast<QStandardItemModel*>(model()))
            items->item(count() - 1)->setEnabled(entry.isAllowed);
    }
    setBridge(chosen);
}

QString BridgeBox::bridge() const
{
    return currentData().toString();
}

void BridgeBox::setBridge(const QString& name)
{
    if (findData(name) < 0)
        addItem(tr("%1: not there", "%1 is a bridge").arg(name), name);
    setCurrentIndex(findData(name));
}

} // namespace VirtTap
