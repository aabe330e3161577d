#include "xml/linediff.h"

#include <QRandomGenerator>
#include <QStringList>
#include <QTest>

#include <algorithm>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

QString shown(const QList<DiffLine>& lines)
{
    QString text;
    for (const DiffLine& line : lines) {
        text += line.kind == DiffLine::Kind::Same ? u' ' : line.kind == DiffLine::Kind::Added ? u'+' : u'-';
        text += line.text + u'\n';
    }
    return text;
}

QStringList side(const QList<DiffLine>& lines, DiffLine::Kind without)
{
    QStringList result;
    for (const DiffLine& line : lines) {
        if (line.kind != without)
            result.append(line.text);
    }
    return result;
}

qsizetype changes(const QList<DiffLine>& lines)
{
    return std::ranges::count_if(lines, [](const DiffLine& line) { return line.kind != DiffLine::Kind::Same; });
}

// The textbook's table, slow and certain.
qsizetype commonLength(const QStringList& a, const QStringList& b)
{
    QList<QList<qsizetype>> table(a.size() + 1, QList<qsizetype>(b.size() + 1, 0));
    for (qsizetype i = 1; i <= a.size(); ++i) {
        for (qsizetype j = 1; j <= b.size(); ++j)
            table[i][j]
                = a.at(i - 1) == b.at(j - 1) ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
    }
    return table.last().last();
}

QString numbered(int count, int every, const QString& other)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += i % every == 0 ? other + QString::number(i) + u'\n'
                               : u"    <line number='"_s + QString::number(i) + u"'/>\n"_s;
    return text;
}

} // namespace

class TestLineDiff : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatChanged_data();
    void showsWhatChanged();
    void isAlwaysRightAndShortest();
    void giantsAreStillRight();
    void largeDomains_data();
    void largeDomains();
};

void TestLineDiff::showsWhatChanged_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("result");
    const auto row = [](const char* name, const QString& before, const QString& after, const QString& result) {
        QTest::newRow(name) << before << after << result;
    };
    row("nothing and nothing", {}, {}, {});
    row("equal texts", u"a\nb\n"_s, u"a\nb\n"_s, u" a\n b\n"_s);
    row("a missing last line end is no difference", u"a\nb\n"_s, u"a\nb"_s, u" a\n b\n"_s);
    row("from nothing", {}, u"a\nb\n"_s, u"+a\n+b\n"_s);
    row("to nothing", u"a\nb\n"_s, {}, u"-a\n-b\n"_s);
    row("an empty line", u"a\n\nb\n"_s, u"a\nb\n"_s, u" a\n-\n b\n"_s);
    row("removed before added", u"a\nb\nc\nd\n"_s, u"a\nx\ny\nd\n"_s, u" a\n-b\n-c\n+x\n+y\n d\n"_s);
    row("two places", u"a\nb\nc\nd\ne\n"_s, u"a\nB\nc\nd\n"_s, u" a\n-b\n+B\n c\n d\n-e\n"_s);
    row("a whole element that came", u"<d>\n  <i>\n    a\n  </i>\n</d>"_s,
        u"<d>\n  <i>\n    a\n  </i>\n  <i>\n    b\n  </i>\n</d>"_s,
        u" <d>\n   <i>\n     a\n   </i>\n+  <i>\n+    b\n+  </i>\n </d>\n"_s);
    row("a whole element that went", u"<d>\n  <i>\n    a\n  </i>\n  <i>\n    b\n  </i>\n</d>"_s,
        u"<d>\n  <i>\n    b\n  </i>\n</d>"_s, u" <d>\n-  <i>\n-    a\n-  </i>\n   <i>\n     b\n   </i>\n </d>\n"_s);
}

void TestLineDiff::showsWhatChanged()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QTEST(shown(diffLines(before, after)), "result");
}

void TestLineDiff::isAlwaysRightAndShortest()
{
    QRandomGenerator random(20240229);
    for (int round = 0; round < 2000; ++round) {
        const auto make = [&] {
            QStringList lines;
            const int count = random.bounded(round % 20 == 0 ? 200 : 20) + 1;
            for (int i = 0; i < count; ++i)
                lines.append(QString(QChar(u'a' + random.bounded(2 + round % 7))));
            return lines;
        };
        const QStringList before = make();
        const QStringList after = make();
        const QList<DiffLine> diff = diffLines(before.join(u'\n'), after.join(u'\n'));
        QCOMPARE(side(diff, DiffLine::Kind::Added), before);
        QCOMPARE(side(diff, DiffLine::Kind::Removed), after);
        QCOMPARE(changes(diff), before.size() + after.size() - 2 * commonLength(before, after));
    }
}

void TestLineDiff::giantsAreStillRight()
{
    const QString before = numbered(60'000, 2, u"old"_s);
    const QString after = numbered(60'000, 2, u"new"_s);
    const QList<DiffLine> diff = diffLines(before, after);
    QCOMPARE(side(diff, DiffLine::Kind::Added).join(u'\n') + u'\n', before);
    QCOMPARE(side(diff, DiffLine::Kind::Removed).join(u'\n') + u'\n', after);
}

void TestLineDiff::largeDomains_data()
{
    QTest::addColumn<int>("every");
    QTest::addColumn<int>("changed");
    QTest::newRow("5,000 lines, ten of them changed") << 500 << 20;
    QTest::newRow("5,000 lines, every other one changed") << 2 << 5000;
    QTest::newRow("5,000 lines, all of them changed") << 1 << 10000;
}

void TestLineDiff::largeDomains()
{
    QFETCH(int, every);
    const QString before = numbered(5000, every, u"old"_s);
    const QString after = numbered(5000, every, u"new"_s);
    QList<DiffLine> diff;
    QBENCHMARK
    {
        diff = diffLines(before, after);
    }
    QTEST(int(changes(diff)), "changed");
}

QTEST_APPLESS_MAIN(TestLineDiff)
#include "tst_linediff.moc"
