#include "engine/demotaps.h"

#include "contract/ifname.h"
#include "contract/taps1.h"
#include "engine/demomachine.h"
#include "engine/relay.h"
#include "tapclient/taperror.h"

#include <QRegularExpression>
#include <QSet>

#include <unistd.h>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

// As the helper has it: where one tap is concerned, the message begins with its name.
Error refused(Taps1::Error error, const QString& tap, QStringView why)
{
    return tapError(error, u"%1: %2"_s.arg(tap, why));
}

bool isMtu(quint32 mtu)
{
    return mtu >= Taps1::minMtu && mtu <= Taps1::maxMtu;
}

bool isUnicast(const std::optional<MacAddress>& mac)
{
    return !mac || (!mac->isMulticast() && !mac->isZero());
}

TapService::Answer answered(const TapAnswer& answer)
{
    QPromise<Result<TapAnswer>> promise;
    promise.start();
    promise.addResult(answer);
    promise.finish();
    return promise.future();
}

template <typename T>
QStringList namesOf(const QList<T>& all)
{
    QStringList names;
    for (const T& each : all)
        names.append(each.name);
    return names;
}

std::optional<Error> batchRefusal(const QStringList& names)
{
    if (names.size() > qsizetype(Taps1::maxTapsPerCall))
        return tapError(Taps1::Error::QuotaExceeded, u"too many taps in one call"_s);
    QSet<QString> seen;
    for (const QString& name : names) {
        if (seen.contains(name))
            return refused(Taps1::Error::InvalidArgument, name, u"named twice");
        seen.insert(name);
    }
    return std::nullopt;
}

QString actionFor(const QList<TapSpec>& taps)
{
    bool isForOther = false;
    bool isAttached = false;
    for (const TapSpec& tap : taps) {
        isForOther |= tap.group || (tap.owner && *tap.owner != 0 && *tap.owner != ::getuid());
        isAttached |= !tap.bridge.isEmpty();
    }
    return QString::fromLatin1(isForOther ? Taps1::Action::createForOther
            : isAttached                  ? Taps1::Action::createAttached
                                          : Taps1::Action::create);
}

} // namespace

DemoTaps::DemoTaps(DemoMachine& machine, std::function<void()> changed)
    : m_machine(machine)
    , m_changed(std::move(changed))
    , m_taps(machine.taps())
{
    m_state.availability = TapServiceState::Availability::Available;
    m_state.isDemo = true;
    m_state.version = QStringLiteral(VIRT_TAP_VERSION);
    m_state.maxTapsPerUser = Taps1::maxTapsPerCall;
    m_state.maxTapsPerCall = Taps1::maxTapsPerCall;
    m_state.bridgesAllowed = QStringList { u"*"_s };
}

void DemoTaps::refresh()
{
    const ManagedTaps fresh = m_machine.taps();
    if (m_taps.is(fresh))
        return;
    m_taps = fresh;
    emit changed();
}

void DemoTaps::apply(TapMode mode, const std::function<void()>& change)
{
    if (mode == TapMode::DryRun)
        return;
    change();
    refresh();
    m_changed();
}

std::optional<Error> DemoTaps::bridgeRefusal(const QString& tap, const QString& bridge) const
{
    const Link* link = bridge.isEmpty() ? nullptr : m_machine.linkNamed(bridge);
    if (!bridge.isEmpty() && (link == nullptr || link->kind != Link::Kind::Bridge))
        return refused(Taps1::Error::BridgeNotFound, tap, u"no such bridge");
    return std::nullopt;
}

std::optional<Error> DemoTaps::refusal(const TapSpec& spec) const
{
    static const QRegularExpression label(u"^[A-Za-z0-9._/-]{0,%1}$"_s.arg(Taps1::maxLabelLength));
    const std::string name = spec.name.toStdString();
    if (checkIfname(name) != IfnameProblem::None || isHostName(name))
        return tapError(Taps1::Error::InvalidName, u"not allowed for a tap"_s); // not echoed, like the helper
    if (spec.owner.has_value() == spec.group.has_value())
        return refused(Taps1::Error::InvalidArgument, spec.name, u"either an owner or a group");
    if (!isMtu(spec.mtu))
        return refused(Taps1::Error::InvalidArgument, spec.name, u"mtu");
    if (!isUnicast(spec.mac) || !isUnicast(spec.guestMac) || (spec.mac && spec.guestMac))
        return refused(Taps1::Error::InvalidArgument, spec.name, u"mac");
    if (!label.match(spec.label).hasMatch())
        return refused(Taps1::Error::InvalidArgument, spec.name, u"label");
    if (m_machine.linkNamed(spec.name) || m_machine.taps().contains(spec.name))
        return refused(Taps1::Error::NameInUse, spec.name, u"exists");
    return bridgeRefusal(spec.name, spec.bridge);
}

std::optional<Error> DemoTaps::refusal(const TapChange& change) const
{
    const ManagedTaps taps = m_machine.taps();
    const auto tap = taps.constFind(change.name);
    if (tap == taps.constEnd() || tap->isMissing || tap->isForeign)
        return refused(Taps1::Error::NotOurs, change.name, u"not made here");
    if (change.mtu && !isMtu(*change.mtu))
        return refused(Taps1::Error::InvalidArgument, change.name, u"mtu");
    if (!isUnicast(change.mac))
        return refused(Taps1::Error::InvalidArgument, change.name, u"mac");
    return bridgeRefusal(change.name, change.bridge.value_or(QString()));
}

TapService::Answer DemoTaps::createTaps(const QList<TapSpec>& taps, TapMode mode)
{
    std::optional<Error> error = batchRefusal(namesOf(taps));
    for (qsizetype i = 0; !error && i < taps.size(); ++i)
        error = refusal(taps.at(i));
    if (error)
        return failedFuture<TapAnswer>(*error);
    TapAnswer answer;
    answer.action = actionFor(taps);
    apply(mode, [&] {
        for (const TapSpec& tap : taps)
            answer.made.insert(tap.name, m_machine.makeTap(tap, mode == TapMode::Provisional));
    });
    return answered(answer);
}

TapService::Answer DemoTaps::updateTaps(const QList<TapChange>& changes, TapMode mode)
{
    std::optional<Error> error = batchRefusal(namesOf(changes));
    for (qsizetype i = 0; !error && i < changes.size(); ++i)
        error = refusal(changes.at(i));
    if (error)
        return failedFuture<TapAnswer>(*error);
    apply(mode, [&] {
        for (const TapChange& change : changes)
            m_machine.changeTap(change);
    });
    TapAnswer answer;
    answer.action = QString::fromLatin1(Taps1::Action::modify);
    return answered(answer);
}

TapService::Answer DemoTaps::deleteTaps(const QStringList& names, TapMode mode)
{
    std::optional<Error> error = batchRefusal(names);
    const ManagedTaps taps = m_machine.taps();
    for (qsizetype i = 0; !error && i < names.size(); ++i) {
        const QString& name = names.at(i);
        const Link* link = m_machine.linkNamed(name);
        if (!taps.contains(name) || taps[name].isForeign)
            error = refused(Taps1::Error::NotOurs, name, u"not made here");
        else if (link != nullptr && link->isInUse().is(true))
            error = refused(Taps1::Error::InUse, name, u"open");
    }
    if (error)
        return failedFuture<TapAnswer>(*error);
    apply(mode, [&] {
        for (const QString& name : names)
            m_machine.removeTap(name);
    });
    TapAnswer answer;
    answer.action = QString::fromLatin1(Taps1::Action::remove);
    return answered(answer);
}

QFuture<Result<ManagedTaps>> DemoTaps::list()
{
    QPromise<Result<ManagedTaps>> promise;
    promise.start();
    promise.addResult(m_machine.taps());
    promise.finish();
    return promise.future();
}

QFuture<Result<QStringList>> DemoTaps::repair(const QStringList& names)
{
    const ManagedTaps taps = m_machine.taps();
    QStringList repaired;
    for (const QString& name : names) {
        if (!taps.contains(name) || taps[name].isForeign)
            return failedFuture<QStringList>(refused(Taps1::Error::NotOurs, name, u"not made here"));
        if (const auto error = bridgeRefusal(name, taps[name].spec.bridge))
            return failedFuture<QStringList>(*error);
        if (taps[name].hasDrifted())
            repaired.append(name);
    }
    apply(TapMode::Final, [&] {
        for (const QString& name : std::as_const(repaired))
            m_machine.repairTap(name);
    });
    QPromise<Result<QStringList>> promise;
    promise.start();
    promise.addResult(repaired);
    promise.finish();
    return promise.future();
}

QFuture<Result<void>> DemoTaps::commit(const QStringList& names)
{
    const ManagedTaps taps = m_machine.taps();
    for (const QString& name : names) {
        if (!taps.contains(name))
            return failedFuture<void>(refused(Taps1::Error::NotOurs, name, u"not made here"));
    }
    apply(TapMode::Final, [&] {
        for (const QString& name : names)
            m_machine.keepTap(name);
    });
    QPromise<Result<void>> promise;
    promise.start();
    promise.addResult(Result<void>());
    promise.finish();
    return promise.future();
}

} // namespace VirtTap
