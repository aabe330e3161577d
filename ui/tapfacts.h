#pragma once

#include "core/tapuses.h"

#include <QList>
#include <QObject>
#include <QPair>

class QFormLayout;
class QLabel;

namespace VirtTap {

// The facts of one tap as rows of a form, and a button for each guest that uses it. Rows stay what they are while only
// their texts change, so that a focus and a selected text survive.
class TapFacts : public QObject
{
    Q_OBJECT

public:
    using Fact = QPair<QString, QString>; // a caption and what is so

    explicit TapFacts(QFormLayout& form, QObject* parent = nullptr);

    void show(const QList<Fact>& facts, const QList<TapUser>& users);

signals:
    void guestAsked(const VirtTap::DomainKey& key);

private:
    void rebuild(const QList<Fact>& facts, const QList<TapUser>& users);
    void addUser(const TapUser& user);

    QFormLayout& m_form;
    QList<QLabel*> m_values; // of m_facts, row by row
    QList<Fact> m_facts;
    QList<TapUser> m_users;
};

} // namespace VirtTap
