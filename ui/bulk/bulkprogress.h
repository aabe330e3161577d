#pragma once

#include "plan/bulkrun.h"

#include <QPointer>
#include <QWidget>

#include <memory>

class QComboBox;

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

    enum class Deed { SetUp, Mend };

    void setRun(BulkRun& run, Deed deed = Deed::SetUp); // that is about to start

    // What becomes of the others when one fails, as choices of a box.
    static void fillOnFailure(QComboBox& box);
    static BulkRun::OnFailure onFailure(const QComboBox& box);

signals:
    void ended(int done, int count);

private:
    void showPart(int part);
    void showProgress();
    void showSelection();
    void end();
    QString endWords(int done) const;
    static QString stateWords(const BulkRun::Part& part);

    std::unique_ptr<Ui::BulkProgress> m_ui;
    QPointer<BulkRun> m_run;
    QList<BulkRun::Part> m_parts;
    Deed m_deed = Deed::SetUp;
};

} // namespace VirtTap
