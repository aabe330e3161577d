#include "ui/bulk/bulkeditor.h"

#include "core/connection.h"
#include "core/connections.h"
#include "core/deliver.h"
#include "core/namepattern.h"
#include "core/tapservice.h"
#include "core/workers.h"
#include "models/textfilter.h"
#include "plan/stages.h"
#include "ui/bulk/bulktexts.h"
#include "ui/scripttext.h"

#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

BulkEditor::BulkEditor(Connections& connections, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_texts(new BulkTexts(connections, this))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(100); // while one types
    connect(&m_soon, &QTimer::timeout, this, &BulkEditor::judge);
    connect(m_texts, &BulkTexts::changed, this, &BulkEditor::judgeSoon);
    connect(
        &connections, &Connections::changed, this, [this](const ConnectionState& state, const QSet<QUuid>& domains) {
            for (const QUuid& domain : domains)
                m_texts->forget({ state.uri, domain });
            judgeSoon();
        });
    connect(&connections, &Connections::machineChanged, this, &BulkEditor::judgeSoon);
    connect(&connections, &Connections::tapServiceChanged, this, &BulkEditor::judgeSoon);
}

BulkEditor::~BulkEditor() = default;

void BulkEditor::setWish(const Wish& wish)
{
    if (wish == m_wish)
        return;
    m_wish = wish;
    judgeSoon();
    emit changed();
}

void BulkEditor::judgeSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void BulkEditor::judge()
{
    if (m_isJudging) {
        m_soon.start();
        return;
    }
    m_isJudging = true;
    const auto work = [request = request(), facts = gatherFacts(m_connections), texts = m_texts->guests()] {
        return rowsOf(request, facts, texts);
    };
    deliver(QtConcurrent::run(&workers(), work), this, [this](const QList<BulkRow>& rows) {
        m_isJudging = false;
        m_rows = rows;
        emit changed();
    });
}

BulkRequest BulkEditor::request()
{
    QList<std::pair<DomainKey, QString>> guests;
    for (const DomainKey& key : std::as_const(m_wish.guests)) {
        const Connection* connection = m_connections.connection(key.uri);
        if (const DomainPtr domain = connection ? connection->state().domain(key.uuid) : DomainPtr())
            guests.append({ key, domain->name });
    }
    std::ranges::sort(guests, [](const auto& a, const auto& b) {
        if (a.first.uri != b.first.uri)
            return a.first.uri < b.first.uri;
        return isNameLess(a.second, b.second);
    });

    BulkRequest request { .items = {},
        .pattern = m_wish.pattern,
        .scope = m_wish.way == Way::Now ? Scope::Both : Scope::AfterNextStart,
        .shutDownFirst = m_wish.way == Way::ShutDown };
    QList<DomainKey> wanted;
    for (const auto& [key, name] : std::as_const(guests)) {
        request.items += itemsOf(key);
        wanted.append(key);
    }
    m_texts->want(wanted);
    return request;
}

bool BulkEditor::isMeant(const InterfacePair& pair) const
{
    const bool isNameless = pair.shown().isOnOwnTap() && pair.shown().targetDev.isEmpty();
    switch (m_wish.deed) {
    case Deed::Add:
        break;
    case Deed::ReplaceScripts:
        return !scriptOf(pair).isEmpty();
    case Deed::ReplaceAll:
        return isNameless || !pair.shown().isOnOwnTap();
    case Deed::NameTaps:
        return isNameless;
    }
    return false;
}

QList<BulkItem> BulkEditor::itemsOf(const DomainKey& guest)
{
    const DomainPtr domain = m_connections.connection(guest.uri)->state().domain(guest.uuid);
    BulkItem item { .domain = guest,
        .domainName = domain->name,
        .isRunning = domain->isActive(),
        .replaces = {},
        .interface = newInterface() };
    if (m_wish.deed == Deed::Add) {
        auto mac = m_macs.find(guest);
        if (mac == m_macs.end())
            mac = m_macs.insert(guest, *item.interface.mac);
        item.interface.mac = *mac;
        item.interface.model = m_wish.model;
        item.interface.queues = m_wish.queues;
        item.interface.mtu = m_wish.mtu;
        item.newTap = tapOf(guest, {});
        return { item };
    }
    QList<BulkItem> items;
    for (const InterfacePair& pair : domain->interfaces()) {
        if (!isMeant(pair))
            continue;
        item.replaces = pair;
        item.interface = interfaceInPlaceOf(pair.config ? *pair.config : *pair.live);
        item.newTap = tapOf(guest, pair);
        items.append(item);
    }
    return items;
}

bool BulkEditor::isHere(const QString& uri) const
{
    return m_connections.machineOf(uri).source == MachineState::Source::Kernel
        && !m_connections.connection(uri)->state().host.isDemo;
}

bool BulkEditor::canMakeTaps(const QString& uri) const
{
    const TapService* service = m_connections.tapService(m_connections.machineOf(uri).id);
    return service && service->state().isAvailable();
}

// Opened by whoever runs the guest. Nothing where somebody else has to make it.
std::optional<NewTap> BulkEditor::tapOf(const DomainKey& guest, const std::optional<InterfacePair>& replaces) const
{
    if (!canMakeTaps(guest.uri))
        return {};
    const bool isSession = m_connections.connection(guest.uri)->state().host.isSession;
    const SessionUser self = currentUser();
    NewTap tap;
    tap.owner = isSession ? self.uid : 0;
    tap.opener = isSession ? self.name : u"root"_s;
    tap.isRestored = m_wish.isRestored;
    tap.bridge = m_wish.bridge;
    if (replaces && m_wish.isBridgeAsNow) {
        if (const QString script = scriptOf(*replaces); script.startsWith(u'/') && isHere(guest.uri))
            m_texts->wantScripts({ script });
        tap.bridge = bridgeOf(*replaces, m_texts->scripts());
    }
    return tap;
}

QList<Plan> BulkEditor::plans() const
{
    QList<Plan> plans;
    for (const BulkRow& row : m_rows) {
        if (row.problem.isEmpty())
            plans.append(row.plan);
    }
    return onePlanForEachGuest(plans);
}

QString BulkEditor::problem() const
{
    if (const QString problem = namePatternProblem(m_wish.pattern); !problem.isEmpty())
        return problem;
    return m_wish.guests.isEmpty() ? tr("No guest is chosen.") : QString();
}

bool BulkEditor::isAnyRunning() const
{
    return std::ranges::any_of(m_wish.guests, [this](const DomainKey& key) {
        const Connection* connection = m_connections.connection(key.uri);
        const DomainPtr domain = connection ? connection->state().domain(key.uuid) : DomainPtr();
        return domain && domain->isActive();
    });
}

QString BulkEditor::scriptWordsOf(const BulkRow& row) const
{
    const QString path = row.entry.request.replaces ? scriptOf(*row.entry.request.replaces) : QString();
    if (path.isEmpty())
        return {};
    if (doesNothing(path))
        return scriptWords(path, {});
    const auto text = m_texts->scripts().constFind(path);
    if (text == m_texts->scripts().cend() || !*text)
        return unreadableScriptWords(path);
    return scriptWords(path, readNetScript(**text)) + u"\n\n"_s + **text;
}

} // namespace VirtTap
