#include "ui/appearance.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QStyle>
#include <QtConcurrent>

#include "core/deliver.h"
#include "core/workers.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

constexpr int portalTimeout = 3000; // milliseconds

const QString portalService = u"org.freedesktop.portal.Desktop"_s;
const QString portalPath = u"/org/freedesktop/portal/desktop"_s;
const QString portalInterface = u"org.freedesktop.portal.Settings"_s;
const QString appearanceGroup = u"org.freedesktop.appearance"_s;
const QString schemeKey = u"color-scheme"_s;

// On a worker: connecting to the bus and its answer may take long. Empty when there is no portal.
std::optional<uint> readScheme()
{
    QDBusMessage call = QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, u"Read"_s);
    call << appearanceGroup << schemeKey;
    const QDBusMessage answer = QDBusConnection::sessionBus().call(call, QDBus::Block, portalTimeout);
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty())
        return std::nullopt;
    QVariant value = answer.arguments().constFirst();
    while (value.canConvert<QDBusVariant>()) // Read() wraps it twice
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

} // namespace

Appearance::Appearance(Settings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_colours(settings.colours())
    , m_isDesktopDark(settings.wasDark() || qApp->palette().color(QPalette::Window).lightness() < 128)
{
    apply();
}

void Appearance::setColours(Colours colours)
{
    m_colours = colours;
    m_settings.setColours(colours);
    apply();
}

void Appearance::askDesktop()
{
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return;
    deliver(QtConcurrent::run(&workers(), readScheme), this, [this](std::optional<uint> scheme) {
        if (!scheme)
            return;
        QDBusConnection::sessionBus().connect(portalService, portalPath, portalInterface, u"SettingChanged"_s, this,
            SLOT(desktopChanged(QString, QString, QDBusVariant)));
        setDesktop(*scheme);
    });
}

void Appearance::desktopChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == appearanceGroup && key == schemeKey)
        setDesktop(value.variant().toUInt());
}

void Appearance::setDesktop(uint scheme)
{
    m_isDesktopDark = scheme == 1;
    m_settings.setWasDark(m_isDesktopDark);
    apply();
}

void Appearance::apply()
{
    const bool isDark = m_colours == Colours::Dark || (m_colours == Colours::Automatic && m_isDesktopDark);
    const QPalette wanted = palette(isDark);
    if (qApp->palette() != wanted)
        QApplication::setPalette(wanted);
}

QPalette Appearance::palette(bool isDark)
{
    const auto colour = [isDark](QRgb light, QRgb dark) { return QColor(isDark ? dark : light); };
    QPalette palette;
    const auto set
        = [&](QPalette::ColorRole role, QRgb light, QRgb dark) { palette.setColor(role, colour(light, dark)); };
    set(QPalette::Window, 0xf1f1f0, 0x33363a);
    set(QPalette::WindowText, 0x1e2022, 0xe4e5e7);
    set(QPalette::Base, 0xffffff, 0x1d1f21);
    set(QPalette::AlternateBase, 0xf7f7f6, 0x232528);
    set(QPalette::Text, 0x1e2022, 0xe4e5e7);
    set(QPalette::PlaceholderText, 0x767a7f, 0x8d9196);
    set(QPalette::Button, 0xf4f4f3, 0x43474c);
    set(QPalette::ButtonText, 0x1e2022, 0xe4e5e7);
    set(QPalette::BrightText, 0xb3261e, 0xf2777a);
    set(QPalette::ToolTipBase, 0xfffff2, 0x3a3d41);
    set(QPalette::ToolTipText, 0x1e2022, 0xe4e5e7);
    set(QPalette::Highlight, 0x2467a8, 0x2f6fb0);
    set(QPalette::HighlightedText, 0xffffff, 0xffffff);
    set(QPalette::Link, 0x1b62a8, 0x6cb0f0);
    set(QPalette::LinkVisited, 0x6a3fa0, 0xb79be0);
    set(QPalette::Light, 0xffffff, 0x54585e);
    set(QPalette::Midlight, 0xe4e4e2, 0x474b50);
    set(QPalette::Mid, 0xb9bbbd, 0x1c1e20);
    set(QPalette::Dark, 0x9fa1a4, 0x17181a);
    set(QPalette::Shadow, 0x6f7174, 0x0e0f10);
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, colour(0x85898e, 0x7d8187));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colour(0xb9c4cf, 0x44505c));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, colour(0x3a3d40, 0xc0c3c7));
    return palette;
}

} // namespace VirtTap
