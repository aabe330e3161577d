#pragma once

#include <QByteArrayView>
#include <QByteArrayList>

namespace VirtTap {

// One element that libvirt knows in <interface>.
struct ElementRule
{
    const char* path; // "interface/driver/host"
    const char* attributes; // separated by blanks; "state=up|down" where only these values are known
};

const ElementRule* findElement(QByteArrayView path); // nullptr when libvirt does not know it
QByteArrayList knownChildren(QByteArrayView path);
QByteArrayList knownAttributes(const ElementRule& rule);
QByteArrayList knownValues(const ElementRule& rule, QByteArrayView attribute); // empty: any

// The known word that `word` was probably meant to be; empty when none is near.
QByteArray nearest(QByteArrayView word, const QByteArrayList& known);

} // namespace VirtTap
