#pragma once

#include "checks/interfacechecks.h"
#include "cli/doing.h"
#include "cli/terminalagent.h"

#include <QTextStream>
#include <QTimer>

namespace VirtTap {

// One call of virt-tapctl: opens the host, waits until it is known, and does what was asked for. Never waits itself.
class Command : public QObject
{
    Q_OBJECT

public:
    Command(Connections& connections, Options options, QObject* parent = nullptr);

    void start();

signals:
    void finished(VirtTap::ExitCode code);

private:
    void open();
    void look();
    void begin();
    void run(const ConnectionState& state);
    void list(const QJsonArray& rows, const QStringList& keys, ExitCode code = ExitCode::Done);
    void check(const DomainPtr& guest);
    void checkFile();
    void tell(QList<Finding> findings, const Facts& facts);
    bool isWaitingForTaps() const;
    void readGuest(const DomainPtr& guest);
    void takeXml(Connection::Xml which, const Result<QString>& xml);
    void findTap();
    void propose();
    bool passes(const QList<Finding>& findings);
    void print(const Plan& plan);
    bool readFile();
    void fail(ExitCode code, const QString& message, const QString& detail = {});
    void end(ExitCode code);

    Connections& m_connections;
    const Options m_options;
    QString m_uri;
    ConnectionState m_announced;
    QTimer m_patience; // for what need not be known of the machine
    bool m_isPatienceOver = false;
    bool m_isBegun = false;
    QList<Plan> m_filed; // the plans of a file
    InterfaceRequest m_request;
    InterfaceDraft m_draft;
    QByteArray m_config;
    QByteArray m_live;
    int m_waiting = 0; // for XML
    Doing m_doing;
    TerminalAgent m_agent;
    QTextStream m_out;
    QTextStream m_err;
};

} // namespace VirtTap
