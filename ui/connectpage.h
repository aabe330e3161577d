#pragma once

#include "ui/settings.h"

#include <QWidget>

#include <memory>

namespace VirtTap {

class MessageBar;

namespace Ui {
class ConnectPage;
}

// Asks whose guests to work with. Nothing is contacted from here: connectAsked() says what the person wants.
class ConnectPage : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectPage(QWidget* parent = nullptr);
    ~ConnectPage() override;

    QSize wholeSize() const; // that shows everything without scrolling
    void setDemo(const QString& uri); // empty: there is none to offer
    void setCancellable(bool cancellable);
    MessageBar& messageBar() const;

signals:
    void connectAsked(const VirtTap::SavedConnection& connection);
    void cancelled();

private:
    QString uri() const; // empty: not complete
    void update();

    std::unique_ptr<Ui::ConnectPage> m_ui;
    QString m_demoUri;
};

// The URI of a libvirt on another computer, over ssh; empty when the host is no host.
QString remoteUri(const QString& user, const QString& host, bool isSession);

} // namespace VirtTap
