#pragma once

#include "core/taint.h"
#include "models/textfiltermodel.h"

#include <optional>

namespace VirtTap {

struct TaintRow;

// Of a TaintModel those rows of one flag and time, or of all, that a text filter accepts.
class TaintFilterModel : public TextFilterModel
{
    Q_OBJECT

public:
    enum class Time {
        Any,
        Now,
        NextStart,
        UntilShutdown, // now, and no longer after the next start: the guest was converted and goes on as it was
    };

    explicit TaintFilterModel(QObject* parent = nullptr);

    void setFlag(std::optional<TaintFlag> flag); // nothing: all
    void setTime(Time time);
    bool isFiltering() const { return m_flag || m_time != Time::Any || isFilteredByText(); }

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;

private:
    bool acceptsTime(const TaintRow& row) const;

    std::optional<TaintFlag> m_flag;
    Time m_time = Time::Any;
};

} // namespace VirtTap
