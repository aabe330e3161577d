#pragma once

#include "core/domain.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSettings>

namespace VirtTap {

// A connection in the list that the program remembers.
struct SavedConnection
{
    QString uri;
    bool isReadOnly = false;
    bool connectsByItself = false; // when the program starts

    friend bool operator==(const SavedConnection&, const SavedConnection&) = default;
};

enum class Colours { Automatic, Light, Dark };

// All that is remembered from one run to the next.
class Settings
{
public:
    Settings(); // the person's own
    explicit Settings(const QString& file); // for tests

    // The demo's URI is another one in each run: it is remembered by a name of its own.
    void setDemoUri(const QString& uri) { m_demoUri = uri; }

    QList<SavedConnection> connections() const; // without a demo while there is none to offer
    void setConnections(const QList<SavedConnection>& connections);
    void saveConnection(const SavedConnection& connection); // adds it, or replaces that of the same URI
    void forgetConnection(const QString& uri);
    SavedConnection connection(const QString& uri) const;

    bool isXmlEditingOn() const { return m_store.value(QStringLiteral("xml/editing"), false).toBool(); }
    void setXmlEditingOn(bool on) { m_store.setValue(QStringLiteral("xml/editing"), on); }
    bool confirmsForceOff() const { return m_store.value(QStringLiteral("confirm/forceOff"), true).toBool(); }
    void setConfirmsForceOff(bool confirms) { m_store.setValue(QStringLiteral("confirm/forceOff"), confirms); }
    bool confirmsShutDown() const { return m_store.value(QStringLiteral("confirm/shutDown"), false).toBool(); }
    void setConfirmsShutDown(bool confirms) { m_store.setValue(QStringLiteral("confirm/shutDown"), confirms); }
    Colours colours() const;
    void setColours(Colours colours) { m_store.setValue(QStringLiteral("window/colours"), static_cast<int>(colours)); }
    bool wasDark() const
    {
        return m_store.value(QStringLiteral("window/wasDark"), false).toBool();
    } // what the desktop said last time
    void setWasDark(bool dark) { m_store.setValue(QStringLiteral("window/wasDark"), dark); }

    QString appliedFile() const; // where what was applied is kept

    DomainKey selection() const;
    void setSelection(const DomainKey& key);
    QString filter() const { return m_store.value(QStringLiteral("guests/filter")).toString(); }
    void setFilter(const QString& text) { m_store.setValue(QStringLiteral("guests/filter"), text); }
    QStringList collapsed() const; // URIs
    void setCollapsed(const QStringList& uris);
    bool showsGeneratedTaps() const { return m_store.value(QStringLiteral("taps/generated"), false).toBool(); }
    void setShowsGeneratedTaps(bool shows) { m_store.setValue(QStringLiteral("taps/generated"), shows); }
    // Findings that are as they should be: the reason by identityOf().
    QHash<QString, QString> ignoredFindings() const;
    void setIgnoredFindings(const QHash<QString, QString>& ignored);
    QString page() const { return m_store.value(QStringLiteral("window/page")).toString(); } // its object name
    void setPage(const QString& name) { m_store.setValue(QStringLiteral("window/page"), name); }
    // Geometry, splitters and columns, by the object name of what they belong to.
    QByteArray layout(const QString& name) const
    {
        return m_store.value(QStringLiteral("layout/") + name).toByteArray();
    }
    void setLayout(const QString& name, const QByteArray& layout)
    {
        m_store.setValue(QStringLiteral("layout/") + name, layout);
    }

private:
    QString stored(const QString& uri) const;
    QString loaded(const QString& uri) const; // empty for a demo while there is none

    QString m_demoUri;
    QString m_directory; // for data
    mutable QSettings m_store; // reading an array moves its cursor
};

} // namespace VirtTap
