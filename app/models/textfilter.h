#pragma once

#include <QString>
#include <QStringList>

namespace VirtTap {

// What a person typed into a filter: every word must occur, in any case. A word that looks like a part of a MAC address
// in another spelling (52-54-00, 5254.0010) is also looked for in libvirt's.
class TextFilter
{
public:
    TextFilter() = default;
    explicit TextFilter(const QString& text);

    const QString& text() const { return m_text; }
    bool isEmpty() const { return m_words.isEmpty(); }
    bool accepts(const QString& haystack) const;

private:
    QString m_text;
    QStringList m_words;
};

// Compares as people sort names: web2 before web10, in any case. Much quicker than a QCollator, and not of the locale.
bool isNameLess(QStringView a, QStringView b);

} // namespace VirtTap
