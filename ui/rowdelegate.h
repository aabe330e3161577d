#pragma once

#include <QCache>
#include <QFont>
#include <QHash>
#include <QIcon>
#include <QStaticText>
#include <QStyledItemDelegate>

namespace VirtTap {

// Draws rows of the models: the picture that IconNameRole names, what is only remembered (StaleRole) as disabled, what
// the next start changes (PendingRole) in italics, and names, addresses and XML from left to right in every language.
// Texts that were laid out once are kept: to do it anew for every picture took most of the time that a picture takes.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    struct Line
    {
        QString text;
        int width; // pixels it may take
        bool isItalic;

        bool operator==(const Line&) const = default;
    };
    friend size_t qHash(const Line& line, size_t seed)
    {
        return qHashMulti(seed, line.text, line.width, line.isItalic);
    }

    void drawText(QPainter& painter, const QStyleOptionViewItem& item, const QString& text) const;
    const QStaticText& laidOut(const QStyleOptionViewItem& item, const QString& text, int width) const;

    mutable QHash<QString, QIcon> m_icons;
    mutable QCache<Line, QStaticText> m_texts { 600 }; // those of a picture or two
    mutable QFont m_font; // theirs, but for the italics
};

} // namespace VirtTap
