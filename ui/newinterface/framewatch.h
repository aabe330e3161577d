#pragma once

#include "core/error.h"
#include "core/traffic.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace VirtTap {

class Connections;

// Whether a guest sends: looks once a second, while it is asked to, whether more frames have come out of its tap.
class FrameWatch : public QObject
{
    Q_OBJECT

public:
    explicit FrameWatch(Connections& connections, QObject* parent = nullptr);

    // What counts is what comes from now on. An `isNew` tap has had no frames.
    void begin(const QString& machine, const QString& tap, bool isNew);
    void look(bool isWanted); // until the first frame
    bool hasSeen() const { return m_hasSeen; }
    const QString& whyNot() const { return m_whyNot; } // translated: why nobody knows

signals:
    void changed();

private:
    void read();
    void take(const Result<Traffic>& traffic);

    Connections& m_connections;
    QTimer m_timer;
    QString m_machine;
    QString m_tap;
    std::optional<quint64> m_before;
    int m_round = 0; // of begin(): an answer to an earlier one is none
    bool m_hasSeen = false;
    QString m_whyNot;
};

} // namespace VirtTap
