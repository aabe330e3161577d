#pragma once

#include "cli/doing.h"
#include "core/tapspec.h"

namespace VirtTap {

class TapService;

// create-tap, update-tap, delete-tap and repair: what is about taps alone, on the machine of a connection.
class TapCommand : public QObject
{
    Q_OBJECT

public:
    TapCommand(Connections& connections, Options options, QString uri, QObject* parent);

    void start();

signals:
    void finished(VirtTap::ExitCode code);

private:
    void create(const Result<NewTap>& tap);
    void take(const Result<ManagedTaps>& made);
    void change(const ManagedTap& tap);
    void repair(const ManagedTaps& made);
    void refuse(const Error& error);
    TapService* service() const; // nullptr where nobody makes taps

    Connections& m_connections;
    const Options m_options;
    const QString m_uri;
    Doing m_doing;
};

} // namespace VirtTap
