#include "ui/newinterface/steplist.h"

#include "ui/icons.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

QString iconName(PlanRun::StepState state)
{
    switch (state) {
    case PlanRun::StepState::Waiting:
        return u"waiting"_s;
    case PlanRun::StepState::Running:
        return u"pending"_s;
    case PlanRun::StepState::Done:
        return u"done"_s;
    case PlanRun::StepState::Failed:
        return u"failed"_s;
    case PlanRun::StepState::NotUndone:
        return u"warning"_s;
    case PlanRun::StepState::Undone:
    case PlanRun::StepState::Skipped:
        break;
    }
    return u"information"_s;
}

} // namespace

StepList::StepList(QWidget* parent)
    : QListWidget(parent)
{
    setSelectionMode(QAbstractItemView::NoSelection);
    setFocusPolicy(Qt::TabFocus);
    setWordWrap(true);
    setResizeMode(QListView::Adjust);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideNone);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void StepList::setSteps(const QList<Step>& steps)
{
    if (steps == m_steps && count() == steps.size())
        return;
    m_steps = steps;
    clear();
    for (int i = 0; i < steps.size(); ++i) {
        addItem(new QListWidgetItem);
        item(i)->setIcon(icon(iconName(PlanRun::StepState::Waiting)));
        item(i)->setText(tr("%1. %2").arg(QString::number(i + 1), describe(steps.at(i))));
    }
    updateGeometry();
}

void StepList::setState(int step, PlanRun::StepState state, const QString& message)
{
    if (step < 0 || step >= count())
        return;
    item(step)->setIcon(icon(iconName(state)));
    item(step)->setText(textOf(step, state, message));
    scrollToItem(item(step));
    updateGeometry();
}

QString StepList::textOf(int step, PlanRun::StepState state, const QString& message) const
{
    const QString sentence = describe(m_steps.at(step));
    const QString line = tr("%1. %2").arg(QString::number(step + 1), sentence);
    const QString more = message.isEmpty() || message == sentence ? QString() : u'\n' + message;
    switch (state) {
    case PlanRun::StepState::Waiting:
        return line;
    case PlanRun::StepState::Running:
        return tr("Doing: %1").arg(line) + more;
    case PlanRun::StepState::Done:
        return tr("Done: %1").arg(line) + more;
    case PlanRun::StepState::Failed:
        return tr("Failed: %1").arg(line) + more;
    case PlanRun::StepState::Undone:
        return tr("Undone: %1").arg(line) + more;
    case PlanRun::StepState::NotUndone:
        return tr("Not undone: %1").arg(line) + more;
    case PlanRun::StepState::Skipped:
        break;
    }
    return tr("Not needed: %1").arg(line) + more;
}

void StepList::doItemsLayout()
{
    QListWidget::doItemsLayout();
    updateGeometry(); // now it is known how high the lines are at this width
}

QSize StepList::sizeHint() const
{
    const int line = fontMetrics().lineSpacing();
    const int height = contentsSize().height() + 2 * frameWidth();
    return { 40 * fontMetrics().averageCharWidth(), qBound(line + 2 * frameWidth(), height, 12 * line) };
}

} // namespace VirtTap
