#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace VirtTap {

// Commands for a person to run, with a sentence above and a button that copies them. Takes no place while there are
// none.
class CommandBox : public QWidget
{
    Q_OBJECT

public:
    explicit CommandBox(QWidget* parent = nullptr);

    void setCommands(const QString& sentence, const QStringList& lines);
    QStringList commands() const { return m_lines; }

private:
    QStringList m_lines;
    QLabel* m_sentence;
    QPlainTextEdit* m_text;
};

} // namespace VirtTap
