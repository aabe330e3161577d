#pragma once

#include "core/activity.h"
#include "core/connectionstate.h"
#include "core/error.h"
#include "core/machinestate.h"
#include "core/traffic.h"

#include <QFuture>
#include <QObject>
#include <QSet>

namespace VirtTap {

class Connection;
class TapService;

// All connections and the machines behind them. On the GUI thread.
class Connections : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual QStringList uris() const = 0; // in the order they were added
    virtual Connection* connection(const QString& uri) const = 0; // nullptr when there is none; owned here
    // The machine of that id, or one of Source::None.
    virtual MachineState machine(const QString& id) const = 0;
    // Who makes taps on that machine; nullptr where nobody can from here, as on other hosts. May be another after
    // tapServiceChanged(): ask again rather than keep it.
    virtual TapService* tapService(const QString& machine) const = 0;
    // What has gone over links of that machine so far. Read once, now; NotFound when the first of them is not there,
    // Unsupported where that machine's kernel cannot be asked.
    virtual QFuture<Result<Traffic>> traffic(const QString& machine, const TrafficQuestion& question) const = 0;

    // Adds it, closed; one that is there already is returned as it is.
    virtual Connection* add(const QString& uri, bool readOnly) = 0;
    virtual void remove(const QString& uri) = 0;

    MachineState machineOf(const QString& uri) const;

signals:
    void added(const QString& uri);
    void aboutToRemove(const QString& uri);
    void changed(const VirtTap::ConnectionState& state, const QSet<QUuid>& domains); // of any of them
    void machineChanged(const VirtTap::MachineState& machine, const QSet<int>& links);
    void tapServiceChanged(const QString& machine); // it is another, or tells something else
    void happened(const VirtTap::Activity& activity);
};

} // namespace VirtTap
