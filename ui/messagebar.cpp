#include "ui/messagebar.h"

#include <QAccessible>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/icons.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

struct Look
{
    const char16_t* icon;
    QColor light;
    QColor dark;
};

Look lookOf(MessageBar::Severity severity)
{
    switch (severity) {
    case MessageBar::Severity::Information:
        return { u"information", 0x1b62a8, 0x6cb0f0 };
    case MessageBar::Severity::Success:
        return { u"success", 0x1d7f3a, 0x5fc777 };
    case MessageBar::Severity::Warning:
        return { u"warning", 0xa85b00, 0xe8b04b };
    case MessageBar::Severity::Error:
        return { u"error", 0xb3261e, 0xf2777a };
    }
    return { u"information", 0x1b62a8, 0x6cb0f0 };
}

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_offer(new QPushButton(this))
    , m_details(new QPushButton(tr("Details…"), this))
    , m_close(new QToolButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_icon->setObjectName(u"messageIcon"_s);
    m_text->setObjectName(u"messageText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_offer->setObjectName(u"messageOffer"_s);
    m_details->setObjectName(u"messageDetails"_s);
    m_details->setAccessibleDescription(tr("Shows the original words of the message."));
    m_close->setObjectName(u"messageClose"_s);
    m_close->setIcon(icon(u"close"));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));

    auto* layout = new QHBoxLayout(this);
    const int gap = style()->pixelMetric(QStyle::PM_LayoutHorizontalSpacing);
    layout->setContentsMargins(gap + 2, gap / 2 + 1, gap, gap / 2 + 1);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_offer);
    layout->addWidget(m_details);
    layout->addWidget(m_close);

    connect(m_offer, &QPushButton::clicked, this, &MessageBar::accepted);
    connect(m_details, &QPushButton::clicked, this, [this] { showDetails(*this, m_text->text(), m_detail); });
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        emit closed();
    });
    clear();
}

void MessageBar::showMessage(Severity severity, const QString& text, const QString& detail)
{
    m_severity = severity;
    m_detail = detail;
    m_text->setText(text);
    m_details->setVisible(!detail.isEmpty());
    m_offer->hide();
    setAccessibleName(text);
    setLook();
    show();

    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::showError(const Error& error)
{
    if (error.kind != Error::Kind::Cancelled)
        showMessage(Severity::Error, error.message, error.detail);
}

void MessageBar::offer(const QString& deed)
{
    m_offer->setText(deed);
    m_offer->setVisible(!deed.isEmpty());
}

void MessageBar::clear()
{
    hide();
    m_detail.clear();
    m_text->clear();
    m_offer->hide();
}

void MessageBar::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        setLook();
}

void MessageBar::setLook()
{
    const Look look = lookOf(m_severity);
    const QPalette application = QGuiApplication::palette();
    const QColor base = application.color(QPalette::Base);
    const QColor ink = base.lightness() < 128 ? look.dark : look.light;
    const auto mix = [&](int a, int b) { return (a * 12 + b * 88) / 100; };
    QPalette mine = application;
    mine.setColor(QPalette::Window,
        QColor(mix(ink.red(), base.red()), mix(ink.green(), base.green()), mix(ink.blue(), base.blue())));
    setPalette(mine);

    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_icon->setPixmap(icon(look.icon).pixmap(QSize(size, size), devicePixelRatioF()));
}

void MessageBar::showDetails(QWidget& parent, const QString& heading, const QString& detail)
{
    auto* dialog = new QDialog(&parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"messageDetailsDialog"_s);
    dialog->setWindowTitle(tr("Details"));
    auto* sentence = new QLabel(heading, dialog);
    sentence->setTextFormat(Qt::PlainText);
    sentence->setWordWrap(true);
    auto* words = new QPlainTextEdit(detail, dialog);
    words->setReadOnly(true);
    words->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    words->setAccessibleName(tr("Details"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    auto* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    copy->setIcon(icon(u"copy"));

    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(sentence);
    layout->addWidget(words);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(copy, &QPushButton::clicked, dialog,
        [text = heading + u'\n' + detail] { QGuiApplication::clipboard()->setText(text); });
    const QFontMetrics metrics = dialog->fontMetrics();
    dialog->resize(metrics.averageCharWidth() * 90, metrics.height() * 16);
    dialog->open();
}

} // namespace VirtTap
