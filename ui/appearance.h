#pragma once

#include "ui/settings.h"

#include <QDBusVariant>
#include <QObject>
#include <QPalette>

namespace VirtTap {

// Light or dark, as the person chose or as the desktop has it: the XDG portal's colour scheme where there is a portal,
// else the platform's palette. The bus is asked on a thread of its own; until it answers, what it said last time holds.
class Appearance : public QObject
{
    Q_OBJECT

public:
    explicit Appearance(Settings& settings, QObject* parent = nullptr);

    Colours colours() const { return m_colours; }
    void setColours(Colours colours);
    void askDesktop();

    static QPalette palette(bool isDark);

private slots:
    void desktopChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void setDesktop(uint scheme); // of org.freedesktop.appearance: 0 no preference, 1 dark, 2 light
    void apply();

    Settings& m_settings;
    Colours m_colours;
    bool m_isDesktopDark = false;
};

} // namespace VirtTap
