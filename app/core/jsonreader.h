#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>
#include <span>
#include <utility>

namespace VirtTap {

// One object of a JSON text that a person or a file supplied. What is missing, of another kind than it has to be, or
// not known is a problem: the first one is kept, as a translated sentence that names its place ("steps[2].tap.name"),
// and everything read after it is a default. What is null counts as absent.
class JsonReader
{
public:
    JsonReader(QJsonObject object, QString where, QString& problem) // which outlives this
        : m_object(std::move(object))
        , m_where(std::move(where))
        , m_problem(&problem)
    {
    }

    bool has(const QString& key); // absent is fine then
    QString text(const QString& key); // any
    QString line(const QString& key); // without control characters and not empty
    bool flag(const QString& key);
    qint64 number(const QString& key, qint64 least, qint64 most);
    JsonReader object(const QString& key);
    QList<JsonReader> objects(const QString& key, qsizetype most);
    template <typename T>
    T word(const QString& key, std::span<const std::pair<QLatin1StringView, T>> words)
    {
        const QString found = line(key);
        for (const auto& [word, value] : words) {
            if (found == word)
                return value;
        }
        refuseWord(key, found);
        return {};
    }

    void refuse(const QString& key, const QString& sentence);
    void end(); // whatever has not been asked for is not known
    bool isGood() const { return m_problem->isEmpty(); }
    QString place(const QString& key) const;

private:
    QJsonValue take(const QString& key, QJsonValue::Type type, const QString& whatElse);
    void refuseWord(const QString& key, const QString& found);

    QJsonObject m_object;
    QString m_where;
    QString* m_problem;
    QStringList m_asked;
};

// For messages: at most some words of what was found, on one line.
QString excerpt(const QString& text);

} // namespace VirtTap
