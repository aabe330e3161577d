#include "models/findingmodel.h"
#include "models/roles.h"
#include "models/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

bool isSameProblem(const Finding& a, const Finding& b)
{
    return a.id == b.id && a.domain == b.domain && a.interface == b.interface && a.tap == b.tap && a.field == b.field;
}

QString iconOf(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::WillFail:
        return u"error"_s;
    case Finding::Severity::WillNotWork:
    case Finding::Severity::Risk:
        return u"warning"_s;
    case Finding::Severity::Hint:
        return u"hint"_s;
    case Finding::Severity::Unknown:
        return u"unknown"_s;
    }
    return {};
}

QString wordOf(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::WillFail:
        return FindingModel::tr("will fail", "how bad a finding is");
    case Finding::Severity::WillNotWork:
        return FindingModel::tr("will not work", "how bad a finding is");
    case Finding::Severity::Risk:
        return FindingModel::tr("risk", "how bad a finding is");
    case Finding::Severity::Hint:
        return FindingModel::tr("hint", "how bad a finding is");
    case Finding::Severity::Unknown:
        return FindingModel::tr("not known", "how bad a finding is");
    }
    return {};
}

} // namespace

void FindingModel::setFindings(QList<Finding> findings)
{
    std::ranges::stable_sort(findings, isWorse, &Finding::severity);
    // Old and new side by side: what the new list does not have goes, what it has first comes in before.
    qsizetype row = 0;
    for (const Finding& fresh : std::as_const(findings)) {
        const auto same = std::find_if(m_findings.cbegin() + row, m_findings.cend(),
            [&](const Finding& old) { return isSameProblem(old, fresh); });
        const int at = static_cast<int>(row);
        if (same == m_findings.cend()) {
            beginInsertRows({}, at, at);
            m_findings.insert(row, fresh);
            endInsertRows();
        } else {
            const int stale = static_cast<int>(same - m_findings.cbegin()) - at;
            if (stale > 0) {
                beginRemoveRows({}, at, at + stale - 1);
                m_findings.remove(row, stale);
                endRemoveRows();
            }
            const Finding old = std::exchange(m_findings[row], fresh);
            if (old.severity != fresh.severity)
                emit dataChanged(index(at, SeverityColumn), index(at, SeverityColumn));
            if (old.message != fresh.message)
                emit dataChanged(index(at, MessageColumn), index(at, MessageColumn));
        }
        ++row;
    }
    if (row < m_findings.size()) {
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(m_findings.size()) - 1);
        m_findings.resize(row);
        endRemoveRows();
    }
}

int FindingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

int FindingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Finding& finding = m_findings.at(index.row());
    const bool isSeverity = index.column() == SeverityColumn;
    switch (role) {
    case Qt::DisplayRole:
        return isSeverity ? wordOf(finding.severity) : oneLine(finding.message);
    case Qt::ToolTipRole:
        return plainToolTip(finding.message);
    case Qt::AccessibleTextRole:
        return isSeverity ? u"%1: %2"_s.arg(wordOf(finding.severity), oneLine(finding.message))
                          : oneLine(finding.message);
    case IconNameRole:
        return isSeverity ? QVariant(iconOf(finding.severity)) : QVariant();
    case SortRole:
        return isSeverity ? QVariant(static_cast<int>(finding.severity)) : QVariant(finding.message);
    case StateRole:
        return static_cast<int>(finding.severity);
    case UriRole:
        return finding.domain.uri;
    case UuidRole:
        return finding.domain.uuid;
    default:
        return {};
    }
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == SeverityColumn ? tr("Severity") : tr("Finding");
}

} // namespace VirtTap
