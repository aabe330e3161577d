#include "ui/mainwindow.h"

#include "core/connection.h"
#include "core/connections.h"
#include "core/interface.h"
#include "ui/bulk/bulkdialog.h"
#include "ui/detach/detachdialog.h"
#include "ui/guestdetails.h"
#include "ui/guestspage.h"
#include "ui/interfacestab.h"
#include "ui/newinterface/newinterfacewizard.h"

#include <algorithm>

namespace VirtTap {

void MainWindow::newInterface(const std::optional<InterfacePair>& replaces)
{
    openWizard(m_guestsPage->selection(), replaces, {});
}

// A connection of the machine that has the tap, so that the tap is one of those that the wizard offers.
void MainWindow::newInterfaceOn(const QString& machine, const QString& tap)
{
    QStringList uris { m_guestsPage->selection().uri };
    uris += m_connections.uris();
    const auto isThere = [&](const QString& uri) {
        const Connection* connection = m_connections.connection(uri);
        return connection && connection->state().host.machineId == machine;
    };
    const auto isOpen
        = [&](const QString& uri) { return isThere(uri) && m_connections.connection(uri)->state().canChange(); };
    auto best = std::ranges::find_if(uris, isOpen);
    if (best == uris.end())
        best = std::ranges::find_if(uris, isThere);
    openWizard({ .uri = best == uris.end() ? QString() : *best, .uuid = {} }, std::nullopt, tap);
}

void MainWindow::openWizard(const DomainKey& guest, const std::optional<InterfacePair>& replaces, const QString& tap)
{
    auto* wizard = new NewInterfaceWizard(m_connections, guest, replaces, tap, this);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    wizard->setXmlEditable(m_settings.isXmlEditingOn());
    wizard->open();
}

void MainWindow::setUpMany(const QSet<DomainKey>& guests, BulkEditor::Deed deed)
{
    auto* dialog = new BulkDialog(m_connections, *m_guests, guests, deed, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::detach()
{
    const DomainKey guest = m_guestsPage->selection();
    const std::optional<InterfacePair> pair = m_guestsPage->details().interfaces().selected();
    if (guest.isNull() || !pair)
        return;
    auto* dialog = new DetachDialog(m_connections, guest, *pair, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace VirtTap
