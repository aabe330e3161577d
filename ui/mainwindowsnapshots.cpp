#include "ui/mainwindow.h"
#include "ui_mainwindow.h"

#include <QDir>
#include <QFileDialog>
#include <QUrl>
#include <QtConcurrentRun>

#include "core/connection.h"
#include "core/connections.h"
#include "core/deliver.h"
#include "core/snapshot.h"
#include "core/workers.h"
#include "models/words.h"
#include "ui/guestspage.h"
#include "ui/newinterface/exporter.h"
#include "ui/wholefile.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

void MainWindow::connectSnapshots()
{
    connect(m_ui->openSnapshotAction, &QAction::triggered, this, &MainWindow::openSnapshot);
    connect(m_ui->saveSnapshotAction, &QAction::triggered, this, [this] { saveSnapshot(false); });
    connect(m_ui->saveAnonymisedAction, &QAction::triggered, this, [this] { saveSnapshot(true); });
}

// As one more connection, for this run only.
void MainWindow::openSnapshot()
{
    auto* dialog = new QFileDialog(this, tr("Open Snapshot"));
    dialog->setObjectName(u"openSnapshotDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("Snapshots (*.json)"), tr("All files (*)") });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QUrl uri;
        uri.setScheme(QString::fromUtf16(snapshotScheme));
        uri.setHost(u""_s);
        uri.setPath(QDir::cleanPath(QDir(path).absolutePath()));
        m_connections.add(uri.toString(), true)->open();
        m_guestsPage->select({ .uri = uri.toString(), .uuid = {} });
        showPage(u"guestsPage"_s);
    });
    dialog->open();
}

void MainWindow::saveSnapshot(bool isAnonymised)
{
    const Connection* connection = selectedConnection();
    if (!connection)
        return;
    const Snapshot snapshot { .time = QDateTime::currentDateTimeUtc(),
        .connection = connection->state(),
        .machine = m_connections.machineOf(connection->state().uri) };
    auto* dialog = new QFileDialog(this, isAnonymised ? tr("Save Snapshot, Anonymised") : tr("Save Snapshot"));
    dialog->setObjectName(u"saveSnapshotDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Snapshots (*.json)"));
    dialog->selectFile(
        (isAnonymised ? u"snapshot"_s : fileNameFor(snapshot.connection.host.hostName, u"snapshot"_s)) + u".json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, snapshot, isAnonymised](const QString& path) {
        const auto written = QtConcurrent::run(&workers(), [snapshot, isAnonymised, path] {
            return saveWhole(path, writeSnapshot(isAnonymised ? anonymised(snapshot) : snapshot), FileUse::Private);
        });
        deliver(written, this, [this, path](const QString& problem) {
            if (problem.isEmpty())
                m_ui->messageBar->showMessage(MessageBar::Severity::Success, tr("Saved as “%1”.").arg(path));
            else
                m_ui->messageBar->showMessage(MessageBar::Severity::Error,
                    tr("“%1” could not be written. A file that was there before is as it was.").arg(path), problem);
        });
    });
    dialog->open();
}

} // namespace VirtTap
