#pragma once

#include "core/finding.h"

#include <QWidget>

class QVBoxLayout;

namespace VirtTap {

// A few findings, each with its picture, its weight as a word and its sentence in full. Takes no place while there are
// none.
class FindingList : public QWidget
{
    Q_OBJECT

public:
    explicit FindingList(QWidget* parent = nullptr);

    void setFindings(const QList<Finding>& findings);
    const QList<Finding>& findings() const { return m_findings; }

    static QString word(Finding::Severity severity); // "will fail"
    static QString iconName(Finding::Severity severity);

private:
    QList<Finding> m_findings;
    QVBoxLayout* m_layout;
};

} // namespace VirtTap
