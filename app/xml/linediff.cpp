#include "xml/linediff.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace VirtTap {

namespace {

using Words = std::vector<std::uint64_t>;
using Lines = QList<QStringView>;

constexpr qsizetype mostWords = 8'000'000; // 64 MB for the matrix

Lines linesOf(const QString& text)
{
    Lines lines = QStringView(text).split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

bool isSet(const std::uint64_t* row, qsizetype bit)
{
    return (row[bit / 64] >> (bit % 64) & 1U) != 0;
}

// The longest common subsequence by Hyyrö's bit-parallel recurrence, 64 lines of `before` a step. A row for each line
// of `after`; its bit i is clear where line i of `before` makes the common subsequence longer.
Words commonLines(const Lines& before, const Lines& after, qsizetype width)
{
    QHash<QStringView, Words> positions;
    for (qsizetype i = 0; i < before.size(); ++i) {
        Words& bits = positions[before.at(i)];
        bits.resize(std::size_t(width));
        bits[std::size_t(i / 64)] |= std::uint64_t(1) << (i % 64);
    }

    Words rows(std::size_t(width * after.size()));
    Words current(std::size_t(width), ~std::uint64_t(0));
    for (qsizetype j = 0; j < after.size(); ++j) {
        const auto found = positions.constFind(after.at(j));
        std::uint64_t carry = 0;
        for (std::size_t w = 0; w < current.size() && found != positions.constEnd(); ++w) {
            const std::uint64_t value = current[w];
            const std::uint64_t matching = value & (*found)[w];
            const std::uint64_t withCarry = value + carry;
            const std::uint64_t sum = withCarry + matching;
            carry = withCarry < carry || sum < matching ? 1 : 0;
            current[w] = sum | (value - matching);
        }
        std::ranges::copy(current, rows.begin() + j * width);
    }
    return rows;
}

// Walks back through the rows: what is not common was removed or added.
void appendMiddle(const Lines& before, const Lines& after, QList<DiffLine>& result)
{
    const qsizetype width = (before.size() + 63) / 64;
    const bool isTooLarge = width * (before.size() + after.size()) > mostWords;
    const Words rows = isTooLarge ? Words() : commonLines(before, after, width);

    QList<DiffLine> backwards;
    qsizetype i = before.size();
    qsizetype j = after.size();
    const auto remove = [&] { backwards.append({ DiffLine::Kind::Removed, before.at(--i).toString() }); };
    const auto add = [&] { backwards.append({ DiffLine::Kind::Added, after.at(--j).toString() }); };
    while (i > 0 && j > 0 && !isTooLarge) {
        const auto row = [&](qsizetype number) { return rows.data() + number * width; };
        if (isSet(row(j - 1), i - 1))
            remove();
        else if (j > 1 && !isSet(row(j - 2), i - 1))
            add();
        else
            backwards.append({ DiffLine::Kind::Same, before.at(--i).toString() }), --j;
    }
    while (j > 0)
        add();
    while (i > 0)
        remove();
    std::ranges::reverse(backwards);
    result += backwards;
}

void putRemovedFirst(QList<DiffLine>& lines)
{
    const auto isSame = [](const DiffLine& line) { return line.kind == DiffLine::Kind::Same; };
    for (auto begin = lines.begin(); begin != lines.end();) {
        const auto end = std::find_if(begin, lines.end(), isSame);
        std::stable_partition(begin, end, [](const DiffLine& line) { return line.kind == DiffLine::Kind::Removed; });
        begin = std::find_if_not(end, lines.end(), isSame);
    }
}

qsizetype indentation(const QString& line)
{
    return std::ranges::find_if_not(line, [](QChar c) { return c.isSpace(); }) - line.begin();
}

// A block of one kind between equal lines can often be moved: the block "b /a a" after "a" says the same as "/a a b".
// Of all places the one is best that begins at the outermost start tag.
void slide(QList<DiffLine>& lines, qsizetype begin, qsizetype end)
{
    const DiffLine::Kind kind = lines.at(begin).kind;
    qsizetype first = begin;
    while (first > 0 && lines.at(first - 1).kind == DiffLine::Kind::Same
        && lines.at(first - 1).text == lines.at(first - 1 + (end - begin)).text)
        --first;
    qsizetype best = begin;
    const auto cost = [&](qsizetype place) {
        const QString& line = lines.at(place).text;
        const bool isEnd = QStringView(line).trimmed().startsWith(QLatin1StringView("</"));
        return std::pair(isEnd, indentation(line));
    };
    for (qsizetype place = begin; place >= first; --place) {
        if (cost(place) < cost(best))
            best = place;
    }
    for (qsizetype place = begin; place > best; --place) {
        lines[place - 1].kind = kind;
        lines[place - 1 + (end - begin)].kind = DiffLine::Kind::Same;
    }
}

void slideBlocks(QList<DiffLine>& lines)
{
    for (qsizetype begin = 0; begin < lines.size();) {
        const DiffLine::Kind kind = lines.at(begin).kind;
        qsizetype end = begin;
        while (end < lines.size() && lines.at(end).kind == kind)
            ++end;
        const bool isAlone = (begin == 0 || lines.at(begin - 1).kind == DiffLine::Kind::Same)
            && (end == lines.size() || lines.at(end).kind == DiffLine::Kind::Same);
        if (kind != DiffLine::Kind::Same && isAlone)
            slide(lines, begin, end);
        begin = end;
    }
}

} // namespace

QList<DiffLine> diffLines(const QString& before, const QString& after)
{
    const Lines old = linesOf(before);
    const Lines fresh = linesOf(after);
    const qsizetype common = std::min(old.size(), fresh.size());
    qsizetype head = 0;
    while (head < common && old.at(head) == fresh.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < common - head && old.at(old.size() - 1 - tail) == fresh.at(fresh.size() - 1 - tail))
        ++tail;

    QList<DiffLine> result;
    result.reserve(old.size() + fresh.size());
    for (qsizetype i = 0; i < head; ++i)
        result.append({ DiffLine::Kind::Same, old.at(i).toString() });
    appendMiddle(old.sliced(head, old.size() - head - tail), fresh.sliced(head, fresh.size() - head - tail), result);
    for (qsizetype i = old.size() - tail; i < old.size(); ++i)
        result.append({ DiffLine::Kind::Same, old.at(i).toString() });
    putRemovedFirst(result);
    slideBlocks(result);
    return result;
}

} // namespace VirtTap
