#include "ui/credentialsdialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace VirtTap {

CredentialsDialog::CredentialsDialog(const QString& uri, const QList<Credential>& questions, QWidget* parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"credentialsDialog"_s);
    setWindowTitle(tr("Sign In"));
    auto* heading = new QLabel(tr("%1 asks for your credentials.").arg(uri), this);
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    auto* form = new QFormLayout;
    for (const Credential& question : questions) {
        auto* edit = new QLineEdit(question.defaultAnswer, this);
        edit->setObjectName(u"answerEdit%1"_s.arg(m_edits.size()));
        if (question.kind == Credential::Kind::Password)
            edit->setEchoMode(QLineEdit::Password);
        QString prompt = question.prompt.trimmed();
        if (prompt.endsWith(u':'))
            prompt.chop(1);
        auto* label = new QLabel(prompt + u':', this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        edit->setAccessibleName(prompt);
        form->addRow(label, edit);
        m_edits.append(edit);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* connectButton = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    connectButton->setObjectName(u"connectButton"_s);
    connectButton->setDefault(true);

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(heading);
    layout->addLayout(form);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        QStringList answers;
        for (QLineEdit* edit : std::as_const(m_edits)) {
            answers.append(edit->text());
            edit->clear(); // a password does not stay in a widget
        }
        emit answered(answers);
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QLineEdit* edit : std::as_const(m_edits)) {
        if (edit->text().isEmpty()) {
            edit->setFocus();
            break;
        }
    }
}

} // namespace VirtTap
