#include "models/guestcheckmodel.h"

#include "models/roles.h"

#include <algorithm>

namespace VirtTap {

void GuestCheckModel::setChecked(const QSet<DomainKey>& guests)
{
    if (guests == m_checked)
        return;
    m_checked = guests;
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex connection = index(row, 0);
        emit dataChanged(connection, connection, { Qt::CheckStateRole });
        if (const int count = rowCount(connection); count > 0)
            emit dataChanged(index(0, 0, connection), index(count - 1, 0, connection), { Qt::CheckStateRole });
    }
    emit checkedChanged();
}

Qt::ItemFlags GuestCheckModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QIdentityProxyModel::flags(index);
    return index.isValid() && index.column() == 0 ? flags | Qt::ItemIsUserCheckable : flags;
}

QList<DomainKey> GuestCheckModel::guestsBelow(const QModelIndex& index) const
{
    const auto keyOf = [](const QModelIndex& guest) {
        return DomainKey { .uri = guest.data(UriRole).toString(), .uuid = guest.data(UuidRole).toUuid() };
    };
    if (!index.data(IsConnectionRole).toBool())
        return { keyOf(index) };
    QList<DomainKey> guests;
    for (int row = 0; row < rowCount(index); ++row)
        guests.append(keyOf(this->index(row, 0, index)));
    return guests;
}

Qt::CheckState GuestCheckModel::stateOf(const QModelIndex& index) const
{
    if (m_checked.isEmpty())
        return Qt::Unchecked;
    const QList<DomainKey> guests = guestsBelow(index);
    const auto count
        = std::ranges::count_if(guests, [this](const DomainKey& guest) { return m_checked.contains(guest); });
    return count == 0 ? Qt::Unchecked : count == guests.size() ? Qt::Checked : Qt::PartiallyChecked;
}

QVariant GuestCheckModel::data(const QModelIndex& index, int role) const
{
    if (role == Qt::CheckStateRole && index.isValid() && index.column() == 0)
        return stateOf(index);
    return QIdentityProxyModel::data(index, role);
}

bool GuestCheckModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != 0)
        return false;
    QSet<DomainKey> checked = m_checked;
    const bool isWanted = value.value<Qt::CheckState>() == Qt::Checked;
    for (const DomainKey& guest : guestsBelow(index)) {
        if (isWanted)
            checked.insert(guest);
        else
            checked.remove(guest);
    }
    setChecked(checked);
    return true;
}

} // namespace VirtTap
