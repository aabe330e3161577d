#pragma once

#include "core/problems.h"

#include <QAbstractTableModel>

namespace VirtTap {

class Connections;

QString severityWord(Finding::Severity severity); // "Will fail"
QString severityIcon(Finding::Severity severity);
QString problemsWord(const ProblemCount& count); // "2 problems"; empty when there is none above a hint

// All findings, in no order: ProblemFilterModel sorts.
class ProblemTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { SeverityColumn, WhatColumn, GuestColumn, TapColumn, HostColumn, ColumnCount };

    ProblemTableModel(const Connections& connections, const Problems& problems, QObject* parent = nullptr);

    const Finding& findingAt(int row) const { return m_rows.at(row).finding(); }
    bool isIgnoredAt(int row) const { return m_problems.isIgnored(findingAt(row)); }
    QString plainText(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        ProblemPlace place;
        QList<Finding> all; // of the place, which shares them
        qsizetype at = 0;
        QString guest; // its name when it was found

        const Finding& finding() const { return all.at(at); }
    };

    void apply(const QSet<ProblemPlace>& places);
    QList<Row> rowsOf(const ProblemPlace& place) const;
    QString text(const Row& row, int column) const;

    const Connections& m_connections;
    const Problems& m_problems;
    QList<Row> m_rows;
};

} // namespace VirtTap
