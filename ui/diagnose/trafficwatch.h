#pragma once

#include "core/error.h"
#include "core/traffic.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace VirtTap {

class Connections;

// What goes over the links of a path: read at once and then once a second, for as long as somebody looks.
class TrafficWatch : public QObject
{
    Q_OBJECT

public:
    explicit TrafficWatch(Connections& connections, QObject* parent = nullptr);

    void ask(const QString& machine, const TrafficQuestion& question); // of another first link it begins anew
    void look(bool isWanted);
    const std::optional<Traffic>& first() const { return m_first; }
    const std::optional<Traffic>& now() const { return m_now; }
    const QString& whyNot() const { return m_whyNot; } // translated: why nobody knows

signals:
    void changed();

private:
    void read();
    void take(const Result<Traffic>& traffic);

    Connections& m_connections;
    QTimer m_timer;
    QString m_machine;
    TrafficQuestion m_question;
    std::optional<Traffic> m_first;
    std::optional<Traffic> m_now;
    QString m_whyNot;
    int m_round = 0; // an answer to an earlier question is none
};

} // namespace VirtTap
