#include "kernel/netlinksocket.h"
#include "kernel/portmessage.h"

#include <QTest>

#include <array>

#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>

using namespace VirtTap;

namespace {

struct Vlan
{
    quint16 id;
    quint16 flags;
};

// As the kernel would write it: of port 7 of the bridge 3.
class Message
{
public:
    explicit Message(unsigned char family = AF_BRIDGE, quint16 type = RTM_NEWLINK)
        : m_header(mnl_nlmsg_put_header(m_buffer.data()))
    {
        m_header->nlmsg_type = type;
        auto* link = static_cast<ifinfomsg*>(mnl_nlmsg_put_extra_header(m_header, sizeof(ifinfomsg)));
        link->ifi_family = family;
        link->ifi_index = 7;
        mnl_attr_put_u32(m_header, IFLA_MASTER, 3);
    }

    Message& port(quint8 state, bool isIsolated)
    {
        nlattr* nest = mnl_attr_nest_start(m_header, IFLA_PROTINFO);
        mnl_attr_put_u8(m_header, IFLA_BRPORT_STATE, state);
        mnl_attr_put_u8(m_header, IFLA_BRPORT_ISOLATED, isIsolated ? 1 : 0);
        mnl_attr_nest_end(m_header, nest);
        return *this;
    }

    Message& vlans(const QList<Vlan>& vlans)
    {
        nlattr* nest = mnl_attr_nest_start(m_header, IFLA_AF_SPEC);
        for (const Vlan& vlan : vlans) {
            const bridge_vlan_info info { .flags = vlan.flags, .vid = vlan.id };
            mnl_attr_put(m_header, IFLA_BRIDGE_VLAN_INFO, sizeof info, &info);
        }
        mnl_attr_nest_end(m_header, nest);
        return *this;
    }

    std::optional<PortMessage> read() const { return readPortMessage(*m_header); }

private:
    std::array<std::byte, 1024> m_buffer {};
    nlmsghdr* m_header;
};

} // namespace

class TestPortMessage : public QObject
{
    Q_OBJECT

private slots:
    void whatAPortDoesIsRead_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<BridgePort::State>("state");
        QTest::newRow("disabled") << 0 << BridgePort::State::Disabled;
        QTest::newRow("listening") << 1 << BridgePort::State::Listening;
        QTest::newRow("learning") << 2 << BridgePort::State::Learning;
        QTest::newRow("forwarding") << 3 << BridgePort::State::Forwarding;
        QTest::newRow("blocking") << 4 << BridgePort::State::Blocking;
    }

    void whatAPortDoesIsRead()
    {
        QFETCH(int, number);
        QFETCH(BridgePort::State, state);
        for (const bool isIsolated : { true, false }) {
            const auto message = Message().port(static_cast<quint8>(number), isIsolated).read();
            QVERIFY(message);
            QCOMPARE(message->port, 7);
            QCOMPARE(message->bridge, 3);
            QCOMPARE(message->how.state, state);
            QCOMPARE(message->how.isIsolated, isIsolated);
            QVERIFY(!message->vlans);
        }
    }

    void vlansAreRead()
    {
        const auto message
            = Message()
                  .port(3, false)
                  .vlans({ { 1, BRIDGE_VLAN_INFO_PVID | BRIDGE_VLAN_INFO_UNTAGGED },
                      { 10, BRIDGE_VLAN_INFO_RANGE_BEGIN }, { 19, BRIDGE_VLAN_INFO_RANGE_END }, { 42, 0 } })
                  .read();
        QVERIFY(message && message->vlans);
        const PortVlans& vlans = *message->vlans;
        QCOMPARE(vlans.untagged, 1);
        QCOMPARE(vlans.ranges, (QList<std::pair<quint16, quint16>> { { 1, 1 }, { 10, 19 }, { 42, 42 } }));
        QVERIFY(vlans.contains(15) && vlans.contains(42) && !vlans.contains(20));
        QVERIFY(Message().port(3, false).vlans({}).read()->vlans->ranges.isEmpty());
    }

    void whatIsNotOfAPortIsNone()
    {
        QVERIFY(!Message().read()); // of the bridge itself
        QVERIFY(!Message(AF_UNSPEC).port(3, false).read());
        QVERIFY(!Message(AF_BRIDGE, RTM_DELLINK).port(3, false).read());
    }
};

QTEST_GUILESS_MAIN(TestPortMessage)
#include "tst_portmessage.moc"
