#include "core/snapshot.h"

#include "core/jsonreader.h"
#include "core/snapshotlinkfields.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <type_traits>

namespace VirtTap {

using namespace Qt::StringLiterals;
using namespace SnapshotFields;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Snapshot)
};

constexpr auto format = "virt-tap snapshot"_L1;
constexpr int version = 1;

struct Probe
{
    template <typename T>
    void operator()(const char* /*key*/, T& /*value*/, As /*as*/ = As::Plain)
    {
    }
};

template <typename T>
concept HasFields = requires(Probe& probe, T& value)
{
    fields(probe, value);
};

// Causes name elements by views of literals: one that came from a file is kept for good, once.
QLatin1StringView interned(const QByteArray& text)
{
    static std::mutex mutex;
    static QSet<QByteArray> pool;
    const std::scoped_lock lock(mutex);
    return QLatin1StringView(*pool.insert(text));
}

// Values as JSON.
QJsonValue encode(const QString& value)
{
    return value;
}
QJsonValue encode(QLatin1StringView value)
{
    return QString(value);
}
QJsonValue encode(bool value)
{
    return value;
}
QJsonValue encode(const MacAddress& value)
{
    return value.toString();
}
QJsonValue encode(const QUuid& value)
{
    return value.toString(QUuid::WithoutBraces);
}
QJsonValue encode(const QDateTime& value)
{
    return value.isValid() ? value.toUTC().toString(Qt::ISODate) : QJsonValue();
}
template <typename T>
requires std::is_integral_v<T> QJsonValue encode(T value)
{
    return static_cast<qint64>(value);
}
template <typename T>
requires std::is_enum_v<T> QJsonValue encode(T value)
{
    const std::string_view word = words<T>.at(static_cast<std::size_t>(value));
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}
template <typename T>
QJsonValue encode(const std::optional<T>& value);
template <typename T>
QJsonValue encode(const Known<T>& value);
template <typename T>
QJsonValue encode(const QList<T>& value);
QJsonValue encode(const QSet<QString>& value);
template <HasFields T>
QJsonValue encode(const T& value);

struct Writer
{
    template <typename T>
    void operator()(const char* key, const T& value, As /*as*/ = As::Plain)
    {
        object.insert(QLatin1StringView(key), encode(value));
    }

    QJsonObject object;
};

template <typename T>
QJsonValue encode(const std::optional<T>& value)
{
    return value ? encode(*value) : QJsonValue();
}

template <typename T>
QJsonValue encode(const Known<T>& value)
{
    return value.isKnown() ? QJsonObject { { u"value"_s, encode(value.value()) } }
                           : QJsonObject { { u"unknown"_s, value.reason() } };
}

template <typename T>
QJsonValue encode(const QList<T>& value)
{
    QJsonArray list;
    for (const T& each : value)
        list.append(encode(each));
    return list;
}

QJsonValue encode(const QSet<QString>& value)
{
    QStringList sorted(value.begin(), value.end());
    sorted.sort();
    return QJsonArray::fromStringList(sorted);
}

template <HasFields T>
QJsonValue encode(const T& value)
{
    T copy = value;
    Writer writer;
    fields(writer, copy);
    return writer.object;
}

// JSON as values: the first problem is kept, with its place.
struct Place
{
    QString where;
    QString& problem;

    void refuse(const QString& sentence) const
    {
        if (problem.isEmpty())
            problem = Words::tr("%1: %2", "a place in a file, and what is wrong there").arg(where, sentence);
    }
    Place at(const QString& key) const { return { where.isEmpty() ? key : where + u'.' + key, problem }; }
    Place at(qsizetype index) const { return { u"%1[%2]"_s.arg(where, QString::number(index)), problem }; }
};

bool isOdd(QChar c)
{
    return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t';
}

void decode(const QJsonValue& json, QString& value, const Place& place)
{
    if (!json.isString() || std::ranges::any_of(json.toString(), isOdd))
        place.refuse(Words::tr("This is no text."));
    else
        value = json.toString();
}

void decode(const QJsonValue& json, QLatin1StringView& value, const Place& place)
{
    QString text;
    decode(json, text, place);
    value = interned(text.toLatin1());
}

void decode(const QJsonValue& json, bool& value, const Place& place)
{
    if (!json.isBool())
        place.refuse(Words::tr("This is neither true nor false."));
    value = json.toBool();
}

void decode(const QJsonValue& json, MacAddress& value, const Place& place)
{
    const auto mac = MacAddress::parse(json.toString());
    if (!mac)
        place.refuse(Words::tr("This is no MAC address."));
    value = mac.value_or(MacAddress());
}

void decode(const QJsonValue& json, QUuid& value, const Place& place)
{
    value = QUuid(json.toString());
    if (value.isNull())
        place.refuse(Words::tr("This is no UUID."));
}

void decode(const QJsonValue& json, QDateTime& value, const Place& place)
{
    value = QDateTime::fromString(json.toString(), Qt::ISODate);
    if (!json.isNull() && !value.isValid())
        place.refuse(Words::tr("This is no time."));
}

template <typename T>
requires std::is_integral_v<T>
void decode(const QJsonValue& json, T& value, const Place& place)
{
    const double number = json.toDouble(-0.5);
    constexpr auto most = static_cast<double>(std::min<quint64>(std::numeric_limits<T>::max(), 1ULL << 53));
    if (std::trunc(number) != number || number < static_cast<double>(std::numeric_limits<T>::min()) || number > most)
        place.refuse(Words::tr("This is no number that could be here."));
    else
        value = static_cast<T>(number);
}

template <typename T>
requires std::is_enum_v<T>
void decode(const QJsonValue& json, T& value, const Place& place)
{
    const std::string word = json.toString().toStdString();
    const auto found = std::ranges::find(words<T>, std::string_view(word));
    if (found == words<T>.end())
        place.refuse(Words::tr("“%1” is not known here.").arg(excerpt(json.toString())));
    else
        value = static_cast<T>(found - words<T>.begin());
}

template <typename T>
void decode(const QJsonValue& json, std::optional<T>& value, const Place& place);
template <typename T>
void decode(const QJsonValue& json, Known<T>& value, const Place& place);
template <typename T>
void decode(const QJsonValue& json, QList<T>& value, const Place& place);
void decode(const QJsonValue& json, QSet<QString>& value, const Place& place);
template <HasFields T>
void decode(const QJsonValue& json, T& value, const Place& place);

struct Reader
{
    template <typename T>
    void operator()(const char* key, T& value, As /*as*/ = As::Plain)
    {
        const QString name = QString::fromLatin1(key);
        if (object.contains(name) && place.problem.isEmpty())
            decode(object.value(name), value, place.at(name));
    }

    QJsonObject object;
    Place place;
};

template <typename T>
void decode(const QJsonValue& json, std::optional<T>& value, const Place& place)
{
    if (!json.isNull())
        decode(json, value.emplace(), place);
}

template <typename T>
void decode(const QJsonValue& json, Known<T>& value, const Place& place)
{
    const QJsonObject object = json.toObject();
    if (object.contains("value"_L1)) {
        T known {};
        decode(object.value("value"_L1), known, place);
        value = std::move(known);
    } else {
        QString reason;
        decode(object.value("unknown"_L1), reason, place);
        value = Known<T>::unknown(reason);
    }
}

template <typename T>
void decode(const QJsonValue& json, QList<T>& value, const Place& place)
{
    if (!json.isArray())
        place.refuse(Words::tr("This is no list."));
    const QJsonArray list = json.toArray();
    value.clear();
    value.reserve(list.size());
    for (qsizetype i = 0; i < list.size() && place.problem.isEmpty(); ++i)
        decode(list.at(i), value.emplaceBack(), place.at(i));
}

void decode(const QJsonValue& json, QSet<QString>& value, const Place& place)
{
    QStringList list;
    decode(json, list, place);
    value = QSet<QString>(list.begin(), list.end());
}

template <HasFields T>
void decode(const QJsonValue& json, T& value, const Place& place)
{
    if (!json.isObject())
        place.refuse(Words::tr("This is no object."));
    Reader reader { json.toObject(), place };
    fields(reader, value);
}

} // namespace

bool isSnapshot(const QString& uri)
{
    return uri.startsWith(QString::fromUtf16(snapshotScheme) + u':');
}

QByteArray writeSnapshot(const Snapshot& snapshot)
{
    QList<Domain> guests;
    for (const DomainPtr& guest : snapshot.connection.domains)
        guests.append(*guest);
    std::ranges::sort(guests, {}, &Domain::uuid);
    QList<Link> links = snapshot.machine.links.values();
    std::ranges::sort(links, {}, &Link::id);
    const QJsonObject object { { u"format"_s, format }, { u"version"_s, version }, { u"time"_s, encode(snapshot.time) },
        { u"connection"_s, snapshot.connection.uri }, { u"as_of"_s, encode(snapshot.connection.asOf) },
        { u"host"_s, encode(snapshot.connection.host) }, { u"net_filters"_s, encode(snapshot.connection.netFilters) },
        { u"guests"_s, encode(guests) }, { u"links"_s, encode(links) },
        { u"links_as_of"_s, encode(snapshot.machine.asOf) }, { u"links_from"_s, encode(snapshot.machine.source) },
        { u"links_unknown"_s, snapshot.machine.reason } };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Snapshot> readSnapshot(const QByteArray& json)
{
    const auto invalid = [](const QString& message) {
        return std::unexpected(Error { .kind = Error::Kind::Invalid, .message = message, .detail = {} });
    };
    if (json.size() > mostSnapshotBytes)
        return invalid(
            Words::tr("The file is larger than %1 MiB, which is not read.").arg(mostSnapshotBytes / 1'048'576));
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return invalid(Words::tr("This is no JSON: %1").arg(error.errorString()));
    if (object.value("format"_L1) != format)
        return invalid(Words::tr("This is no snapshot of virt-tap's."));
    if (object.value("version"_L1) != version)
        return invalid(Words::tr("This is a snapshot of another version than %1.").arg(version));
    QString problem;
    Snapshot snapshot;
    QList<Domain> guests;
    QList<Link> links;
    Reader reader { object, { {}, problem } };
    reader("time", snapshot.time);
    reader("connection", snapshot.connection.uri);
    reader("as_of", snapshot.connection.asOf);
    reader("host", snapshot.connection.host);
    reader("net_filters", snapshot.connection.netFilters);
    reader("guests", guests);
    reader("links", links);
    reader("links_as_of", snapshot.machine.asOf);
    reader("links_from", snapshot.machine.source);
    reader("links_unknown", snapshot.machine.reason);
    if (std::ranges::any_of(guests, &QUuid::isNull, &Domain::uuid))
        reader.place.at(u"guests"_s).refuse(Words::tr("One has no UUID."));
    if (!problem.isEmpty())
        return invalid(problem);
    for (const Domain& guest : std::as_const(guests))
        snapshot.connection.domains.insert(guest.uuid, DomainPtr::create(guest));
    for (const Link& link : std::as_const(links))
        snapshot.machine.links.insert(link.id, link);
    snapshot.machine.name = snapshot.connection.host.hostName;
    return snapshot;
}

} // namespace VirtTap
