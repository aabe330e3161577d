#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace VirtTap {

// What an interface's script did, as far as it is one of the few things that such scripts do. It is read, never run.
struct NetScript
{
    QString bridge; // on which it put the tap; empty = none that was recognised
    bool isOvs = false; // a bridge of Open vSwitch
    std::optional<int> vlan; // its tag there
    QStringList lost; // lines as they are written that nothing will do any more

    friend bool operator==(const NetScript&, const NetScript&) = default;
};

NetScript readNetScript(const QString& text);
bool doesNothing(const QString& scriptPath); // /bin/true and the like

} // namespace VirtTap
