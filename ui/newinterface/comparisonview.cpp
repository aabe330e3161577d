#include "ui/newinterface/comparisonview.h"

#include "xml/linediff.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QFontDatabase>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

constexpr qsizetype context = 3; // equal lines kept around a difference

QList<bool> keptLines(const QList<DiffLine>& lines)
{
    QList<bool> isKept(lines.size(), false);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines.at(i).kind == DiffLine::Kind::Same)
            continue;
        for (qsizetype k = std::max<qsizetype>(0, i - context); k < std::min(lines.size(), i + context + 1); ++k)
            isKept[k] = true;
    }
    return isKept;
}

} // namespace

ComparisonView::ComparisonView(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setLayoutDirection(Qt::LeftToRight);
    setTextInteractionFlags(Qt::TextSelectableByKeyboard | Qt::TextSelectableByMouse);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
}

void ComparisonView::setSide(Side side)
{
    m_side = side;
    render();
}

void ComparisonView::compare(const QString& before, const QString& after)
{
    if (before == m_before && after == m_after)
        return;
    m_before = before;
    m_after = after;
    render();
}

void ComparisonView::render()
{
    const bool isDark = palette().color(QPalette::Base).lightness() < 128;
    QTextCharFormat same;
    QTextCharFormat removed;
    QTextCharFormat added;
    QTextCharFormat gap;
    removed.setBackground(isDark ? QColor(0x4a2426) : QColor(0xfbe3e1));
    added.setBackground(isDark ? QColor(0x1f4229) : QColor(0xdff3e4));
    gap.setForeground(palette().color(QPalette::Disabled, QPalette::Text));

    clear();
    QTextCursor cursor(document());
    bool isFirst = true;
    const auto write = [&](const QString& text, const QTextCharFormat& format) {
        if (!std::exchange(isFirst, false))
            cursor.insertBlock();
        cursor.insertText(text, format);
    };
    const QList<DiffLine> lines = diffLines(m_before, m_after);
    const QList<bool> isKept = keptLines(lines);
    bool isInGap = false;
    bool isAny = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!isKept.at(i)) {
            if (!std::exchange(isInGap, true))
                write(u"  …"_s, gap);
            continue;
        }
        isInGap = false;
        isAny = true;
        const DiffLine& line = lines.at(i);
        if (line.kind == (m_side == Side::Before ? DiffLine::Kind::Added : DiffLine::Kind::Removed)
            && m_side != Side::Both)
            continue;
        if (line.kind == DiffLine::Kind::Same)
            write(u"  "_s + line.text, same);
        else if (line.kind == DiffLine::Kind::Removed)
            write(u"- "_s + line.text, removed);
        else
            write(u"+ "_s + line.text, added);
    }
    if (!isAny)
        setPlainText(tr("Nothing changes."));
    moveCursor(QTextCursor::Start);
}

void ComparisonView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        render();
}

} // namespace VirtTap
