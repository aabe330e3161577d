#pragma once

#include "core/finding.h"
#include "models/textfiltermodel.h"

namespace VirtTap {

// The findings of a ProblemTableModel that are worth a look: from a severity upwards, and without those that are
// ignored.
class ProblemFilterModel : public TextFilterModel
{
    Q_OBJECT

public:
    explicit ProblemFilterModel(QObject* parent = nullptr);

    void setLeast(Finding::Severity least); // Unknown: all
    void setShowsIgnored(bool shows);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    Finding::Severity m_least = Finding::Severity::Unknown;
    bool m_showsIgnored = false;
};

} // namespace VirtTap
