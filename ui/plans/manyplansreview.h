#pragma once

#include "checks/interfacechecks.h"
#include "plan/plan.h"

#include <QObject>
#include <QTimer>

namespace VirtTap {

class BulkTexts;
class Connections;

// Plans for many guests, each against the host as it is now, some at a time.
class ManyPlansReview : public QObject
{
    Q_OBJECT

public:
    struct Row
    {
        Plan plan;
        QList<Finding> findings {}; // the worst first
        QString problem {}; // translated: why it cannot be carried out; empty when it can
    };

    ManyPlansReview(Connections& connections, const QList<Plan>& plans, QObject* parent);

    const QList<Row>& rows() const { return m_rows; }
    bool isBusy() const; // what is said of the rows may be another soon
    QList<Plan> plans() const; // of the rows without a problem
    QString uri() const; // of the connection that all are for; empty when there are several
    void setConnection(const QString& uri); // all of them go there
    void stop(); // what is carried out is not compared any more

signals:
    void changed();

private:
    void readConfigs();
    void begin();
    void compareSome();
    QString problemOf(const Row& row) const;

    Connections& m_connections;
    BulkTexts* m_texts;
    QList<Row> m_rows;
    Facts m_facts;
    QTimer m_beginSoon; // what happens on a host comes in bursts
    QTimer m_goOn;
    qsizetype m_next = 0; // row to compare
};

} // namespace VirtTap
