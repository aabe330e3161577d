#include "ui/taps/tapverbs.h"

#include "core/connection.h"
#include "core/connections.h"
#include "models/roles.h"
#include "models/taptablemodel.h"
#include "ui/taps/newtapsdialog.h"
#include "ui/taps/tapeditdialog.h"
#include "ui/taps/tapquestion.h"

namespace VirtTap {

TapVerbs::TapVerbs(Connections& connections, const TapTableModel& taps, QWidget* window)
    : QObject(window)
    , m_connections(connections)
    , m_taps(taps)
    , m_window(window)
{
}

// That of the first row, else one where taps can be made, else any.
QString TapVerbs::machineFor(const QList<int>& rows) const
{
    if (!rows.isEmpty())
        return m_taps.keyAt(rows.constFirst()).machine;
    QString any;
    for (const QString& uri : m_connections.uris()) {
        const ConnectionState& state = m_connections.connection(uri)->state();
        if (!state.isUsable() || state.host.machineId.isEmpty())
            continue;
        if (m_connections.tapService(state.host.machineId))
            return state.host.machineId;
        if (any.isEmpty())
            any = state.host.machineId;
    }
    return any;
}

QString TapVerbs::whyNot(Verb verb, const QList<int>& rows) const
{
    if (verb == Verb::New)
        return machineFor({}).isEmpty() ? tr("No connection is open.") : QString();
    if (rows.isEmpty())
        return tr("No tap is selected.");
    for (const int row : rows) {
        if (m_taps.keyAt(row).machine != m_taps.keyAt(rows.constFirst()).machine)
            return tr("The selected taps are on several hosts.");
    }
    return whyNotChange(verb, rows);
}

QString TapVerbs::whyNotChange(Verb verb, const QList<int>& rows) const
{
    for (const int row : rows) {
        const std::optional<ManagedTap>& made = m_taps.managedAt(row);
        if (verb == Verb::Reset) {
            if (!made || made->isForeign || !made->hasDrifted())
                return tr("Only a tap that has changed since virt-tap made it can be reset.");
            continue;
        }
        const bool isLibvirts
            = m_taps.linkAt(row).maker.is(Link::Maker::Libvirt) || m_taps.index(row, 0).data(IsGeneratedRole).toBool();
        if (isLibvirts)
            return tr("libvirt makes this tap when its guest starts, and deletes it with it.");
    }
    if (verb != Verb::Edit)
        return {};
    if (rows.size() > 1)
        return tr("Only one tap at a time can be edited.");
    return m_taps.isMissingAt(rows.constFirst()) ? tr("The tap is missing: reset it first.") : QString();
}

void TapVerbs::askForNew(const QString& machine, const QStringList& names)
{
    auto* dialog = new NewTapsDialog(m_connections, machine, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->propose(names);
    dialog->open();
}

void TapVerbs::ask(Verb verb, const QList<int>& rows)
{
    if (!whyNot(verb, rows).isEmpty())
        return;
    const QString machine = machineFor(rows);
    QStringList names;
    for (const int row : rows)
        names.append(m_taps.linkAt(row).name);
    names.sort();
    QDialog* dialog = nullptr;
    switch (verb) {
    case Verb::New:
        dialog = new NewTapsDialog(m_connections, machine, m_window);
        break;
    case Verb::Edit:
        dialog = new TapEditDialog(m_connections, machine, names.constFirst(), m_window);
        break;
    case Verb::Reset:
        dialog = new TapQuestion(m_connections, machine, TapQuestion::Deed::Reset, names, m_window);
        break;
    case Verb::Delete:
        dialog = new TapQuestion(m_connections, machine, TapQuestion::Deed::Delete, names, m_window);
        break;
    }
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace VirtTap
