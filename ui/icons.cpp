#include "ui/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

// Outside of the namespace, as the macro declares a function of the global one.
static void initResources()
{
    Q_INIT_RESOURCE(app);
}

namespace VirtTap {

namespace {

// The drawings use these colours and no others; each stands for a role, in the order of Ink.
constexpr std::array<const char*, 7> inks { "#000000", "#11aa11", "#cc1111", "#dd8811", "#1166cc", "#888888",
    "#ffffff" };
using Colours = std::array<QColor, inks.size()>;

Colours coloursFor(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    Colours colours;
    if (mode == QIcon::Disabled) {
        colours.fill(palette.color(QPalette::Disabled, QPalette::WindowText));
        colours.back() = palette.color(QPalette::Window);
        return colours;
    }
    if (mode == QIcon::Selected) { // shape alone tells: no colour is legible on every highlight
        colours.fill(palette.color(QPalette::HighlightedText));
        colours.back() = palette.color(QPalette::Highlight);
        return colours;
    }
    const bool isDark = palette.color(QPalette::Window).lightness() < 128;
    colours = isDark ? Colours { Qt::black, 0x5fc777, 0xf2777a, 0xe8b04b, 0x6cb0f0, 0x9a9ea3, Qt::white }
                     : Colours { Qt::black, 0x1d7f3a, 0xb3261e, 0xa85b00, 0x1b62a8, 0x6b7075, Qt::white };
    colours.front() = palette.color(QPalette::WindowText);
    colours.back() = palette.color(QPalette::Base);
    return colours;
}

class PaletteIconEngine : public QIconEngine
{
public:
    explicit PaletteIconEngine(QString path)
        : m_path(std::move(path))
    {
        QFile file(m_path);
        if (file.open(QIODevice::ReadOnly))
            m_drawing = file.readAll();
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state, ratio));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State /*state*/, qreal scale) override
    {
        const Colours colours = coloursFor(mode);
        QString key = m_path + u'|' + QString::number(size.width()) + u'x' + QString::number(size.height());
        for (const QColor& colour : colours)
            key += colour.name(QColor::HexArgb);

        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = draw(size, colours);
            QPixmapCache::insert(key, pixmap);
        }
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QIconEngine* clone() const override { return new PaletteIconEngine(*this); }
    QString key() const override { return u"virt-tap"_s; }
    bool isNull() override { return m_drawing.isEmpty(); }

private:
    QPixmap draw(const QSize& size, const Colours& colours) const
    {
        QByteArray drawing = m_drawing;
        std::array<QByteArray, inks.size()> places; // two passes, or a colour put in could be taken for an ink
        for (std::size_t i = 0; i < inks.size(); ++i) {
            places[i] = '@' + QByteArray::number(int(i)) + '@';
            drawing.replace(inks[i], places[i]);
        }
        for (std::size_t i = 0; i < inks.size(); ++i)
            drawing.replace(places[i], colours[i].name().toLatin1());

        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer renderer(drawing);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(&painter);
        return pixmap;
    }

    QString m_path;
    QByteArray m_drawing;
};

} // namespace

QIcon icon(QStringView name)
{
    initResources();
    const QString path = u":/icons/"_s.append(name).append(u".svg");
    return QFile::exists(path) ? QIcon(new PaletteIconEngine(path)) : QIcon();
}

QColor ink(Ink which)
{
    return coloursFor(QIcon::Normal).at(static_cast<std::size_t>(which));
}

QIcon applicationIcon()
{
    initResources();
    return QIcon(u":/icons/virt-tap.svg"_s);
}

} // namespace VirtTap
