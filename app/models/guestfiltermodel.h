#pragma once

#include "models/textfiltermodel.h"

namespace VirtTap {

// Guests sorted as people sort names (web2 before web10), connections left in their order. The filter looks through
// names, target devs, MAC addresses and UUIDs; a connection stays as long as one of its guests does.
class GuestFilterModel : public TextFilterModel
{
    Q_OBJECT

public:
    explicit GuestFilterModel(QObject* parent = nullptr);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
};

} // namespace VirtTap
