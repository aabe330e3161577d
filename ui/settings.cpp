#include "ui/settings.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

constexpr QLatin1StringView demoName("demo");

} // namespace

Settings::Settings()
    : m_directory(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/virt-tap"_s)
    , m_store(u"virt-tap"_s, u"virt-tap"_s)
{
}

Settings::Settings(const QString& file)
    : m_directory(QFileInfo(file).path())
    , m_store(file, QSettings::IniFormat)
{
}

QString Settings::appliedFile() const
{
    return m_directory + u"/applied.json"_s;
}

QString Settings::stored(const QString& uri) const
{
    return !m_demoUri.isEmpty() && uri == m_demoUri ? QString(demoName) : uri;
}

QString Settings::loaded(const QString& uri) const
{
    return uri == demoName ? m_demoUri : uri;
}

QStringList Settings::collapsed() const
{
    QStringList uris = m_store.value(u"guests/collapsed"_s).toStringList();
    for (QString& uri : uris)
        uri = loaded(uri);
    return uris;
}

void Settings::setCollapsed(const QStringList& uris)
{
    QStringList names;
    for (const QString& uri : uris)
        names.append(stored(uri));
    m_store.setValue(u"guests/collapsed"_s, names);
}

QList<SavedConnection> Settings::connections() const
{
    QList<SavedConnection> saved;
    const int count = m_store.beginReadArray(u"connections"_s);
    for (int i = 0; i < count; ++i) {
        m_store.setArrayIndex(i);
        const QString uri = loaded(m_store.value(u"uri"_s).toString());
        if (!uri.isEmpty())
            saved.append({ uri, m_store.value(u"readOnly"_s).toBool(), m_store.value(u"auto"_s).toBool() });
    }
    m_store.endArray();
    return saved;
}

void Settings::setConnections(const QList<SavedConnection>& connections)
{
    m_store.remove(u"connections"_s);
    m_store.beginWriteArray(u"connections"_s, int(connections.size()));
    for (int i = 0; i < connections.size(); ++i) {
        m_store.setArrayIndex(i);
        m_store.setValue(u"uri"_s, stored(connections.at(i).uri));
        m_store.setValue(u"readOnly"_s, connections.at(i).isReadOnly);
        m_store.setValue(u"auto"_s, connections.at(i).connectsByItself);
    }
    m_store.endArray();
}

void Settings::saveConnection(const SavedConnection& connection)
{
    QList<SavedConnection> saved = connections();
    const auto found = std::ranges::find(saved, connection.uri, &SavedConnection::uri);
    if (found == saved.end())
        saved.append(connection);
    else
        *found = connection;
    setConnections(saved);
}

void Settings::forgetConnection(const QString& uri)
{
    QList<SavedConnection> saved = connections();
    saved.removeIf([&](const SavedConnection& connection) { return connection.uri == uri; });
    setConnections(saved);
}

SavedConnection Settings::connection(const QString& uri) const
{
    const QList<SavedConnection> saved = connections();
    const auto found = std::ranges::find(saved, uri, &SavedConnection::uri);
    return found == saved.end() ? SavedConnection { .uri = uri } : *found;
}

Colours Settings::colours() const
{
    const int number = m_store.value(u"window/colours"_s, 0).toInt();
    return number == 1 ? Colours::Light : number == 2 ? Colours::Dark : Colours::Automatic;
}

QHash<QString, QString> Settings::ignoredFindings() const
{
    QHash<QString, QString> ignored;
    const int count = m_store.beginReadArray(u"ignored"_s);
    for (int i = 0; i < count; ++i) {
        m_store.setArrayIndex(i);
        ignored.insert(m_store.value(u"finding"_s).toString(), m_store.value(u"reason"_s).toString());
    }
    m_store.endArray();
    return ignored;
}

void Settings::setIgnoredFindings(const QHash<QString, QString>& ignored)
{
    m_store.remove(u"ignored"_s);
    m_store.beginWriteArray(u"ignored"_s, int(ignored.size()));
    int i = 0;
    for (auto it = ignored.cbegin(); it != ignored.cend(); ++it) {
        m_store.setArrayIndex(i++);
        m_store.setValue(u"finding"_s, it.key());
        m_store.setValue(u"reason"_s, it.value());
    }
    m_store.endArray();
}

DomainKey Settings::selection() const
{
    return { loaded(m_store.value(u"guests/uri"_s).toString()), m_store.value(u"guests/uuid"_s).toUuid() };
}

void Settings::setSelection(const DomainKey& key)
{
    m_store.setValue(u"guests/uri"_s, stored(key.uri));
    m_store.setValue(u"guests/uuid"_s, key.uuid.toString());
}

} // namespace VirtTap
