#pragma once

#include "core/error.h"
#include "engine/demohost.h"

#include <QObject>
#include <QTimer>

namespace VirtTap {

// What befalls a connection of the demo, in place of a network that fails.
class DemoMishap : public QObject
{
    Q_OBJECT

public:
    explicit DemoMishap(DemoPart part, QObject* parent = nullptr);

    bool isDown() const { return m_isDown; } // the next attempt will be in vain
    bool isAttempting() const { return m_isDown && m_timer.isActive(); }
    void attempt(); // failed() follows
    void noteOpened(); // lost() follows, of the one that is lost
    void end() { m_timer.stop(); }
    void recover(); // closed by the person: it begins anew

signals:
    void failed(const VirtTap::Error& error);
    void lost(const VirtTap::Error& error);

private:
    void happen();

    const DemoPart m_part;
    QTimer m_timer;
    bool m_isDown;
};

} // namespace VirtTap
