#include "ui/newinterface/findinglist.h"

#include "models/problemtablemodel.h"
#include "ui/icons.h"

#include <QGridLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace VirtTap {

FindingList::FindingList(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(style()->pixelMetric(QStyle::PM_LayoutVerticalSpacing) / 2 + 1);
    hide();
}

QString FindingList::word(Finding::Severity severity)
{
    return severityWord(severity);
}

QString FindingList::iconName(Finding::Severity severity)
{
    return severityIcon(severity);
}

void FindingList::setFindings(const QList<Finding>& findings)
{
    if (findings == m_findings)
        return;
    m_findings = findings;
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    for (const Finding& finding : findings) {
        auto* row = new QWidget(this);
        auto* grid = new QHBoxLayout(row);
        grid->setContentsMargins({});
        auto* picture = new QLabel(row);
        picture->setPixmap(icon(iconName(finding.severity)).pixmap(QSize(size, size), devicePixelRatioF()));
        auto* text = new QLabel(row);
        text->setObjectName(u"finding-"_s + finding.id);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setText(tr("%1: %2").arg(word(finding.severity), finding.message));
        grid->addWidget(picture, 0, Qt::AlignTop);
        grid->addWidget(text, 1);
        m_layout->addWidget(row);
    }
    setVisible(!findings.isEmpty());
}

} // namespace VirtTap
