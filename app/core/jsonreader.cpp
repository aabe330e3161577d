#include "core/jsonreader.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Json)
};

constexpr qsizetype mostShown = 40; // characters

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
        || c.category() == QChar::Separator_Paragraph || c == QChar::ReplacementCharacter;
}

} // namespace

QString excerpt(const QString& text)
{
    QString result = text.left(mostShown);
    std::ranges::replace_if(result, isControl, QChar(u'?'));
    return text.size() > mostShown ? result + u'…' : result;
}

QString JsonReader::place(const QString& key) const
{
    return m_where.isEmpty() ? key : key.isEmpty() ? m_where : m_where + u'.' + key;
}

void JsonReader::refuse(const QString& key, const QString& sentence)
{
    if (m_problem->isEmpty())
        *m_problem = Words::tr("%1: %2", "a place in a file, and what is wrong there").arg(place(key), sentence);
}

void JsonReader::refuseWord(const QString& key, const QString& found)
{
    refuse(key, Words::tr("“%1” is not known here.").arg(excerpt(found)));
}

bool JsonReader::has(const QString& key)
{
    m_asked.append(key);
    return !m_object.value(key).isNull() && !m_object.value(key).isUndefined();
}

QJsonValue JsonReader::take(const QString& key, QJsonValue::Type type, const QString& whatElse)
{
    m_asked.append(key);
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined() || value.isNull())
        refuse(key, Words::tr("This is missing."));
    else if (value.type() != type)
        refuse(key, whatElse);
    return value.type() == type && isGood() ? value : QJsonValue();
}

QString JsonReader::text(const QString& key)
{
    return take(key, QJsonValue::String, Words::tr("This is no text.")).toString();
}

QString JsonReader::line(const QString& key)
{
    const QString found = text(key);
    if (found.isEmpty())
        refuse(key, Words::tr("This is empty."));
    if (std::ranges::any_of(found, isControl))
        refuse(key, Words::tr("“%1” has control characters.").arg(excerpt(found)));
    return isGood() ? found : QString();
}

bool JsonReader::flag(const QString& key)
{
    return take(key, QJsonValue::Bool, Words::tr("This is neither true nor false.")).toBool();
}

qint64 JsonReader::number(const QString& key, qint64 least, qint64 most)
{
    const QString sentence
        = Words::tr("This is no whole number between %1 and %2.").arg(QString::number(least), QString::number(most));
    const double found = take(key, QJsonValue::Double, sentence).toDouble();
    const bool isFit
        = std::trunc(found) == found && found >= static_cast<double>(least) && found <= static_cast<double>(most);
    if (!isFit)
        refuse(key, sentence);
    return isFit && isGood() ? static_cast<qint64>(found) : least;
}

JsonReader JsonReader::object(const QString& key)
{
    const QJsonValue found = take(key, QJsonValue::Object, Words::tr("This is no object."));
    return { found.toObject(), place(key), *m_problem };
}

QList<JsonReader> JsonReader::objects(const QString& key, qsizetype most)
{
    const QJsonArray found = take(key, QJsonValue::Array, Words::tr("This is no list.")).toArray();
    QList<JsonReader> result;
    if (found.size() > most)
        refuse(key, Words::tr("There are more than %1, which is not read.").arg(most));
    for (qsizetype i = 0; i < found.size() && isGood(); ++i) {
        const QString where = u"%1[%2]"_s.arg(place(key), QString::number(i));
        JsonReader reader(found.at(i).toObject(), where, *m_problem);
        if (!found.at(i).isObject())
            reader.refuse({}, Words::tr("This is no object."));
        result.append(reader);
    }
    return result;
}

void JsonReader::end()
{
    for (auto each = m_object.constBegin(); each != m_object.constEnd(); ++each) {
        if (!m_asked.contains(each.key()))
            refuse(excerpt(each.key()), Words::tr("This is not known here."));
    }
}

} // namespace VirtTap
