#include "ui/mainwindow.h"

#include "core/connections.h"
#include "core/interface.h"
#include "ui/detach/detachdialog.h"
#include "ui/guestdetails.h"
#include "ui/guestspage.h"
#include "ui/interfacestab.h"
#include "ui/newinterface/newinterfacewizard.h"

namespace VirtTap {

void MainWindow::newInterface(const std::optional<InterfacePair>& replaces, const QString& tap)
{
    // From a tap the guest is still to be chosen; else it is the one that is looked at.
    const DomainKey selected = m_guestsPage->selection();
    const DomainKey guest = tap.isEmpty() && !selected.isNull() ? selected : DomainKey {};
    auto* wizard = new NewInterfaceWizard(m_connections, guest, replaces, tap, this);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    wizard->setXmlEditable(m_settings.isXmlEditingOn());
    wizard->open();
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
