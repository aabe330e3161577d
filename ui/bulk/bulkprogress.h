#pragma once

#include "plan/bulkrun.h"

#include <QPointer>
#include <QWidget>

#include <memory>

class QTreeWidgetItem;

namespace VirtTap {

namespace Ui {
class BulkProgress;
}

// A change of many guests as it happens: how far it is, and how each guest stands.
class BulkProgress : public QWidget
{
    Q_OBJECT

public:
    explicit BulkProgress(QWidget* parent = nullptr);
    ~BulkProgress() override;

    void setRun(BulkRun& run); // that is about to start

signals:
    void ended(int done, int count);

private:
    void showPart(int part);
    void showProgress();
    void showSelection();
    void end();
    static QString stateWords(const BulkRun::Part& part);

    std::unique_ptr<Ui::BulkProgress> m_ui;
    QPointer<BulkRun> m_run;
    QList<BulkRun::Part> m_parts;
};

} // namespace VirtTap
