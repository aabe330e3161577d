#pragma once

#include <QPlainTextEdit>

namespace VirtTap {

// Two texts line by line, as diff shows them: what went has a minus, what came a plus, beside colours; with some lines
// around. Or one of the two, marked so: for views side by side.
class ComparisonView : public QPlainTextEdit
{
    Q_OBJECT

public:
    enum class Side { Both, Before, After };

    explicit ComparisonView(QWidget* parent = nullptr);

    void setSide(Side side);
    void compare(const QString& before, const QString& after);

protected:
    void changeEvent(QEvent* event) override;

private:
    void render();

    Side m_side = Side::Both;
    QString m_before;
    QString m_after;
};

} // namespace VirtTap
