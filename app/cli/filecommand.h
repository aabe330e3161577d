#pragma once

#include "cli/doing.h"
#include "core/finding.h"

namespace VirtTap {

// apply FILE: says what of the host is not as the plan takes it to be, and carries it out where that does not matter.
class FileCommand : public QObject
{
    Q_OBJECT

public:
    FileCommand(Connections& connections, Plan plan, Doing& doing, QObject* parent);

    void start(); // `doing` tells the end

private:
    void compare(const Result<QString>& config);
    void review();
    QList<Finding> findings() const;

    Connections& m_connections;
    const Plan m_plan;
    Doing& m_doing;
};

} // namespace VirtTap
