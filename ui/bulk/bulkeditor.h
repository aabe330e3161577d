#pragma once

#include "ui/bulk/bulkrows.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace VirtTap {

class BulkTexts;
class Connections;

// What a person wants for many guests, and what that comes to: worked out anew by a worker when either changes.
class BulkEditor : public QObject
{
    Q_OBJECT

public:
    enum class Deed {
        Add, // one interface more for each guest
        ReplaceScripts, // each of their interfaces that runs a script
        ReplaceAll, // each of their interfaces that is not on a tap of its own
        NameTaps, // each of their interfaces that is to be on one and names none
    };
    enum class Way {
        NextStart, // those that run go on as they are until then
        Now, // and after the next start
        ShutDown, // those that run are shut down and started again, and keep the names of their taps
    };

    struct Wish
    {
        QSet<DomainKey> guests;
        Deed deed = Deed::Add;
        Way way = Way::NextStart;
        QString pattern;
        bool isBridgeAsNow = false; // that of the interface that is replaced, by its script or its XML
        QString bridge; // else; empty = none
        QString model; // of those that are added
        int queues = 0; // likewise; 0 = not given
        quint32 mtu = 0; // bytes; likewise
        bool isRestored = true; // taps are recreated when the host boots

        friend bool operator==(const Wish&, const Wish&) = default;
    };

    explicit BulkEditor(Connections& connections, QObject* parent = nullptr);
    ~BulkEditor() override;

    const Wish& wish() const { return m_wish; }
    void setWish(const Wish& wish);

    const QList<BulkRow>& rows() const { return m_rows; } // of the wish some moments ago while isBusy()
    bool isBusy() const { return m_isJudging || m_soon.isActive(); }
    QList<Plan> plans() const; // one for each guest, of its rows without a problem
    QString problem() const; // of the wish itself; translated
    bool isAnyRunning() const; // of the guests
    QString scriptWordsOf(const BulkRow& row) const; // what its script did; empty where there is none

signals:
    void changed();

private:
    void judgeSoon();
    void judge();
    BulkRequest request();
    QList<BulkItem> itemsOf(const DomainKey& guest);
    bool isMeant(const InterfacePair& pair) const;
    bool canMakeTaps(const QString& uri) const;
    std::optional<NewTap> tapOf(const DomainKey& guest, const std::optional<InterfacePair>& replaces) const;
    bool isHere(const QString& uri) const;

    Connections& m_connections;
    BulkTexts* m_texts;
    Wish m_wish;
    QList<BulkRow> m_rows;
    QHash<DomainKey, MacAddress> m_macs; // of interfaces that are added: the same each time they are worked out
    QTimer m_soon;
    bool m_isJudging = false;
};

} // namespace VirtTap
