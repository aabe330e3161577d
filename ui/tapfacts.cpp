#include "ui/tapfacts.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

#include "ui/icons.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

QString buttonText(const TapUser& user)
{
    const QString when = user.isLive && user.isConfig ? TapFacts::tr("now and after its next start")
        : user.isLive                                 ? TapFacts::tr("now, not after its next start")
                                                      : TapFacts::tr("after its next start");
    QStringList parts { user.domainName, user.interface.mac ? user.interface.mac->toString() : QString(), when };
    parts.removeAll(QString());
    return parts.join(TapFacts::tr(" · ")).replace(u'&', u"&&"_s);
}

} // namespace

TapFacts::TapFacts(QFormLayout& form, QObject* parent)
    : QObject(parent)
    , m_form(form)
{
}

void TapFacts::show(const QList<Fact>& facts, const QList<TapUser>& users)
{
    if (users != m_users || !std::ranges::equal(facts, m_facts, {}, &Fact::first, &Fact::first)) {
        rebuild(facts, users);
        return;
    }
    for (qsizetype i = 0; i < facts.size(); ++i) {
        if (facts.at(i).second != m_facts.at(i).second)
            m_values.at(i)->setText(facts.at(i).second);
    }
    m_facts = facts;
}

void TapFacts::rebuild(const QList<Fact>& facts, const QList<TapUser>& users)
{
    while (m_form.rowCount() > 0)
        m_form.removeRow(0);
    m_values.clear();
    m_facts = facts;
    m_users = users;
    for (const TapUser& user : users) // first: what one looks for most
        addUser(user);
    QWidget* box = m_form.parentWidget();
    for (const auto& [caption, text] : facts) {
        auto* key = new QLabel(tr("%1:").arg(caption), box);
        key->setForegroundRole(QPalette::PlaceholderText);
        auto* value = new QLabel(text, box);
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        key->setBuddy(value);
        m_form.addRow(key, value);
        m_values.append(value);
    }
}

void TapFacts::addUser(const TapUser& user)
{
    QWidget* box = m_form.parentWidget();
    auto* button = new QPushButton(buttonText(user), box);
    button->setIcon(icon(u"guest"));
    button->setToolTip(tr("Show this guest"));
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(button, &QPushButton::clicked, this, [this, key = user.domain] { emit guestAsked(key); });
    auto* caption = new QLabel(tr("Used by:"), box);
    caption->setForegroundRole(QPalette::PlaceholderText);
    m_form.addRow(caption, button);
}

} // namespace VirtTap
