#pragma once

#include "core/error.h"
#include "core/interface.h"

#include <QByteArrayView>

namespace VirtTap {

// Where an <interface> stands in the text of a domain: [begin, end), from '<' to one past its '>'.
struct ElementRange
{
    qsizetype begin = 0;
    qsizetype end = 0;

    QByteArrayView of(QByteArrayView text) const { return text.sliced(begin, end - begin); }
};

// By MAC address; where several have it (or none is given) by address, alias and target too. Exactly one, or an Error.
Result<ElementRange> locateInterface(QByteArrayView domainXml, const Interface& which);

// The domain with an element put in as the last <interface>, or at the end of <devices> when there is none.
Result<QByteArray> withInsertedInterface(QByteArrayView domainXml, QByteArrayView element);

} // namespace VirtTap
