#pragma once

#include <QList>

#include <algorithm>
#include <functional>

namespace VirtTap {

// Rows that are to go, as runs of neighbours from the last to the first, so that those still to come keep their
// numbers.
template <typename Remove> // void(int first, int last)
void forEachRunBackwards(QList<int> rows, Remove remove)
{
    std::ranges::sort(rows, std::greater());
    for (qsizetype i = 0; i < rows.size();) {
        const int last = rows.at(i);
        int first = last;
        while (++i < rows.size() && rows.at(i) == first - 1)
            --first;
        remove(first, last);
    }
}

} // namespace VirtTap
