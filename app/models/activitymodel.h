#pragma once

#include "core/activity.h"

#include <QAbstractTableModel>

#include <deque>

namespace VirtTap {

class Connections;

// What we did and what happened, newest first, no more than capacity() lines.
class ActivityModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, WhatColumn, GuestColumn, DetailColumn, ColumnCount };

    explicit ActivityModel(Connections& connections, int capacity = 10'000, QObject* parent = nullptr);

    int capacity() const { return m_capacity; }
    void append(const Activity& activity); // also for what the window itself did
    void appendOlder(const QList<Activity>& activities); // than all there are, the newest last
    void clear();
    const Activity& activityAt(int row) const { return m_lines.at(static_cast<std::size_t>(row)).activity; }
    QString plainText(int row) const; // of one line
    QString plainText() const; // all of it, oldest first, for the clipboard

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Line
    {
        Activity activity;
        QString guest; // its name then: it may be gone by now
    };

    Line lineOf(const Activity& activity) const;
    static QString text(const Line& line, int column);

    Connections& m_connections;
    int m_capacity;
    std::deque<Line> m_lines;
};

} // namespace VirtTap
