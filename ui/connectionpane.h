#pragma once

#include "core/connectionstate.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace VirtTap {

class Connections;

namespace Ui {
class ConnectionPane;
}

// The page of one connection: what it is, how it stands, and what libvirt said when it failed.
class ConnectionPane : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionPane(QWidget* parent = nullptr);
    ~ConnectionPane() override;

    void setConnections(Connections* connections) { m_connections = connections; }
    void showConnection(const QString& uri, bool connectsByItself);
    const QString& uri() const { return m_uri; }
    void refresh(); // by what is known now

signals:
    void connectsByItselfChosen(const QString& uri, bool automatic);

private:
    void showFacts(const ConnectionState& state);
    void showTrouble(const ConnectionState& state);

    std::unique_ptr<Ui::ConnectionPane> m_ui;
    Connections* m_connections = nullptr;
    QString m_uri;
    QTimer m_clock; // runs only while the page tells an age
};

} // namespace VirtTap
