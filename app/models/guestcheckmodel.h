#pragma once

#include "core/domain.h"

#include <QIdentityProxyModel>
#include <QSet>

namespace VirtTap {

// Guests that a person ticks, over a GuestFilterModel. What is ticked stays so while a filter hides it; a connection's
// box stands for those of its guests that are shown.
class GuestCheckModel : public QIdentityProxyModel
{
    Q_OBJECT

public:
    using QIdentityProxyModel::QIdentityProxyModel;

    const QSet<DomainKey>& checked() const { return m_checked; }
    void setChecked(const QSet<DomainKey>& guests);

    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void checkedChanged();

private:
    QList<DomainKey> guestsBelow(const QModelIndex& index) const; // the guest itself, or those of a connection
    Qt::CheckState stateOf(const QModelIndex& index) const;

    QSet<DomainKey> m_checked;
};

} // namespace VirtTap
