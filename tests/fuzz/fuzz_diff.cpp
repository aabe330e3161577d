#include "xml/linediff.h"

#include <QStringList>

#include <cstdlib>

using namespace VirtTap;

namespace {

QString side(const QList<DiffLine>& lines, DiffLine::Kind without)
{
    QString text;
    for (const DiffLine& line : lines) {
        if (line.kind != without)
            text += line.text + u'\n';
    }
    return text;
}

QString ended(const QString& text)
{
    return text.isEmpty() || text.endsWith(u'\n') ? text : text + u'\n';
}

} // namespace

// Both texts come out of their difference again. A zero byte parts the two.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const QByteArray all(reinterpret_cast<const char*>(data), qsizetype(size));
    const qsizetype middle = all.indexOf('\0');
    const QString before = QString::fromLatin1(all.left(middle < 0 ? all.size() : middle));
    const QString after = middle < 0 ? QString() : QString::fromLatin1(all.mid(middle + 1));
    const QList<DiffLine> diff = diffLines(before, after);
    if (side(diff, DiffLine::Kind::Added) != ended(before) || side(diff, DiffLine::Kind::Removed) != ended(after))
        std::abort();
    return 0;
}
