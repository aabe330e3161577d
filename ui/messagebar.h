#pragma once

#include "core/error.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace VirtTap {

// A line inside a page that says what went wrong or what to mind; it stays until it is closed or replaced. The text is
// plain text. Hidden while there is nothing to say.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    enum class Severity { Information, Success, Warning, Error };

    explicit MessageBar(QWidget* parent = nullptr);

    // `detail`, raw words of libvirt or the kernel, is behind Details….
    void showMessage(Severity severity, const QString& text, const QString& detail = {});
    void showError(const Error& error); // nothing for a cancelled call
    // A button for what helps; an empty text takes it away. showMessage() and clear() take it away too.
    void offer(const QString& deed);
    void clear();
    void setClosable(bool closable);

    static void showDetails(QWidget& parent, const QString& heading, const QString& detail); // in a dialog, to copy

    QString text() const;
    QString detail() const { return m_detail; }

signals:
    void accepted(); // the offered button was pressed
    void closed(); // by the person

protected:
    void changeEvent(QEvent* event) override;

private:
    void setLook();

    Severity m_severity = Severity::Information;
    QString m_detail;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_offer;
    QPushButton* m_details;
    QToolButton* m_close;
};

} // namespace VirtTap
