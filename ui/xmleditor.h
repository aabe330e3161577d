#pragma once

#include <Qsci/qsciscintilla.h>

#include <QList>

namespace VirtTap {

// A line of XML that something is to be said about.
struct XmlMark
{
    int line = 0; // 1-based
    QString text; // plain text, shown as a tool tip
    bool isError = true; // else a warning

    friend bool operator==(const XmlMark&, const XmlMark&) = default;
};

// QScintilla as this program uses it: XML, line numbers, folding, marked lines, colours of the palette. Tab moves the
// focus on, as indentation comes by itself and nobody shall be caught in it.
class XmlEditor : public QsciScintilla
{
    Q_OBJECT

public:
    explicit XmlEditor(QWidget* parent = nullptr);

    void setMarks(const QList<XmlMark>& marks);

signals:
    void findAsked();
    void findNextAsked(bool forward);
    void escapePressed();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void setColours();
    bool isOwnKey(const QKeyEvent& event) const;
    QString markAt(const QPoint& position) const;

    QList<XmlMark> m_marks;
};

} // namespace VirtTap
