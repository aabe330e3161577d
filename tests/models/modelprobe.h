#pragma once

#include <ctime>

#include <QAbstractItemModel>
#include <QAbstractItemModelTester>
#include <QObject>
#include <QStringList>

namespace VirtTap {

// CPU time of this thread: on a busy machine the clock on the wall tells little.
class CpuTimer
{
public:
    void restart() { m_start = now(); }
    long long microseconds() const { return now() - m_start; }

private:
    static long long now()
    {
        timespec time {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return time.tv_sec * 1'000'000LL + time.tv_nsec / 1000;
    }

    long long m_start = now();
};

// A model under the model tester; counts what it tells its views, and shows it as text that one can read.
class ModelProbe : public QObject
{
public:
    explicit ModelProbe(QAbstractItemModel& model)
        : m_model(model)
        , m_tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { inserted += last - first + 1; });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first, int last) { removed += last - first + 1; });
        connect(&model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& from, const QModelIndex& to) {
            cells += (to.row() - from.row() + 1) * (to.column() - from.column() + 1);
        });
        connect(&model, &QAbstractItemModel::modelReset, this, [this] { ++resets; });
        connect(&model, &QAbstractItemModel::rowsMoved, this, [this] { ++moves; });
    }

    void forget() { inserted = removed = cells = resets = moves = 0; }
    QString counts() const // "+1 -0 3 cells"
    {
        QString text = QStringLiteral("+%1 -%2 %3 cells").arg(inserted).arg(removed).arg(cells);
        if (moves > 0)
            text += QStringLiteral(" %1 moved").arg(moves);
        return resets > 0 ? text + QStringLiteral(" %1 resets").arg(resets) : text;
    }

    // A row a line, cells separated by " | ", children indented.
    QString text() const { return rows({}).join(u'\n'); }

    int inserted = 0;
    int removed = 0;
    int cells = 0;
    int resets = 0;
    int moves = 0;

private:
    QStringList rows(const QModelIndex& parent) const
    {
        QStringList lines;
        for (int row = 0; row < m_model.rowCount(parent); ++row) {
            QStringList cellTexts;
            for (int column = 0; column < m_model.columnCount(parent); ++column)
                cellTexts.append(m_model.index(row, column, parent).data().toString());
            while (!cellTexts.isEmpty() && cellTexts.last().isEmpty())
                cellTexts.removeLast();
            lines.append(cellTexts.join(QStringLiteral(" | ")));
            for (const QString& child : rows(m_model.index(row, 0, parent)))
                lines.append(QStringLiteral("  ") + child);
        }
        return lines;
    }

    QAbstractItemModel& m_model;
    QAbstractItemModelTester m_tester;
};

} // namespace VirtTap
