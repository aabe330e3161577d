#include "ui/xmleditor.h"

#include <Qsci/qscilexerxml.h>

#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QStringList>
#include <QToolTip>

#include "ui/icons.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

constexpr int numberMargin = 0;
constexpr int markMargin = 1;
constexpr int foldMargin = 2;
constexpr int errorMarker = 1;
constexpr int warningMarker = 2;

QFont fixedFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setFixedPitch(true);
    font.setStyleHint(QFont::Monospace);
    return font;
}

} // namespace

XmlEditor::XmlEditor(QWidget* parent)
    : QsciScintilla(parent)
{
    setUtf8(true);
    setEolMode(EolUnix);
    setLayoutDirection(Qt::LeftToRight); // XML is, in every language
    setFrameShape(QFrame::NoFrame);
    setIndentationsUseTabs(false);
    setIndentationWidth(2);
    setAutoIndent(true);
    setWrapMode(WrapNone);
    setScrollWidth(1);
    setScrollWidthTracking(true);
    setBraceMatching(NoBraceMatch);
    setCaretLineVisible(false);

    auto* lexer = new QsciLexerXML(this);
    lexer->setDefaultFont(fixedFont());
    lexer->setFont(fixedFont());
    setLexer(lexer);

    setMarginType(numberMargin, NumberMargin);
    setMarginType(markMargin, SymbolMargin);
    setMarginMarkerMask(markMargin, (1 << errorMarker) | (1 << warningMarker));
    setMarginWidth(markMargin, 0);
    setFolding(PlainFoldStyle, foldMargin);
    setColours();

    connect(this, &QsciScintilla::linesChanged, this, [this] {
        const int digits = std::max(2, int(QString::number(lines()).size()));
        setMarginWidth(numberMargin, QString(digits + 1, u'9'));
    });
    setMarginWidth(numberMargin, u"999"_s);
}

void XmlEditor::setMarks(const QList<XmlMark>& marks)
{
    m_marks = marks;
    markerDeleteAll(errorMarker);
    markerDeleteAll(warningMarker);
    QStringList sentences;
    for (const XmlMark& mark : marks) {
        if (mark.line > 0)
            markerAdd(mark.line - 1, mark.isError ? errorMarker : warningMarker);
        sentences.append(mark.line > 0 ? tr("Line %1: %2").arg(mark.line).arg(mark.text) : mark.text);
    }
    setMarginWidth(markMargin, marks.isEmpty() ? 0 : fontMetrics().height() + 4);
    setAccessibleDescription(sentences.join(u'\n'));
}

bool XmlEditor::isOwnKey(const QKeyEvent& event) const
{
    return event.matches(QKeySequence::Find) || event.matches(QKeySequence::FindNext)
        || event.matches(QKeySequence::FindPrevious);
}

bool XmlEditor::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (isOwnKey(*key)) { // while the text has the focus, Find means the text
            event->accept();
            return true;
        }
        if (isReadOnly() && key->matches(QKeySequence::Delete)) {
            event->accept();
            return true;
        }
    }
    return QsciScintilla::event(event);
}

void XmlEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Find))
        emit findAsked();
    else if (event->matches(QKeySequence::FindNext))
        emit findNextAsked(true);
    else if (event->matches(QKeySequence::FindPrevious))
        emit findNextAsked(false);
    else if (event->key() == Qt::Key_Escape) {
        emit escapePressed();
        event->ignore(); // a dialog around it closes as ever
    } else
        QsciScintilla::keyPressEvent(event);
}

// QScintilla would keep Tab for itself.
bool XmlEditor::focusNextPrevChild(bool next)
{
    return QWidget::focusNextPrevChild(next);
}

void XmlEditor::changeEvent(QEvent* event)
{
    QsciScintilla::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        setColours();
}

// QScintilla's own menu has no icons and English words only.
void XmlEditor::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!isReadOnly()) {
        menu->addAction(tr("Undo"), this, &QsciScintilla::undo)->setEnabled(isUndoAvailable());
        menu->addAction(tr("Redo"), this, &QsciScintilla::redo)->setEnabled(isRedoAvailable());
        menu->addSeparator();
        menu->addAction(tr("Cut"), this, &QsciScintilla::cut)->setEnabled(hasSelectedText());
    }
    menu->addAction(icon(u"copy"), tr("Copy"), this, &QsciScintilla::copy)->setEnabled(hasSelectedText());
    if (!isReadOnly())
        menu->addAction(tr("Paste"), this, &QsciScintilla::paste);
    menu->addSeparator();
    menu->addAction(tr("Select All"), this, [this] { selectAll(); });
    menu->addAction(icon(u"search"), tr("Find…"), this, &XmlEditor::findAsked);
    menu->popup(event->globalPos());
}

bool XmlEditor::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = markAt(help->pos());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), u"<qt>"_s + text.toHtmlEscaped() + u"</qt>"_s, this);
        return true;
    }
    return QsciScintilla::viewportEvent(event);
}

QString XmlEditor::markAt(const QPoint& position) const
{
    const long place = SendScintilla(
        SCI_POSITIONFROMPOINT, static_cast<unsigned long>(std::max(0, position.x())), static_cast<long>(position.y()));
    const int line = int(SendScintilla(SCI_LINEFROMPOSITION, place)) + 1;
    QStringList found;
    for (const XmlMark& mark : m_marks) {
        if (mark.line == line)
            found.append(mark.text);
    }
    return found.join(u'\n');
}

void XmlEditor::setColours()
{
    const QPalette palette = QGuiApplication::palette();
    const QColor paper = palette.color(QPalette::Base);
    const QColor ink = palette.color(QPalette::Text);
    const bool isDark = paper.lightness() < 128;
    const QColor tag = isDark ? 0x7cb7f0 : 0x1a5a9e;
    const QColor attribute = isDark ? 0xd3b38c : 0x7a4b00;
    const QColor value = isDark ? 0x9fd18b : 0x2a6b2a;
    const QColor comment = isDark ? 0x96999e : 0x686c72;

    QsciLexer* xml = lexer();
    xml->setDefaultPaper(paper);
    xml->setDefaultColor(ink);
    xml->setPaper(paper);
    xml->setColor(ink);
    for (const int style : { QsciLexerHTML::Tag, QsciLexerHTML::UnknownTag, QsciLexerHTML::XMLTagEnd,
             QsciLexerHTML::XMLStart, QsciLexerHTML::XMLEnd })
        xml->setColor(tag, style);
    for (const int style : { QsciLexerHTML::Attribute, QsciLexerHTML::UnknownAttribute })
        xml->setColor(attribute, style);
    for (const int style :
        { QsciLexerHTML::HTMLDoubleQuotedString, QsciLexerHTML::HTMLSingleQuotedString, QsciLexerHTML::HTMLValue })
        xml->setColor(value, style);
    xml->setColor(comment, QsciLexerHTML::HTMLComment);

    setPaper(paper);
    setColor(ink);
    setCaretForegroundColor(ink);
    setSelectionBackgroundColor(palette.color(QPalette::Highlight));
    setSelectionForegroundColor(palette.color(QPalette::HighlightedText));
    setMarginsBackgroundColor(palette.color(QPalette::Window));
    setMarginsForegroundColor(comment);
    setMarginsFont(fixedFont());
    setFoldMarginColors(palette.color(QPalette::Window), palette.color(QPalette::Window));
    const int size = fontMetrics().height();
    markerDefine(icon(u"error").pixmap(size), errorMarker);
    markerDefine(icon(u"warning").pixmap(size), warningMarker);
}

} // namespace VirtTap
