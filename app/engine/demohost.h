#pragma once

#include <QList>
#include <QString>
#include <QUuid>

namespace VirtTap {

// The demo: a host that libvirt's own test driver plays from a file.

// The connection's URI. The file that it names is private to this program and there until it ends; so is the URI: what
// is remembered of a demo is that it was open.
QString demoUri();
bool isDemoUri(const QString& uri);

// What a host file cannot say, to be done once after each opening of the demo.
struct DemoPreparation
{
    QList<QByteArray> definitions; // of guests that run by then: their config is to differ from what they run with
    QList<QUuid> autostarted;
};
DemoPreparation demoPreparation();

} // namespace VirtTap
