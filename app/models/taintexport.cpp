#include "models/taintexport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

QStringList headings()
{
    return { TaintModel::tr("Guest"), TaintModel::tr("Flag"), TaintModel::tr("Now"), TaintModel::tr("After next start"),
        TaintModel::tr("Cause"), TaintModel::tr("Connection") };
}

QStringList cells(const TaintRow& row)
{
    QStringList cells;
    for (int column = 0; column < TaintModel::ColumnCount; ++column)
        cells.append(taintCell(row, column));
    return cells;
}

QString csvLine(const QStringList& cells) // RFC 4180
{
    QStringList quoted;
    for (const QString& cell : cells)
        quoted.append(u'"' + QString(cell).replace(u'"', u"\"\""_s) + u'"');
    return quoted.join(u',') + u"\r\n"_s;
}

QString markdownLine(const QStringList& cells)
{
    QStringList escaped;
    for (const QString& cell : cells) {
        QString text;
        for (const QChar c : cell) { // names may look like markup
            if (u"\\`*_[]<>|#&!~"_s.contains(c))
                text += u'\\';
            text += c;
        }
        escaped.append(text);
    }
    return u"| "_s + escaped.join(u" | "_s) + u" |\n"_s;
}

QJsonValue json(const std::optional<TaintEntry>& entry)
{
    if (!entry)
        return {};
    QJsonArray causes;
    for (const TaintCause& cause : entry->causes) {
        causes.append(QJsonObject { { u"element"_s, QString(cause.element) }, { u"device"_s, cause.device },
            { u"value"_s, cause.value }, { u"line"_s, cause.line } });
    }
    const QString certain = entry->certainty == TaintEntry::Certainty::Yes ? u"yes"_s
        : entry->certainty == TaintEntry::Certainty::Depends               ? u"depends"_s
                                                                           : u"unknown"_s;
    return QJsonObject { { u"certain"_s, certain }, { u"text"_s, entry->text }, { u"note"_s, entry->note },
        { u"causes"_s, causes } };
}

QJsonObject json(const TaintRow& row)
{
    const QString flag = taintName(row.flag);
    return { { u"guest"_s, row.name }, { u"uuid"_s, row.guest.uuid.toString(QUuid::WithoutBraces) },
        { u"uri"_s, row.guest.uri }, { u"flag"_s, flag.isEmpty() ? QJsonValue() : QJsonValue(flag) },
        { u"now"_s, json(row.now) }, { u"next_start"_s, json(row.next) } };
}

} // namespace

QString exportTaints(const QList<TaintRow>& rows, TaintFormat format)
{
    QString text;
    switch (format) {
    case TaintFormat::Json: {
        QJsonArray array;
        for (const TaintRow& row : rows)
            array.append(json(row));
        return QString::fromUtf8(QJsonDocument(array).toJson());
    }
    case TaintFormat::Csv:
        text = csvLine(headings());
        for (const TaintRow& row : rows)
            text += csvLine(cells(row));
        break;
    case TaintFormat::Markdown:
        text = markdownLine(headings()) + u'|' + u" --- |"_s.repeated(TaintModel::ColumnCount) + u'\n';
        for (const TaintRow& row : rows)
            text += markdownLine(cells(row));
        break;
    }
    return text;
}

} // namespace VirtTap
