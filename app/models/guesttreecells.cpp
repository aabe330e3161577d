#include "core/taintentries.h"
#include "core/snapshot.h"
#include "models/guesttreenode.h"
#include "models/problemtablemodel.h"
#include "models/roles.h"
#include "models/words.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

QString taintWord(const TaintGist& gist)
{
    if (gist.isNow)
        return gist.isNextStart ? GuestTreeModel::tr("tainted") : GuestTreeModel::tr("tainted now");
    return gist.isNextStart ? GuestTreeModel::tr("will be tainted") : QString();
}

QStringList filterLines(const Domain& domain)
{
    QStringList lines { domain.name, domain.uuid.toString(QUuid::WithoutBraces) };
    for (const QList<Interface>& interfaces : { domain.live, domain.config }) {
        for (const Interface& interface : interfaces) {
            lines.append(interface.targetDev);
            lines.append(nameOf(interface.mac));
        }
    }
    return lines;
}

} // namespace

QVariant GuestTreeModel::connectionData(const Node& node, int column, int role) const
{
    const ConnectionState& state = node.state;
    const auto words = [&] { return connectionWords(state, node.read, QDateTime::currentDateTimeUtc()); };
    const auto guests = [&] {
        if (!state.asOf.isValid() && node.rows.isEmpty())
            return QString();
        const QString all = tr("%n guest(s)", nullptr, static_cast<int>(node.rows.size()));
        return node.running == 0 ? all
                                 : tr("%1, %n running", "%1 is “5 guests”", static_cast<int>(node.running)).arg(all);
    };
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        switch (column) {
        case NameColumn:
            return connectionName(state);
        case StateColumn:
            return words();
        case InterfacesColumn:
            return guests();
        case NotesColumn:
            return isSnapshot(state.uri) ? tr("snapshot") : state.isReadOnly ? tr("read-only") : QString();
        default:
            return {};
        }
    case Qt::ToolTipRole: {
        QStringList lines { state.uri, words() };
        if (!state.isUsable())
            lines << state.error.message << state.error.detail;
        lines.removeAll(QString());
        return plainToolTip(lines.join(u'\n'));
    }
    case Qt::AccessibleTextRole:
        if (column != NameColumn)
            return connectionData(node, column, Qt::DisplayRole);
        return QStringList { connectionName(state), words(), guests() }.join(", "_L1);
    case IconNameRole:
        if (column == NameColumn) // on screen however narrow the view is
            return connectionIcon(state.phase);
        return column == NotesColumn && state.isReadOnly ? QVariant(u"read-only"_s) : QVariant();
    case FilterRole:
        return QString(); // filtered by its guests
    case StaleRole:
        return node.isStale();
    case UriRole:
        return state.uri;
    case UuidRole:
        return QUuid();
    case IsConnectionRole:
        return true;
    case StateRole:
        return static_cast<int>(state.phase);
    default:
        return {};
    }
}

QString GuestTreeModel::notesOf(const Node& node, const Domain& domain) const
{
    QStringList notes { m_problems ? problemsWord(m_problems->countOfGuest({ node.state.uri, domain.uuid }))
                                   : QString(),
        domainNotes(domain) };
    notes.removeAll(QString());
    return notes.join(", "_L1);
}

QVariant GuestTreeModel::guestData(const Node& node, int row, int column, int role) const
{
    const Domain& domain = *node.rows.at(row);
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        switch (column) {
        case NameColumn:
            return domain.name;
        case StateColumn:
            return stateWord(domain.state);
        case InterfacesColumn:
            return interfaceSummary(domain);
        case TaintColumn:
            return taintWord(taintGist(domain, node.state.host));
        case NotesColumn:
            return notesOf(node, domain);
        default:
            return {};
        }
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList parts { domain.name, stateWord(domain.state), interfaceSummary(domain),
            taintWord(taintGist(domain, node.state.host)), notesOf(node, domain) };
        if (role == Qt::AccessibleTextRole && column != NameColumn)
            return parts.at(column);
        if (node.isStale() && node.state.asOf.isValid())
            parts.append(tr("as of %1").arg(QLocale().toString(node.state.asOf.toLocalTime(), QLocale::ShortFormat)));
        if (role == Qt::ToolTipRole)
            parts.append(domain.uuid.toString(QUuid::WithoutBraces));
        parts.removeAll(QString());
        return role == Qt::ToolTipRole ? plainToolTip(parts.join(u'\n')) : parts.join(", "_L1);
    }
    case IconNameRole:
        if (column == TaintColumn && taintGist(domain, node.state.host) != TaintGist())
            return u"warning"_s;
        if (column == NotesColumn && m_problems
            && m_problems->countOfGuest({ node.state.uri, domain.uuid }).faults() > 0)
            return u"warning"_s;
        return column == NameColumn ? QVariant(stateIcon(domain.state)) : QVariant();
    case FilterRole:
        return filterLines(domain).join(u'\n');
    case StaleRole:
        return node.isStale();
    case UriRole:
        return node.state.uri;
    case UuidRole:
        return domain.uuid;
    case IsConnectionRole:
        return false;
    case StateRole:
        return static_cast<int>(domain.state);
    default:
        return {};
    }
}

} // namespace VirtTap
