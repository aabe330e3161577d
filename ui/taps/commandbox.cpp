#include "ui/taps/commandbox.h"

#include "ui/icons.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace VirtTap {

CommandBox::CommandBox(QWidget* parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
    , m_text(new QPlainTextEdit(this))
{
    auto* copy = new QPushButton(icon(u"copy"), tr("&Copy"), this);
    copy->setObjectName(u"copyButton"_s);
    copy->setAccessibleName(tr("Copy the commands"));
    copy->setAutoDefault(false);
    m_sentence->setObjectName(u"commandsLabel"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_text->setObjectName(u"commandsEdit"_s);
    m_text->setAccessibleName(tr("Commands"));
    m_text->setReadOnly(true);
    m_text->setLayoutDirection(Qt::LeftToRight);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTextInteractionFlags(Qt::TextSelectableByKeyboard | Qt::TextSelectableByMouse);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setColumnStretch(0, 1);
    layout->addWidget(m_sentence, 0, 0);
    layout->addWidget(copy, 0, 1, Qt::AlignBottom);
    layout->addWidget(m_text, 1, 0, 1, 2);
    connect(copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_lines.join(u'\n') + u'\n'); });
    hide();
}

void CommandBox::setCommands(const QString& sentence, const QStringList& lines)
{
    m_sentence->setText(sentence);
    if (m_lines != lines) {
        m_lines = lines;
        m_text->setPlainText(lines.join(u'\n'));
        const int rows = static_cast<int>(qBound(2, lines.size() + 1, 6));
        m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * rows + 12);
    }
    setVisible(!lines.isEmpty());
}

} // namespace VirtTap
