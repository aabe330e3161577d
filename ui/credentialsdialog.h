#pragma once

#include "core/connection.h"

#include <QDialog>

class QLineEdit;

namespace VirtTap {

// Asks what libvirt asks while a connection opens; answered() in the order of the questions, rejected() to give up.
class CredentialsDialog : public QDialog
{
    Q_OBJECT

public:
    CredentialsDialog(const QString& uri, const QList<Credential>& questions, QWidget* parent);

signals:
    void answered(const QStringList& answers);

private:
    QList<QLineEdit*> m_edits;
};

} // namespace VirtTap
