#pragma once

#include <QList>
#include <QStringList>
#include <QUuid>

namespace VirtTap {

// The demo: hosts that libvirt's own test driver plays from files. One shows guests and taps, the others what else may
// become of a connection.
enum class DemoPart {
    None, // no URI of the demo
    Host,
    ReadOnly, // another computer, of whose links only libvirt tells
    Lost, // shortly after each opening
    Failed, // never answers
};

// The connection's URI. The file that it names is private to this program and there until it ends; so is the URI: what
// is remembered of a demo is that it was open.
QString demoUri();
QString demoUri(DemoPart part);
QStringList demoUris(); // of all parts
DemoPart demoPartOf(const QString& uri);
QString demoName(DemoPart part); // translated, says that it is a demo

// What a host file cannot say, to be done once after each opening of the demo.
struct DemoPreparation
{
    QList<QByteArray> definitions; // of guests that run by then: their config is to differ from what they run with
    QList<QUuid> autostarted;
};
DemoPreparation demoPreparation();

} // namespace VirtTap
