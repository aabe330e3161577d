#pragma once

#include <QString>
#include <QStringList>

namespace VirtTap::Lab {

// The world of tests/lab that an integration test runs in. As root it is about qemu:///system, else about
// qemu:///session.
bool isSession();
QString uri();

struct Said
{
    int code = -1;
    QString out; // trimmed
    QString err;
};

Said run(const QString& program, const QStringList& arguments, const QByteArray& input = {});
Said virsh(const QStringList& arguments); // on uri()
// Kills the daemon behind uri(), and makes sure that there is one again.
void endDaemon();
void beginDaemon();

// The XML of tests/lab/guest with this <interface>.
QByteArray guestXml(const QString& name, const QString& interfaceXml = {});
// libvirt finds a place for every model but usb-net.
QString addressFor(const QString& model);
// An <interface> on a tap, as a person would write it by hand.
QString tapInterface(const QString& tap, const QString& mac, const QString& model = QStringLiteral("virtio"));

void define(const QString& name, const QByteArray& xml);
QString configXml(const QString& name); // as the program reads it: without secrets
QString liveXml(const QString& name);
// Of XML that libvirt may write in another order, as it does with controllers when a guest is defined anew.
QStringList sortedLines(const QString& xml);

// From the kernel, not from libvirt: does any process that we may look at hold this tap's descriptor?
bool isHeld(const QString& tap);
bool hasCarrier(const QString& tap);

} // namespace VirtTap::Lab
