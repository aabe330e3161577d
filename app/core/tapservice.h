#pragma once

#include "core/error.h"
#include "core/known.h"
#include "core/tapspec.h"

#include <QFuture>
#include <QObject>

namespace VirtTap {

// Whether taps can be made on a machine, and within which limits.
struct TapServiceState
{
    enum class Availability {
        Unknown, // has not answered yet
        Available,
        NotInstalled, // there is no helper
        OtherVersion, // there is one that does not fit this program
        NoPolkit, // it cannot ask whether a person may
        BusUnreachable,
    };

    Availability availability = Availability::Unknown;
    bool isDemo = false; // nothing real is made
    QString detail; // the bus's own words, if it is not available
    QString version;
    quint32 maxTapsPerUser = 0;
    quint32 maxTapsPerCall = 0;
    QStringList bridgesAllowed; // globs

    bool isAvailable() const { return availability == Availability::Available; }
    QString whatToDo() const; // a translated sentence or two; empty when it is available
    bool allowsBridge(const QString& bridge) const;

    friend bool operator==(const TapServiceState&, const TapServiceState&) = default;
};

// Makes, changes and deletes taps of one machine, and knows those that virt-tap made. All of it on the GUI thread; no
// call waits. A verb asks one question at most, which a person may take minutes to answer; cancelling its future only
// gives up waiting. A batch is all or nothing.
class TapService : public QObject
{
    Q_OBJECT

public:
    using Answer = QFuture<Result<TapAnswer>>;

    using QObject::QObject;

    virtual const TapServiceState& state() const = 0;
    virtual const Known<ManagedTaps>& taps() const = 0; // as last listed
    virtual void refresh() = 0; // look again, at what is available too; changed() tells

    virtual Answer createTaps(const QList<TapSpec>& taps, TapMode mode) = 0;
    virtual Answer updateTaps(const QList<TapChange>& changes, TapMode mode) = 0; // never provisional
    virtual Answer deleteTaps(const QStringList& names, TapMode mode) = 0; // likewise; cannot be undone
    virtual QFuture<Result<ManagedTaps>> list() = 0;
    // Makes missing ones again and sets what has drifted, as it was made. Answers those that needed it.
    virtual QFuture<Result<QStringList>> repair(const QStringList& names) = 0;
    virtual QFuture<Result<void>> commit(const QStringList& names) = 0; // keeps provisional ones

signals:
    void changed(); // the state, or the taps
};

} // namespace VirtTap
