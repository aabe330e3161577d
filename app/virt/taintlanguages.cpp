#include "virt/taintlanguages.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QtEndian>

#include <optional>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

// A catalogue of gettext's (.mo): two tables of lengths and places, the one of originals sorted. Nothing in it is
// trusted to be in bounds.
class Catalogue
{
public:
    explicit Catalogue(QByteArrayView bytes)
        : m_bytes(bytes)
    {
        constexpr quint32 magic = 0x950412de;
        if (number(0) == magic || (m_isSwapped = true, number(0) == magic))
            m_count = number(8);
        m_count = std::min<quint32>(m_count, quint32(bytes.size() / 16));
    }

    std::optional<QByteArrayView> translated(QByteArrayView original) const
    {
        quint32 low = 0;
        quint32 high = m_count;
        while (low < high) {
            const quint32 middle = (low + high) / 2;
            const int order = entry(12, middle).compare(original);
            if (order == 0)
                return entry(16, middle);
            (order < 0 ? low : high) = order < 0 ? middle + 1 : middle;
        }
        return std::nullopt;
    }

private:
    quint32 number(quint64 at) const
    {
        if (at + 4 > quint64(m_bytes.size()))
            return 0;
        const auto value = qFromLittleEndian<quint32>(m_bytes.data() + at);
        return m_isSwapped ? qbswap(value) : value;
    }

    QByteArrayView entry(quint64 table, quint32 index) const
    {
        const quint64 at = quint64(number(table)) + quint64(index) * 8;
        const quint64 size = number(at);
        const quint64 place = number(at + 4);
        if (place + size > quint64(m_bytes.size()))
            return {};
        return m_bytes.sliced(qsizetype(place), qsizetype(size));
    }

    QByteArrayView m_bytes;
    bool m_isSwapped = false;
    quint32 m_count = 0;
};

} // namespace

TaintLanguages::TaintLanguages(const QStringList& localeFolders)
{
    for (const QString& folder : localeFolders) {
        const QStringList languages = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString& language : languages)
            read(QDir(folder).filePath(language + "/LC_MESSAGES/libvirt.mo"_L1));
    }
}

void TaintLanguages::read(const QString& file)
{
    QFile catalogueFile(file);
    if (!catalogueFile.open(QIODevice::ReadOnly))
        return;
    const QByteArray bytes = catalogueFile.readAll();
    const Catalogue catalogue { QByteArrayView(bytes) };
    const auto words = [&](const QByteArray& original) {
        const auto found = catalogue.translated(original);
        return QString::fromUtf8(found && !found->isEmpty() ? *found : QByteArrayView(original));
    };
    for (const auto& [sentence, place] : { std::pair("tainted: %s", u"%s"_s), std::pair("tainted: %1$s", u"%1$s"_s) }) {
        for (const TaintFlag flag : allTaintFlags()) {
            const QString message = words(sentence).replace(place, words(taintText(flag).toLatin1()));
            const auto known = m_flags.constFind(message);
            const bool isAmbiguous = known != m_flags.constEnd() && *known != flag;
            m_flags.insert(message, isAmbiguous ? TaintFlag::Unknown : flag);
        }
    }
}

TaintFlag TaintLanguages::flagOf(const QString& message) const
{
    return m_flags.value(message, TaintFlag::Unknown);
}

TaintFlag recogniseTaint(const QString& message)
{
    if (const TaintFlag flag = taintByMessage(message); flag != TaintFlag::Unknown)
        return flag;
    static const TaintLanguages languages(
        QStandardPaths::locateAll(QStandardPaths::GenericDataLocation, u"locale"_s, QStandardPaths::LocateDirectory));
    return languages.flagOf(message);
}

} // namespace VirtTap
