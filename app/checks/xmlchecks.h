#pragma once

#include "checks/interfacechecks.h"
#include "xml/schema.h"

namespace VirtTap {

// What becomes of a text.
enum class XmlUse {
    Sent, // by us, who have libvirt validate: nothing of what is wrong passes
    Defined, // by anybody: unless they validate, libvirt drops what it does not know, without a word
};

// What is wrong with a text, as a finding; its line is in the evidence.
Finding findingOf(const XmlProblem& problem, XmlUse use);

// A <domain>, or one <interface>, that somebody is about to define by the connection `uri`: its text, and its
// interfaces on taps, as they would be; the worst first. Asks the schema too, which takes some 20 ms at first.
QList<Finding> checkText(const QByteArray& xml, const QString& uri, const Facts& facts);

} // namespace VirtTap
