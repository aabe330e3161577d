#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace VirtTap {

// Cuts a stream of JSON objects, which JSON-RPC sends without anything between them, into single ones.
class JsonStream
{
public:
    // The objects that are complete now; nothing when the stream is not one of objects, or one is out of all
    // proportion.
    std::optional<QList<QByteArray>> feed(QByteArrayView bytes);

private:
    QByteArray m_pending;
    qsizetype m_scanned = 0; // of m_pending
    int m_depth = 0;
    bool m_isInString = false;
    bool m_isEscaped = false;
};

} // namespace VirtTap
