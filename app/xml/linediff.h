#pragma once

#include <QList>
#include <QString>

namespace VirtTap {

struct DiffLine
{
    enum class Kind { Same, Removed, Added };

    Kind kind = Kind::Same;
    QString text;

    friend bool operator==(const DiffLine&, const DiffLine&) = default;
};

// The shortest edit from one text to the other, line by line; removed lines come before the added ones they give way
// to, and a whole element that came or went is shown from its own start tag on. Texts that differ over more than some
// 20,000 lines are not compared line by line there: all of those are removed and added. A missing line end of the last
// line is no difference.
QList<DiffLine> diffLines(const QString& before, const QString& after);

} // namespace VirtTap
