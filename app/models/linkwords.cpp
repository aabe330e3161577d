#include "contract/taps1.h"
#include "models/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Words)
};

QString userWords(const TapUser& user)
{
    const QString who
        = user.interface.alias.isEmpty() ? user.domainName : user.domainName + u' ' + user.interface.alias;
    if (user.isLive)
        return who;
    return Words::tr("%1 (after next start)", "%1 is a guest and its interface").arg(who);
}

} // namespace

QString linkStateWords(const Link& link)
{
    if (link.kind == Link::Kind::TapLike) {
        const QString state = !link.isUp.isKnown() ? unknownWord()
            : link.isUp.value()                    ? Words::tr("up", "state of a link")
                                                   : Words::tr("down", "state of a link");
        return Words::tr("%1; tap or similar, libvirt cannot tell", "%1 is “up” or “down”").arg(state);
    }
    if (!link.isUp.isKnown())
        return unknownWord();
    if (!link.isUp.value())
        return link.isInUse().is(true) ? Words::tr("down, in use", "state of a tap")
                                       : Words::tr("down", "state of a link");
    if (!link.isTap())
        return link.hasCarrier.is(false) ? Words::tr("up, no carrier", "state of a link")
                                         : Words::tr("up", "state of a link");
    if (link.isInUse().is(true))
        return Words::tr("up, in use", "state of a tap");
    return link.isInUse().is(false) ? Words::tr("up, not in use", "state of a tap")
                                    : Words::tr("up", "state of a link");
}

QString linkStateIcon(const Link& link)
{
    if (!link.isUp.isKnown())
        return u"tap-unknown"_s;
    if (!link.isUp.value())
        return u"tap-down"_s;
    return link.isTap() && link.isInUse().is(true) ? u"tap-in-use"_s : u"tap-up"_s;
}

QString queuesWords(const Link& link)
{
    if (!link.isTap())
        return {};
    if (!link.tun.isKnown())
        return unknownWord();
    const TunFacts& tun = link.tun.value();
    if (!tun.isMultiQueue)
        return Words::tr("one", "number of queues of a tap");
    const int open = tun.queues + tun.disabledQueues;
    if (open == 0)
        return Words::tr("several", "a multi-queue tap that nobody has open");
    return Words::tr("several, %n open", "queues of a multi-queue tap", open);
}

QString carrierWords(const Link& link)
{
    if (!link.hasCarrier.isKnown())
        return whyUnknown(link.hasCarrier.reason());
    return link.hasCarrier.value() ? Words::tr("yes", "carrier of a link") : Words::tr("no", "carrier of a link");
}

QString persistenceWords(const Link& link)
{
    if (!link.tun.isKnown())
        return whyUnknown(link.tun.reason());
    return link.tun.value().isPersistent ? Words::tr("yes: it stays while nobody has it open")
                                         : Words::tr("no: it goes when the last one closes it");
}

QString usersWords(const QList<TapUser>& users)
{
    QStringList words;
    for (const TapUser& user : users)
        words.append(userWords(user));
    return words.join(", "_L1);
}

QString makerWord(Link::Maker maker)
{
    switch (maker) {
    case Link::Maker::Unknown:
        return Words::tr("not known", "who made a tap");
    case Link::Maker::Libvirt:
        return u"libvirt"_s;
    case Link::Maker::VirtTap:
        return u"virt-tap"_s;
    case Link::Maker::Networkd:
        return u"networkd"_s;
    case Link::Maker::NetworkManager:
        return u"NetworkManager"_s;
    case Link::Maker::OpenVSwitch:
        return u"Open vSwitch"_s;
    }
    return {};
}

QString driftWords(const QStringList& keys)
{
    namespace Key = Taps1::Key;
    QStringList words;
    for (const QString& key : keys) {
        const QByteArray name = key.toLatin1();
        QString word = key; // of a newer helper
        if (name == Key::owner || name == Key::group)
            word = Words::tr("who may open it", "what was changed about a tap");
        else if (name == Key::multiQueue)
            word = Words::tr("queues", "what was changed about a tap");
        else if (name == Key::mtu)
            word = Words::tr("MTU", "what was changed about a tap");
        else if (name == Key::mac)
            word = Words::tr("MAC address", "what was changed about a tap");
        else if (name == Key::up)
            word = Words::tr("up or down", "what was changed about a tap");
        else if (name == Key::master)
            word = Words::tr("bridge", "what was changed about a tap");
        if (!words.contains(word))
            words.append(word);
    }
    return words.join(", "_L1);
}

} // namespace VirtTap
