#include "ui/newinterface/findinglist.h"

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
    switch (severity) {
    case Finding::Severity::WillFail:
        return tr("Will fail");
    case Finding::Severity::WillNotWork:
        return tr("Will not work");
    case Finding::Severity::Risk:
        return tr("Risk");
    case Finding::Severity::Hint:
        return tr("Hint");
    case Finding::Severity::Unknown:
        break;
    }
    return tr("Not known");
}

QString FindingList::iconName(Finding::Severity severity)
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
        break;
    }
    return u"unknown"_s;
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
