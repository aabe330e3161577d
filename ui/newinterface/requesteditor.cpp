#include "ui/newinterface/requesteditor.h"

#include "core/connections.h"
#include "core/tapservice.h"
#include "models/words.h"
#include "ui/newinterface/guestxml.h"
#include "ui/newinterface/scopechoice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

constexpr int queuesOfMultiQueue = 2; // the least that QEMU opens a multi-queue tap with
constexpr qsizetype mostProposals = 8; // taps looked at for a proposal: each costs a pass over all guests

bool isFine(const QList<Finding>& findings)
{
    return std::ranges::all_of(findings, [](const Finding& finding) {
        return finding.severity == Finding::Severity::Hint || finding.severity == Finding::Severity::Unknown;
    });
}

int queuesFor(const Link& tap, const Interface& interface)
{
    if (!tap.tun.isKnown())
        return interface.queues;
    return tap.tun.value().isMultiQueue ? std::max(interface.queues, queuesOfMultiQueue) : 0;
}

} // namespace

RequestEditor::RequestEditor(Connections& connections, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_xml(new GuestXml(connections, this))
{
    connect(&connections, &Connections::changed, this, &RequestEditor::connectionChanged);
    connect(&connections, &Connections::machineChanged, this, &RequestEditor::machineChanged);
    connect(&connections, &Connections::tapServiceChanged, this, [this](const QString& id) {
        if (id != machine().id)
            return;
        forgetFindings();
        emit changed();
    });
    connect(&connections, &Connections::added, this, &RequestEditor::updateFacts);
    connect(&connections, &Connections::aboutToRemove, this, [this](const QString& uri) {
        m_uses.remove(uri);
        ++m_usesRound;
    });
    connect(m_xml, &GuestXml::changed, this, [this] {
        adoptScope();
        forgetFindings();
        emit changed();
    });
    updateFacts();
    for (const ConnectionState& state : std::as_const(m_facts.connections))
        m_uses.apply(state, {});
}

RequestEditor::~RequestEditor() = default;

void RequestEditor::begin(const DomainKey& guest, const std::optional<InterfacePair>& replaces, const QString& tap)
{
    InterfaceRequest request;
    request.domain = guest;
    if (guest.uri.isEmpty() && !m_facts.connections.isEmpty())
        request.domain.uri = m_facts.connections.first().uri;
    request.deed = replaces ? InterfaceRequest::Deed::Replace
        : guest.isNull()    ? InterfaceRequest::Deed::WriteXml
                            : InterfaceRequest::Deed::Add;
    const ConnectionState* state = m_facts.connection(request.domain.uri);
    if (!guest.isNull() && (!state || !state->canChange()))
        request.deed = InterfaceRequest::Deed::WriteXml;
    request.replaces = replaces;
    m_isTapChosen = !tap.isEmpty();
    request.interface.targetDev = tap;
    setRequest(request);
}

QString RequestEditor::draftKey(const InterfaceRequest& request) const
{
    QString key = request.domain.uri + u'\n' + request.domain.uuid.toString();
    if (request.deed == InterfaceRequest::Deed::Replace && request.replaces) {
        const Interface& old = request.replaces->shown();
        key += u'\n' + (old.mac ? old.mac->toString() : QString()) + u'\n' + old.address;
    }
    return key;
}

void RequestEditor::setRequest(InterfaceRequest request)
{
    const bool isOther = request.domain != m_request.domain || draftKey(request) != draftKey(m_request)
        || request.interface.type.isEmpty();
    const bool isOtherGuest = request.domain != m_request.domain;
    if (isOther)
        adopt(request);
    m_request = std::move(request);
    if (isOtherGuest) {
        m_request.discardSavedState = false;
        m_request.startAfterwards = false;
        readAgain();
    }
    forgetFindings();
    if (!m_isTapChosen && (isOther || m_request.interface.targetDev.isEmpty()))
        m_request.interface.targetDev = proposedTap();
    adoptScope();
    fitToTap();
    adoptNewTap();
    forgetFindings();
    m_wasTapThere = tap() != nullptr;
    emit changed();
}

void RequestEditor::adopt(InterfaceRequest& request)
{
    if (!m_request.interface.type.isEmpty())
        m_drafts.insert(draftKey(m_request), m_request.interface);
    const ConnectionState* state = m_facts.connection(request.domain.uri);
    m_isConnectionUsable = state && state->isUsable();
    m_domain = state ? state->domain(request.domain.uuid) : DomainPtr();
    m_isDomainThere = !m_domain.isNull();
    request.domainName = m_domain ? m_domain->name : QString();

    const QString tap = request.interface.targetDev;
    const auto entered = m_drafts.constFind(draftKey(request));
    if (entered != m_drafts.constEnd())
        request.interface = *entered;
    else if (request.deed == InterfaceRequest::Deed::Replace && request.replaces)
        request.interface = interfaceInPlaceOf(
            request.replaces->config ? *request.replaces->config : *request.replaces->live);
    else
        request.interface = newInterface();
    request.interface.targetDev = m_isTapChosen ? tap : QString();
}

void RequestEditor::setTap(const QString& name)
{
    m_isTapChosen = true;
    InterfaceRequest request = m_request;
    request.interface.targetDev = name;
    setRequest(request);
}

void RequestEditor::setScope(Scope scope)
{
    m_wantedScope = scope;
    setRequest(m_request);
}

void RequestEditor::setQueues(int queues)
{
    m_areQueuesChosen = true;
    InterfaceRequest request = m_request;
    request.interface.queues = queues;
    setRequest(request);
}

void RequestEditor::setNewTap(const NewTap& tap, const QString& problem)
{
    m_isNewTapChosen = true;
    if (tap == m_newTap && problem == m_newTapProblem)
        return;
    m_newTap = tap;
    m_newTapProblem = problem;
    forgetFindings();
    emit changed();
}

const TapService* RequestEditor::tapService() const
{
    return m_connections.tapService(machine().id);
}

bool RequestEditor::canMakeTaps() const
{
    using Availability = TapServiceState::Availability;
    const TapService* service = tapService();
    return service && m_request.deed != InterfaceRequest::Deed::WriteXml
        && (service->state().isAvailable() || service->state().availability == Availability::NoPolkit);
}

bool RequestEditor::makesTap() const
{
    return canMakeTaps() && !m_request.interface.targetDev.isEmpty() && !tap();
}

// What fits the guest: its daemon may open the tap, which is in the bridge that leads out, and is there when the guest
// is started another day.
void RequestEditor::adoptNewTap()
{
    if (m_isNewTapChosen)
        return;
    const ConnectionState* state = connection();
    const SessionUser self = currentUser();
    const bool isSession = state && state->host.isSession;
    m_newTap = {};
    m_newTap.owner = isSession ? self.uid : 0;
    m_newTap.opener = isSession ? self.name : QStringLiteral("root");
    m_newTap.bridge = proposedBridge();
    m_newTap.isRestored = true;
}

// That of the interface whose place it takes, else of those that lead out the only one, or the one that most taps are
// in.
QString RequestEditor::proposedBridge() const
{
    const MachineState here = machine();
    const auto bridgeOrNone
        = [](const Link* link) { return link && link->kind == Link::Kind::Bridge ? link->name : QString(); };
    if (m_request.deed == InterfaceRequest::Deed::Replace && m_request.replaces
        && m_request.replaces->shown().type == "bridge"_L1)
        return bridgeOrNone(here.linkNamed(m_request.replaces->shown().source));
    QHash<int, int> taps; // of the bridges that lead out, by their ids
    for (const Link& link : here.links) {
        if (link.leadsOut() && link.master.valueOr(0) != 0)
            taps.insert(link.master.value(), 0);
    }
    for (const Link& link : here.links) {
        if (const auto found = taps.find(link.master.valueOr(0)); link.isTap() && found != taps.end())
            ++*found;
    }
    const auto most = std::ranges::max_element(taps);
    if (most == taps.end() || std::ranges::count(taps, *most) > 1)
        return {};
    return bridgeOrNone(here.link(most.key()));
}

void RequestEditor::adoptScope()
{
    // A machine without a free port cannot take another NIC while it runs.
    const std::optional<DomainDescription>& live = m_xml->liveDescription();
    const bool isFull = m_request.deed == InterfaceRequest::Deed::Add && live && live->freePciePorts == 0;
    const Scope wanted = m_wantedScope.value_or(isFull ? Scope::AfterNextStart : Scope::Both);
    m_request.scope = bestScope(scopeOptions(m_domain.data(), m_request), wanted);
}

void RequestEditor::fitToTap()
{
    const Link* link = tap();
    const bool isVirtio = m_request.interface.model.startsWith(u"virtio");
    if (!isVirtio || m_areQueuesChosen)
        return;
    const bool isReplacing = m_request.deed == InterfaceRequest::Deed::Replace && m_request.replaces;
    const int asBefore = isReplacing ? m_request.replaces->shown().queues : 0;
    m_request.interface.queues = link ? queuesFor(*link, m_request.interface) : asBefore;
}

// A tap that is there, will do and nobody names: one that has the guest's name before others, which are taken only
// where nobody can make one. Else a name for a new one.
QString RequestEditor::proposedTap() const
{
    QStringList likely;
    QStringList others;
    QStringList personal; // another person's: usable by a system connection, but not meant for it
    const MachineState here = machine();
    for (const Link& link : here.links) {
        if (!link.isTap())
            continue;
        const bool isPersonal = link.tun.isKnown() && link.tun.value().owner.value_or(0) != 0;
        const bool isLikely = !m_request.domainName.isEmpty() && link.name.contains(m_request.domainName);
        if (!isLikely && canMakeTaps())
            continue;
        (isLikely ? likely : isPersonal ? personal : others).append(link.name);
    }
    for (QStringList* names : { &likely, &others, &personal })
        names->sort();
    InterfaceDraft trial = draft();
    trial.newTap.reset();
    for (const QString& name : (likely + others + personal).mid(0, mostProposals)) {
        trial.interface.targetDev = name;
        trial.interface.queues = queuesFor(*here.linkNamed(name), trial.interface);
        if (isFine(checkTargetName(trial, m_facts)) && isFine(checkTap(trial, m_facts)))
            return name;
    }
    return suggestTapName(m_request.domainName, m_facts, m_request.domain.uri);
}

const Link* RequestEditor::tap() const
{
    const ConnectionState* state = connection();
    if (!state || m_request.interface.targetDev.isEmpty())
        return nullptr;
    for (const MachineState& machine : m_facts.machines) {
        if (machine.id == state->host.machineId)
            return machine.linkNamed(m_request.interface.targetDev);
    }
    return nullptr;
}

bool RequestEditor::isDomainThere() const
{
    return m_isDomainThere;
}

InterfaceDraft RequestEditor::draft() const
{
    InterfaceDraft draft { .domain = m_request.domain,
        .replaces = {},
        .interface = m_request.interface,
        .scope = m_request.scope,
        .config = m_xml->configDescription(),
        .live = m_xml->liveDescription() };
    if (makesTap())
        draft.newTap = tapFor(m_request.interface, m_newTap, m_request.domainName);
    if (m_request.deed == InterfaceRequest::Deed::WriteXml)
        draft.domain.uuid = QUuid();
    else if (m_request.deed == InterfaceRequest::Deed::Replace && m_request.replaces)
        draft.replaces = m_request.replaces->shown();
    return draft;
}

const QList<Finding>& RequestEditor::findings() const
{
    if (!m_findings)
        m_findings = checkDraft(draft(), m_facts);
    return *m_findings;
}

void RequestEditor::forgetFindings()
{
    m_findings.reset();
}

std::optional<Finding> RequestEditor::worstOf(const Link& tap) const
{
    InterfaceDraft trial = draft();
    trial.newTap.reset();
    trial.interface.targetDev = tap.name;
    if (trial.interface.model.startsWith(u"virtio"))
        trial.interface.queues = queuesFor(tap, trial.interface);
    const QList<Finding> all = checkTargetName(trial, m_facts) + checkTap(trial, m_facts);
    const auto worst = std::ranges::min_element(all, isWorse, &Finding::severity);
    return worst == all.end() ? std::nullopt : std::optional(*worst);
}

QString RequestEditor::verdictKey() const
{
    const Interface& interface = m_request.interface;
    const QStringList parts { draftKey(m_request), QString::number(int(m_request.deed)),
        QString::number(int(m_request.scope)), interface.model, nameOf(interface.mac), QString::number(interface.mtu),
        QString::number(m_usesRound) };
    return parts.join(u'|');
}

Result<Plan> RequestEditor::plan() const
{
    const bool needsGuest = m_request.deed != InterfaceRequest::Deed::WriteXml;
    if (needsGuest && !m_xml->isRead()) {
        return std::unexpected(m_xml->error().message.isEmpty() ? Error { .kind = Error::Kind::Busy,
                                   .message = tr("The XML of “%1” is being read.").arg(m_request.domainName),
                                   .detail = {} }
                                                                : m_xml->error());
    }
    InterfaceRequest request = m_request;
    if (makesTap())
        request.newTap = m_newTap;
    return planInterface(request, m_xml->config().toUtf8(), m_xml->live().toUtf8());
}

void RequestEditor::setCarryingOut(bool isCarryingOut)
{
    m_isCarryingOut = isCarryingOut;
}

void RequestEditor::readAgain()
{
    const bool isActive = m_domain && m_domain->isActive();
    const bool isPersistent = m_domain && m_domain->isPersistent;
    m_xml->read(m_request.domain, isActive, isPersistent);
}

void RequestEditor::updateFacts()
{
    m_facts = gatherFacts(m_connections);
    forgetFindings();
}

void RequestEditor::connectionChanged(const ConnectionState& state, const QSet<QUuid>& domains)
{
    updateFacts();
    if (!m_uses.apply(state, domains).isEmpty())
        ++m_usesRound;
    if (state.uri == m_request.domain.uri) {
        const bool wasUsable = std::exchange(m_isConnectionUsable, state.isUsable());
        if (wasUsable && !m_isConnectionUsable)
            emit noticed(Notice::Bad,
                tr("The connection “%1” was lost. What you entered is kept; it goes on when the connection is back.")
                    .arg(connectionName(state)));
        else if (!wasUsable && m_isConnectionUsable)
            emit noticed(Notice::Good, tr("The connection “%1” is back.").arg(connectionName(state)));
        if (domains.contains(m_request.domain.uuid) || wasUsable != m_isConnectionUsable) {
            const DomainPtr before = m_domain;
            const DomainPtr now = state.domain(m_request.domain.uuid);
            const bool wasThere = std::exchange(m_isDomainThere, !now.isNull());
            if (now)
                m_domain = now;
            if (wasThere && !now && m_isConnectionUsable)
                emit noticed(Notice::Bad,
                    tr("The guest “%1” is gone. What you entered is kept; choose another guest or save the XML.")
                        .arg(m_request.domainName));
            if (now)
                noticeGuest(before);
            if (m_isConnectionUsable && m_isDomainThere)
                readAgain();
        }
    }
    emit changed();
}

void RequestEditor::noticeGuest(const DomainPtr& before)
{
    const Scope scope = m_request.scope;
    if (m_domain->name != m_request.domainName) {
        emit noticed(Notice::Good, tr("The guest “%1” is called “%2” now.").arg(m_request.domainName, m_domain->name));
        m_request.domainName = m_domain->name;
    }
    adoptScope();
    if (!before || before->isActive() == m_domain->isActive())
        return;
    const QString what = m_domain->isActive() ? tr("“%1” was started meanwhile.").arg(m_domain->name)
                                              : tr("“%1” went off meanwhile.").arg(m_domain->name);
    const bool isScopeSame = scope == m_request.scope || m_request.deed == InterfaceRequest::Deed::WriteXml;
    emit noticed(
        Notice::Good, isScopeSame ? what : tr("%1 The change now counts %2.").arg(what, scopeWords(m_request.scope)));
}

void RequestEditor::machineChanged(const MachineState& machine)
{
    updateFacts();
    const ConnectionState* state = connection();
    if (state && state->host.machineId == machine.id) {
        const bool isThere = tap() != nullptr;
        const bool wasThere = std::exchange(m_wasTapThere, isThere);
        fitToTap();
        adoptNewTap();
        if (isThere != wasThere && !m_isCarryingOut)
            emit noticed(isThere ? Notice::Good : Notice::Bad,
                (isThere ? tr("The tap “%1” is there now.") : tr("The tap “%1” has vanished."))
                    .arg(m_request.interface.targetDev));
    }
    emit changed();
}

} // namespace VirtTap
