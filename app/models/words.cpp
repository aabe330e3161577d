#include "core/snapshot.h"
#include "models/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Words)
};

QString inSeconds(const QDateTime& when, const QDateTime& now)
{
    const qint64 seconds = std::max<qint64>(0, now.secsTo(when));
    if (seconds >= 60)
        return Words::tr("in %n minute(s)", nullptr, static_cast<int>((seconds + 30) / 60));
    return Words::tr("in %n second(s)", nullptr, static_cast<int>(seconds));
}

QString withRetry(const QString& words, const ConnectionState& state, const QDateTime& now)
{
    if (!state.retryAt.isValid())
        return words;
    return Words::tr("%1; next attempt %2", "%2 is “in 5 seconds”").arg(words, inSeconds(state.retryAt, now));
}

QString errorWords(const Error& error)
{
    return oneLine(error.detail.isEmpty() ? error.message : error.detail);
}

QString lostWords(const ConnectionState& state, const QDateTime& now)
{
    const QString lost = state.asOf.isValid()
        ? Words::tr("lost %1", "%1 is “3 minutes ago”").arg(ageWords(state.asOf, now))
        : Words::tr("lost");
    const QString why = errorWords(state.error);
    return why.isEmpty() ? lost : Words::tr("%1: %2", "%1 is “lost 3 minutes ago”, %2 libvirt’s error").arg(lost, why);
}

} // namespace

QString plainToolTip(const QString& text)
{
    if (!text.contains(u'<'))
        return text;
    return u"<div>"_s + text.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</div>"_s;
}

QString oneLine(const QString& text)
{
    return text.simplified();
}

QString nameOf(const std::optional<MacAddress>& mac)
{
    return mac ? mac->toString() : QString();
}

QString unknownWord()
{
    return Words::tr("unknown");
}

QString whyUnknown(const QString& reason)
{
    return reason.isEmpty() ? Words::tr("Not known: it has not been read yet.")
                            : Words::tr("Not known: %1.").arg(reason);
}

QString connectionName(const ConnectionState& state)
{
    if (state.host.isDemo)
        return state.host.demoName.isEmpty() ? Words::tr("Demo host") : state.host.demoName;
    const QUrl url(state.uri);
    if (isSnapshot(state.uri))
        return Words::tr("Snapshot “%1”", "%1 is a file").arg(url.fileName());
    if (!url.isValid() || url.scheme().isEmpty())
        return state.uri;
    const QString driver = url.scheme().section(u'+', 0, 0);
    const QString path = url.path().mid(1);
    const QString host = url.host().isEmpty() ? Words::tr("This computer") : url.host();
    if (driver == "qemu"_L1 && path == "system"_L1)
        return Words::tr("%1, system guests", "%1 is a host").arg(host);
    if (driver == "qemu"_L1 && path == "session"_L1)
        return Words::tr("%1, session guests", "%1 is a host").arg(host);
    if (driver == "test"_L1 && url.host().isEmpty())
        return Words::tr("Test driver, %1").arg(u'/' + path);
    return Words::tr("%1, %2", "%1 is a host, %2 a driver").arg(host, driver);
}

QString ageWords(const QDateTime& since, const QDateTime& now)
{
    const qint64 minutes = std::max<qint64>(0, since.secsTo(now)) / 60;
    if (minutes < 1)
        return Words::tr("just now");
    if (minutes < 60)
        return Words::tr("%n minute(s) ago", nullptr, static_cast<int>(minutes));
    constexpr qint64 day = 24LL * 60;
    if (minutes < day)
        return Words::tr("%n hour(s) ago", nullptr, static_cast<int>(minutes / 60));
    return Words::tr("%n day(s) ago", nullptr, static_cast<int>(minutes / day));
}

QString connectionWords(const ConnectionState& state, qsizetype read, const QDateTime& now)
{
    const QLocale locale;
    switch (state.phase) {
    case ConnectionState::Phase::Closed:
        return Words::tr("not connected");
    case ConnectionState::Phase::Opening:
        return Words::tr("connecting …");
    case ConnectionState::Phase::Loading:
        if (state.domains.isEmpty())
            return Words::tr("loading …");
        return Words::tr("loading %1 of %2", "%1 and %2 are numbers of guests")
            .arg(locale.toString(read), locale.toString(state.domains.size()));
    case ConnectionState::Phase::Open:
        if (isSnapshot(state.uri))
            return Words::tr("as of %1", "%1 is a time")
                .arg(locale.toString(state.asOf.toLocalTime(), QLocale::ShortFormat));
        return state.isReadOnly ? Words::tr("connected, read-only") : Words::tr("connected");
    case ConnectionState::Phase::Lost:
        return withRetry(lostWords(state, now), state, now);
    case ConnectionState::Phase::Failed:
        return withRetry(Words::tr("failed: %1", "%1 is libvirt’s error").arg(errorWords(state.error)), state, now);
    }
    return {};
}

QString connectionIcon(ConnectionState::Phase phase)
{
    switch (phase) {
    case ConnectionState::Phase::Closed:
        return u"connection-closed"_s;
    case ConnectionState::Phase::Opening:
    case ConnectionState::Phase::Loading:
        return u"connection-opening"_s;
    case ConnectionState::Phase::Open:
        return u"connection-open"_s;
    case ConnectionState::Phase::Lost:
        return u"connection-lost"_s;
    case ConnectionState::Phase::Failed:
        return u"connection-failed"_s;
    }
    return {};
}

QString stateWord(Domain::State state)
{
    switch (state) {
    case Domain::State::Unknown:
        return unknownWord();
    case Domain::State::Running:
        return Words::tr("running", "state of a guest");
    case Domain::State::Paused:
        return Words::tr("paused", "state of a guest");
    case Domain::State::ShuttingDown:
        return Words::tr("shutting down", "state of a guest");
    case Domain::State::ShutOff:
        return Words::tr("shut off", "state of a guest");
    case Domain::State::Crashed:
        return Words::tr("crashed", "state of a guest");
    case Domain::State::Suspended:
        return Words::tr("suspended", "state of a guest");
    }
    return {};
}

QString stateIcon(Domain::State state)
{
    switch (state) {
    case Domain::State::Unknown:
        return u"guest-unknown"_s;
    case Domain::State::Running:
        return u"guest-running"_s;
    case Domain::State::Paused:
        return u"guest-paused"_s;
    case Domain::State::ShuttingDown:
        return u"guest-stopping"_s;
    case Domain::State::ShutOff:
        return u"guest-off"_s;
    case Domain::State::Crashed:
        return u"guest-crashed"_s;
    case Domain::State::Suspended:
        return u"guest-suspended"_s;
    }
    return {};
}

QString interfacePlace(const Interface& interface, qsizetype index)
{
    return interface.alias.isEmpty() ? u"net%1"_s.arg(index) : interface.alias;
}

QString interfaceSummary(const Domain& domain)
{
    if (!domain.isRead)
        return domain.problem.isEmpty() ? Words::tr("not read yet") : oneLine(domain.problem);
    QStringList parts;
    const QList<InterfacePair> pairs = domain.interfaces();
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        const Interface& shown = pairs.at(i).shown();
        QString end = shown.targetDev.isEmpty() ? shown.source : shown.targetDev;
        if (end.isEmpty())
            end = shown.type;
        parts.append(interfacePlace(shown, i) + u" → "_s + end);
    }
    return parts.join(", "_L1);
}

QString domainNotes(const Domain& domain)
{
    QStringList notes;
    if (domain.lastStartFailed && !domain.isActive())
        notes.append(Words::tr("last start failed"));
    if (domain.hasManagedSave.is(true))
        notes.append(Words::tr("saved state"));
    if (!domain.isPersistent)
        notes.append(Words::tr("transient"));
    if (domain.autostart.is(true))
        notes.append(Words::tr("autostart"));
    const QList<InterfacePair> pairs = domain.interfaces();
    if (std::ranges::any_of(pairs, &InterfacePair::isPending))
        notes.append(Words::tr("change after next start"));
    return notes.join(", "_L1);
}

} // namespace VirtTap
