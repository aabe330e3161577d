#pragma once

#include <QPlainTextEdit>

namespace VirtTap {

// Two texts line by line, as diff shows them: what went has a minus, what came a plus, beside colours; with some lines
// around.
class ComparisonView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ComparisonView(QWidget* parent = nullptr);

    void compare(const QString& before, const QString& after);

protected:
    void changeEvent(QEvent* event) override;

private:
    void render();

    QString m_before;
    QString m_after;
};

} // namespace VirtTap
