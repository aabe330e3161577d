#pragma once

#include "checks/interfacechecks.h"
#include "cli/doing.h"

namespace VirtTap {

// apply FILE: says what of the host is not as its plans take it to be, and carries them out where that does not matter.
class FileCommand : public QObject
{
    Q_OBJECT

public:
    FileCommand(Connections& connections, QList<Plan> plans, Doing& doing, QObject* parent);

    void start(); // `doing` tells the end

private:
    void compare(const Plan& plan, const Result<QString>& config);
    void review();
    QList<Finding> findingsOf(const Plan& plan, const Facts& facts) const;

    Connections& m_connections;
    const QList<Plan> m_plans; // never none
    Doing& m_doing;
    qsizetype m_waiting = 0; // for configs
    bool m_isRefused = false;
};

} // namespace VirtTap
