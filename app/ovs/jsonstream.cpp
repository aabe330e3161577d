#include "ovs/jsonstream.h"

namespace VirtTap {

namespace {

constexpr qsizetype maxObject = qsizetype { 64 } * 1024 * 1024;

} // namespace

std::optional<QList<QByteArray>> JsonStream::feed(QByteArrayView bytes)
{
    QList<QByteArray> objects;
    m_pending.append(bytes);
    qsizetype begin = 0;
    for (; m_scanned < m_pending.size(); ++m_scanned) {
        const char c = m_pending.at(m_scanned);
        if (m_isInString) {
            if (m_isEscaped)
                m_isEscaped = false;
            else if (c == '\\')
                m_isEscaped = true;
            else if (c == '"')
                m_isInString = false;
            continue;
        }
        if (c == '{') {
            ++m_depth;
        } else if (m_depth == 0) {
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
                return {};
            begin = m_scanned + 1;
        } else if (c == '"') {
            m_isInString = true;
        } else if (c == '}' && --m_depth == 0) {
            objects.append(m_pending.sliced(begin, m_scanned + 1 - begin));
            begin = m_scanned + 1;
        }
    }
    m_pending.remove(0, begin);
    m_scanned -= begin;
    if (m_pending.size() > maxObject)
        return {};
    return objects;
}

} // namespace VirtTap
