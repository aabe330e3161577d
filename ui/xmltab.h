#pragma once

#include "core/connection.h"

#include <QWidget>

#include <memory>

namespace VirtTap {

class Connections;

namespace Ui {
class XmlTab;
}

// A guest's XML as libvirt tells it, live or config. It is read when it is shown and again when the guest changed.
class XmlTab : public QWidget
{
    Q_OBJECT

public:
    explicit XmlTab(QWidget* parent = nullptr);
    ~XmlTab() override;

    void setConnections(Connections* connections) { m_connections = connections; }
    void showGuest(const DomainKey& key, const DomainPtr& domain);
    void readIfShown();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void read();
    void receive(int question, const Result<QString>& answer);
    void save();
    void write(const QString& name);
    Connection::Xml which() const;

    std::unique_ptr<Ui::XmlTab> m_ui;
    Connections* m_connections = nullptr;
    DomainKey m_key;
    DomainPtr m_domain;
    int m_question = 0; // only the answer to the last one counts
};

} // namespace VirtTap
