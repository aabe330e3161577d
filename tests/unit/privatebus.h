#pragma once

#include <QTemporaryDir>

#include <sys/types.h>

namespace VirtTap {

// A message bus of the test's own, which ends with it. Nobody on it but the test.
class PrivateBus
{
public:
    // `policy`: rules of dbus-daemon's configuration beside "all is allowed"; `starts`: the program behind the helper's
    // name, if there is to be one that the bus starts itself.
    explicit PrivateBus(const QString& policy = {}, const QString& starts = {});
    ~PrivateBus();
    PrivateBus(const PrivateBus&) = delete;
    PrivateBus& operator=(const PrivateBus&) = delete;

    void end();
    const QString& address() const { return m_address; }

private:
    void write(const QString& name, const QString& text) const;

    QTemporaryDir m_folder;
    QString m_address;
    pid_t m_daemon = 0;
};

} // namespace VirtTap
