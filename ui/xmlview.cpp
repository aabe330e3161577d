#include "ui/xmlview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/icons.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

XmlView::XmlView(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeFindBar();
    layout->addWidget(m_findBar);
}

XmlEditor& XmlView::editor()
{
    if (m_editor)
        return *m_editor;
    m_editor = new XmlEditor(this);
    m_editor->setObjectName(u"xmlEditor"_s);
    m_editor->setText(m_xml);
    m_editor->setReadOnly(m_isReadOnly);
    qobject_cast<QVBoxLayout*>(layout())->insertWidget(0, m_editor, 1);
    setFocusProxy(m_editor);
    nameEditor();
    connect(m_editor, &XmlEditor::findAsked, this, &XmlView::showFindBar);
    connect(m_editor, &XmlEditor::findNextAsked, this, [this](bool forward) { find(forward, false); });
    connect(m_editor, &XmlEditor::escapePressed, this, &XmlView::hideFindBar);
    connect(m_editor, &QsciScintilla::textChanged, this, [this] {
        if (!m_isSetting)
            emit xmlEdited();
    });
    return *m_editor;
}

void XmlView::setXml(const QString& xml)
{
    if (xml == this->xml())
        return;
    if (!m_editor) {
        m_xml = xml;
        return;
    }
    const QScopedValueRollback setting(m_isSetting, true);
    int line = 0;
    int column = 0;
    m_editor->getCursorPosition(&line, &column);
    const int first = m_editor->firstVisibleLine();
    m_editor->setReadOnly(false); // a read-only editor takes no text from anybody
    m_editor->setText(xml);
    m_editor->setReadOnly(m_isReadOnly);
    m_editor->setScrollWidth(1);
    m_editor->setCursorPosition(line, column);
    m_editor->setFirstVisibleLine(first);
}

QString XmlView::xml() const
{
    return m_editor ? m_editor->text() : m_xml;
}

void XmlView::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    if (m_editor)
        m_editor->setReadOnly(readOnly);
}

void XmlView::setMarks(const QList<XmlMark>& marks)
{
    editor().setMarks(marks);
}

void XmlView::showLine(int line)
{
    editor().setCursorPosition(line - 1, 0);
    editor().ensureLineVisible(line - 1);
}

void XmlView::copyAll() const
{
    QGuiApplication::clipboard()->setText(xml());
}

void XmlView::showEvent(QShowEvent* event)
{
    editor();
    nameEditor();
    QWidget::showEvent(event);
}

void XmlView::nameEditor()
{
    if (m_editor)
        m_editor->setAccessibleName(accessibleName().isEmpty() ? tr("XML") : accessibleName());
}

void XmlView::makeFindBar()
{
    m_findBar = new QWidget(this);
    m_findBar->setObjectName(u"findBar"_s);
    m_findEdit = new QLineEdit(m_findBar);
    m_findEdit->setObjectName(u"findEdit"_s);
    m_findEdit->setClearButtonEnabled(true);
    m_findAnswer = new QLabel(m_findBar);
    m_findAnswer->setObjectName(u"findAnswer"_s);
    auto* label = new QLabel(tr("&Find:"), m_findBar);
    label->setBuddy(m_findEdit);

    const auto button = [this](const QString& text, const QString& name) {
        auto* made = new QToolButton(m_findBar);
        made->setText(text);
        made->setObjectName(name);
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::TabFocus);
        return made;
    };
    QToolButton* previous = button(tr("Previous"), u"findPrevious"_s);
    QToolButton* next = button(tr("Next"), u"findNext"_s);
    QToolButton* close = button({}, u"findClose"_s);
    close->setIcon(icon(u"close"));
    close->setToolTip(tr("Close the find bar"));
    close->setAccessibleName(tr("Close the find bar"));

    auto* layout = new QHBoxLayout(m_findBar);
    layout->setContentsMargins(6, 3, 3, 3);
    layout->addWidget(label);
    layout->addWidget(m_findEdit, 1);
    layout->addWidget(previous);
    layout->addWidget(next);
    layout->addWidget(m_findAnswer);
    layout->addWidget(close);
    m_findBar->hide();

    connect(m_findEdit, &QLineEdit::textChanged, this, [this] { find(true, true); });
    connect(m_findEdit, &QLineEdit::returnPressed, this, [this] { find(true, false); });
    connect(previous, &QToolButton::clicked, this, [this] { find(false, false); });
    connect(next, &QToolButton::clicked, this, [this] { find(true, false); });
    connect(close, &QToolButton::clicked, this, &XmlView::hideFindBar);
    auto* escape = new QShortcut(Qt::Key_Escape, m_findBar);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &XmlView::hideFindBar);
}

void XmlView::showFindBar()
{
    const QString selected = editor().selectedText();
    m_findBar->show();
    if (!selected.isEmpty() && !selected.contains(u'\n'))
        m_findEdit->setText(selected);
    m_findEdit->selectAll();
    m_findEdit->setFocus(Qt::ShortcutFocusReason);
}

void XmlView::hideFindBar()
{
    if (m_findBar->isHidden())
        return;
    m_findBar->hide();
    editor().setFocus(Qt::OtherFocusReason);
}

void XmlView::find(bool forward, bool isNew)
{
    const QString wanted = m_findEdit->text();
    if (wanted.isEmpty()) {
        m_findAnswer->clear();
        return;
    }
    int fromLine = 0;
    int fromColumn = 0;
    int toLine = 0;
    int toColumn = 0;
    editor().getSelection(&fromLine, &fromColumn, &toLine, &toColumn);
    if (fromLine < 0) {
        editor().getCursorPosition(&fromLine, &fromColumn);
        toLine = fromLine;
        toColumn = fromColumn;
    }
    const bool atStart = isNew || !forward; // what is being typed may still match where it began
    const bool found = editor().findFirst(
        wanted, false, false, false, true, forward, atStart ? fromLine : toLine, atStart ? fromColumn : toColumn, true);
    m_findAnswer->setText(found ? QString() : tr("Not found"));
}

} // namespace VirtTap
