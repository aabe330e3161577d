#include "core/taintentries.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

using When = TaintEntry::When;
using Certainty = TaintEntry::Certainty;
using Condition = TaintCause::Condition;

// Whether a cause counts; nothing when it does not.
std::optional<Certainty> weigh(const TaintCause& cause, const HostFacts& host, bool isRestored)
{
    const auto deprecated = [&](const Known<QSet<QString>>& known) -> std::optional<Certainty> {
        if (known.isKnown() && known.value().contains(cause.device + u' ' + cause.value))
            return Certainty::Yes;
        if (known.isKnown() ? known.value().contains(cause.device + u' ') : known.reason().isEmpty())
            return std::nullopt; // it is not; or nobody has asked yet
        return Certainty::Unknown;
    };
    switch (cause.condition) {
    case Condition::Always:
        return Certainty::Yes;
    case Condition::SystemDaemon:
        return host.isSession ? std::nullopt : std::optional(Certainty::Yes);
    case Condition::CdDrive:
        return Certainty::Depends;
    case Condition::DeprecatedMachine:
        return deprecated(host.deprecatedMachines);
    case Condition::DeprecatedCpu:
        return deprecated(host.deprecatedCpus);
    case Condition::Restore:
        return isRestored ? std::optional(Certainty::Yes) : std::nullopt;
    }
    return std::nullopt;
}

QString noteOn(const TaintCause& cause, Certainty certainty)
{
    if (certainty == Certainty::Depends)
        return TaintWords::tr("Only if %1 is a real CD drive, which is seen on the host alone.").arg(cause.value);
    if (certainty == Certainty::Unknown)
        return TaintWords::tr("Whether QEMU on this host calls %1 deprecated is not known.").arg(cause.value);
    return {};
}

// libvirt sets these for the whole daemon, too, and the XML does not show it.
bool isOfHost(TaintFlag flag)
{
    return flag == TaintFlag::HighPrivileges || flag == TaintFlag::CustomHypervisorFeature;
}

bool comesByCommand(TaintFlag flag)
{
    return flag == TaintFlag::CustomMonitor || flag == TaintFlag::CustomGaCommand || flag == TaintFlag::HookScript
        || flag == TaintFlag::HostCpu;
}

// Of other drivers than QEMU's it is not known what taints.
bool foresees(const HostFacts& host)
{
    return host.driver.isEmpty() || host.driver == "QEMU"_L1 || host.driver == "TEST"_L1;
}

class Gathering
{
public:
    Gathering(const Domain& domain, const HostFacts& host)
        : m_domain(domain)
        , m_host(host)
    {
    }

    QList<TaintEntry> all()
    {
        if (m_domain.isActive())
            addPresent();
        if (m_domain.isPersistent && foresees(m_host))
            addFuture();
        explain();
        std::ranges::stable_sort(
            m_entries, {}, [](const TaintEntry& entry) { return std::pair(entry.flag, entry.when); });
        return m_entries;
    }

private:
    TaintEntry* find(TaintFlag flag, When when)
    {
        const auto found = std::ranges::find_if(
            m_entries, [&](const TaintEntry& entry) { return entry.flag == flag && entry.when == when; });
        return found == m_entries.end() || flag == TaintFlag::Unknown ? nullptr : &*found;
    }

    void addPresent()
    {
        if (!m_domain.taints.isKnown()) {
            if (!m_domain.taints.reason().isEmpty()) {
                m_entries.append({ .flag = TaintFlag::Unknown,
                    .when = When::Now,
                    .certainty = Certainty::Unknown,
                    .text = {},
                    .note
                    = TaintWords::tr("Whether it is tainted now could not be read: %1").arg(m_domain.taints.reason()),
                    .causes = {} });
            }
            return;
        }
        for (qsizetype i = 0; i < m_domain.taints.value().size(); ++i) {
            TaintEntry entry { .flag = m_domain.taintFlags.value(i, TaintFlag::Unknown),
                .when = When::Now,
                .certainty = Certainty::Yes,
                .text = m_domain.taints.value().at(i),
                .note = {},
                .causes = {} };
            if (entry.flag == TaintFlag::DeprecatedConfig && !m_domain.deprecations.isEmpty())
                entry.text += u" ("_s + m_domain.deprecations.join(u"; "_s) + u')';
            for (const TaintCause& cause : m_domain.liveCauses) {
                if (cause.flag == entry.flag && isPresent(cause))
                    entry.causes.append(cause);
            }
            m_entries.append(entry);
        }
    }

    bool isPresent(const TaintCause& cause) const
    {
        if (cause.flag != TaintFlag::DeprecatedConfig)
            return true;
        return std::ranges::any_of(
            m_domain.deprecations, [&](const QString& text) { return text.contains(u'\'' + cause.value + u'\''); });
    }

    void addFuture()
    {
        if (!m_domain.hasManagedSave.valueOr(false)) {
            addFuture(m_domain.configCauses, false, {});
            return;
        }
        if (m_domain.savedCauses.isKnown()) {
            addFuture(m_domain.savedCauses.value(), true,
                TaintWords::tr(
                    "By its saved state, which comes back with the XML it was saved with, whatever the config "
                    "says, unless it is discarded."));
        } else {
            m_entries.append({ .flag = TaintFlag::Unknown,
                .when = When::NextStart,
                .certainty = Certainty::Unknown,
                .text = {},
                .note
                = TaintWords::tr("It has a saved state, which comes back with the XML it was saved with; that XML "
                                 "could not be read: %1")
                      .arg(m_domain.savedCauses.reason()),
                .causes = {} });
        }
        addFuture(m_domain.configCauses, false, TaintWords::tr("By the config, once the saved state is discarded."));
    }

    void addFuture(const QList<TaintCause>& causes, bool isRestored, const QString& note)
    {
        const bool isSure = isRestored || note.isEmpty();
        for (const TaintCause& cause : causes) {
            const auto weighed = weigh(cause, m_host, isRestored);
            if (!weighed)
                continue;
            const Certainty certainty = *weighed == Certainty::Yes && !isSure ? Certainty::Depends : *weighed;
            const QString why = note.isEmpty() ? noteOn(cause, *weighed) : note;
            if (TaintEntry* entry = find(cause.flag, When::NextStart)) {
                if (!isSure && m_hasSaved.contains(cause.flag))
                    continue; // the saved state's own is in there
                entry->causes.append(cause);
                if (certainty < entry->certainty) {
                    entry->certainty = certainty;
                    entry->note = why;
                }
                continue;
            }
            if (isRestored)
                m_hasSaved.insert(cause.flag);
            m_entries.append({ .flag = cause.flag,
                .when = When::NextStart,
                .certainty = certainty,
                .text = u"tainted: "_s + taintText(cause.flag),
                .note = why,
                .causes = { cause } });
        }
    }

    // Where one of the two is there without the other.
    void explain()
    {
        if (!m_domain.isActive())
            return;
        for (const TaintFlag flag : allTaintFlags()) {
            TaintEntry* now = find(flag, When::Now);
            TaintEntry* next = find(flag, When::NextStart);
            if (now && !next)
                explainPresent(*now);
            else if (next && !now && next->note.isEmpty() && m_domain.taints.isKnown())
                next->note = TaintWords::tr("Not yet: the config was changed after the guest started.");
        }
    }

    void explainPresent(TaintEntry& now)
    {
        if (!m_domain.isPersistent) {
            now.note = TaintWords::tr("The guest is transient: it has no next start.");
        } else if (comesByCommand(now.flag)) {
            now.note = TaintWords::tr("It came by a command or a hook, not by the config: gone after the next start.");
        } else if (!now.causes.isEmpty()) {
            now.note = TaintWords::tr("Attached live, or taken out of the config since: gone after the next start.");
        } else if (isOfHost(now.flag)) {
            now.note = TaintWords::tr("The XML does not cause it: a setting of the host does (qemu.conf).");
            m_entries.append({ .flag = now.flag,
                .when = When::NextStart,
                .certainty = Certainty::Depends,
                .text = u"tainted: "_s + taintText(now.flag),
                .note = TaintWords::tr("As long as the setting of the host stays."),
                .causes = {} });
        } else {
            now.note
                = TaintWords::tr("What caused it is no longer in the XML, or could not be attached; libvirt keeps the "
                                 "taint until the guest stops.");
        }
    }

    const Domain& m_domain;
    const HostFacts& m_host;
    QList<TaintEntry> m_entries;
    QSet<TaintFlag> m_hasSaved;
};

} // namespace

QList<TaintEntry> taintsOf(const Domain& domain, const HostFacts& host)
{
    const bool isClean = domain.taints.valueOr({}).isEmpty() && domain.deprecations.isEmpty()
        && domain.liveCauses.isEmpty() && domain.configCauses.isEmpty() && !domain.hasManagedSave.valueOr(true);
    return isClean ? QList<TaintEntry>() : Gathering(domain, host).all(); // as nearly all of thousands
}

TaintGist taintGist(const Domain& domain, const HostFacts& host)
{
    const auto counts = [&](const QList<TaintCause>& causes, bool isRestored) {
        return std::ranges::any_of(causes, [&](const TaintCause& cause) {
            return weigh(cause, host, isRestored).value_or(Certainty::Unknown) != Certainty::Unknown;
        });
    };
    const bool isForeseen = domain.isPersistent && foresees(host);
    const bool isSaved = domain.hasManagedSave.valueOr(false);
    return { .isNow = domain.isActive() && !domain.taints.valueOr({}).isEmpty(),
        .isNextStart = isForeseen
            && (counts(domain.configCauses, false) || (isSaved && counts(domain.savedCauses.valueOr({}), true))) };
}

QStringList notTainting(const Domain& domain)
{
    bool hasEmptyScript = false;
    bool hasDownscriptAlone = false;
    bool hasEthernet = false;
    for (const QList<Interface>& interfaces : { domain.live, domain.config }) {
        for (const Interface& interface : interfaces) {
            const bool hasScript = interface.script && !interface.script->isEmpty();
            hasEmptyScript |= interface.script && interface.script->isEmpty();
            hasDownscriptAlone |= !hasScript && interface.downscript && !interface.downscript->isEmpty();
            hasEthernet |= interface.isEthernet() && !hasScript;
        }
    }
    QStringList sentences;
    if (hasEthernet)
        sentences.append(
            TaintWords::tr("An interface of type='ethernet' does not taint by itself; only a script does."));
    if (hasEmptyScript)
        sentences.append(TaintWords::tr("A <script> with an empty path runs nothing and does not taint."));
    if (hasDownscriptAlone)
        sentences.append(TaintWords::tr("A <downscript> alone does not taint, but libvirt runs it as its own user."));
    return sentences;
}

} // namespace VirtTap
