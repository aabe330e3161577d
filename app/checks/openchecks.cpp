#include "checks/openchecks.h"

#include "checks/context.h"

namespace VirtTap {

using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

void checkSessionUser(CheckContext& context, const TunFacts& tun)
{
    const Known<SessionUser> user = context.m_facts.sessionUser(context.m_draft.domain.uri);
    if (!user.isKnown()) {
        context.add("tap-open-unknown", Severity::Unknown,
            Checks::tr("Whether %1 may open the tap “%2” cannot be told: %3.")
                .arg(context.guest(), context.tap(), user.reason()),
            "target/dev");
        return;
    }
    const SessionUser& who = user.value();
    if (who.uid == 0) // root's session has the capability that overrides both
        return;
    const bool isOwner = !tun.owner || *tun.owner == who.uid;
    const bool isInGroup = !tun.group || who.groups.contains(*tun.group);
    if (isOwner && isInGroup)
        return;
    const QString userName = who.name.isEmpty() ? QString::number(who.uid) : who.name;
    const QList<QPair<QString, QString>> evidence {
        { u"owner"_s, tun.owner ? QString::number(*tun.owner) : QString() },
        { u"group"_s, tun.group ? QString::number(*tun.group) : QString() },
        { u"uid"_s, QString::number(who.uid) },
    };
    QString message;
    if (!isOwner && !isInGroup)
        message = Checks::tr("“%1” may not open the tap “%2” for %3: it is open to the user %4 in the group %5 alone.")
                      .arg(userName, context.tap(), context.guest(), QString::number(*tun.owner),
                          QString::number(*tun.group));
    else if (!isOwner)
        message = Checks::tr("“%1” may not open the tap “%2” for %3: it is open to the user %4 alone.")
                      .arg(userName, context.tap(), context.guest(), QString::number(*tun.owner));
    else if (tun.owner)
        message
            = Checks::tr("“%1” may not open the tap “%2” for %3: besides being its user one has to be in the group %4.")
                  .arg(userName, context.tap(), context.guest(), QString::number(*tun.group));
    else
        message = Checks::tr("“%1” may not open the tap “%2” for %3: it is open to the group %4 alone.")
                      .arg(userName, context.tap(), context.guest(), QString::number(*tun.group));
    context.add("tap-not-openable", Severity::WillFail, message, "target/dev", evidence);
    context.offer("choose-tap");
}

} // namespace

void checkMayOpen(CheckContext& context, const TunFacts& tun)
{
    if (context.isSession() && !context.isLive())
        checkSessionUser(context, tun);
    if (!tun.owner && !tun.group) {
        context.add("tap-open-to-all", Severity::Risk,
            Checks::tr("Every user of the host may open the tap “%1” and so reach the network of %2: it has neither a "
                       "user nor a group.")
                .arg(context.tap(), context.guest()),
            "target/dev");
    }
}

} // namespace VirtTap
