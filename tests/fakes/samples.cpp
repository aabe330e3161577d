#include "fakes/samples.h"
#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace VirtTap {

using namespace Qt::StringLiterals;

QUuid sampleUuid(int number)
{
    return QUuid::createUuidV5(QUuid(), QString::number(number));
}

MacAddress sampleMac(int number)
{
    const auto octet = [number](int shift) { return static_cast<std::uint8_t>((number >> shift) & 0xff); };
    return MacAddress({ 0x52, 0x54, 0x00, octet(16), octet(8), octet(0) });
}

Interface sampleTapInterface(int mac, const QString& tap)
{
    Interface interface;
    interface.type = u"ethernet"_s;
    interface.targetDev = tap;
    interface.managed = false;
    interface.mac = sampleMac(mac);
    interface.model = u"virtio"_s;
    return interface;
}

Interface sampleUserInterface(int mac)
{
    Interface interface;
    interface.type = u"user"_s;
    interface.mac = sampleMac(mac);
    interface.model = u"virtio"_s;
    return interface;
}

namespace {

Interface running(Interface interface, int index)
{
    interface.alias = u"net%1"_s.arg(index);
    interface.address = u"pci 0000:%1:00.0"_s.arg(index + 1, 2, 16, QLatin1Char('0'));
    return interface;
}

} // namespace

Domain sampleDomain(int number, const QString& name, Domain::State state, const QList<Interface>& interfaces)
{
    Domain domain;
    domain.uuid = sampleUuid(number);
    domain.name = name;
    domain.state = state;
    domain.autostart = false;
    domain.hasManagedSave = false;
    domain.isRead = true;
    for (qsizetype i = 0; i < interfaces.size(); ++i) {
        const int index = static_cast<int>(i);
        Interface config = running(interfaces.at(i), index);
        if (domain.isActive())
            domain.live.append(config);
        config.alias.clear();
        domain.config.append(config);
    }
    return domain;
}

Link sampleLink(int id, const QString& name, Link::Kind kind)
{
    Link link;
    link.id = id;
    link.name = name;
    link.kind = kind;
    link.isUp = true;
    link.hasCarrier = true;
    link.mtu = 1500;
    link.mac = MacAddress({ 0x02, 0, 0, 0, static_cast<std::uint8_t>(id >> 8), static_cast<std::uint8_t>(id) });
    link.master = 0;
    link.port = QString();
    link.alias = QString();
    link.maker = Link::Maker::Unknown;
    return link;
}

Link sampleTap(int id, const QString& name, int master)
{
    Link link = sampleLink(id, name, Link::Kind::Tap);
    link.hasCarrier = false;
    link.master = master;
    TunFacts tun;
    tun.owner = 0;
    tun.isPersistent = true;
    link.tun = tun;
    return link;
}

MachineState sampleMachine()
{
    MachineState machine;
    machine.id = QString::fromUtf16(sampleMachineId);
    machine.name = u"host01"_s;
    machine.source = MachineState::Source::Kernel;
    const auto add = [&machine](const Link& link) { machine.links.insert(link.id, link); };
    add(sampleLink(1, u"lo"_s, Link::Kind::Loopback));
    add(sampleLink(2, u"br0"_s, Link::Kind::Bridge));
    Link physical = sampleLink(3, u"enp3s0"_s, Link::Kind::Physical);
    physical.master = 2;
    physical.altNames = QStringList { u"enp3s0long"_s };
    add(physical);

    Link web = sampleTap(10, u"tap-web01"_s, 2);
    web.hasCarrier = true;
    add(web);
    add(sampleTap(11, u"tap-db01"_s, 2));
    Link spare = sampleTap(12, u"tap-spare"_s);
    spare.isUp = false;
    add(spare);
    Link multiQueue = sampleTap(13, u"tap-mq"_s, 2);
    TunFacts tun = multiQueue.tun.value();
    tun.isMultiQueue = true;
    multiQueue.tun = tun;
    add(multiQueue);
    Link alice = sampleTap(14, u"tap-alice"_s, 2);
    tun = alice.tun.value();
    tun.owner = 1000;
    alice.tun = tun;
    add(alice);
    add(sampleLink(20, u"tun0"_s, Link::Kind::Tun));
    add(sampleLink(21, u"veth0"_s, Link::Kind::Veth));
    return machine;
}

namespace {

ConnectionState openConnection(const QString& uri)
{
    ConnectionState state;
    state.uri = uri;
    state.phase = ConnectionState::Phase::Open;
    state.asOf = QDateTime(QDate(2024, 5, 17), QTime(12, 0), Qt::UTC);
    state.host.hostName = u"host01"_s;
    state.host.driver = u"QEMU"_s;
    state.host.libvirtVersion = 9'000'000;
    state.host.hypervisorVersion = 7'002'000;
    state.host.machineId = QString::fromUtf16(sampleMachineId);
    return state;
}

} // namespace

ConnectionState sampleConnection()
{
    ConnectionState state = openConnection(QString::fromUtf16(sampleUri));
    const auto add = [&state](const Domain& domain) { state.domains.insert(domain.uuid, DomainPtr::create(domain)); };
    add(sampleDomain(1, u"web01"_s, Domain::State::Running, { sampleTapInterface(1, u"tap-web01"_s) }));

    Domain database = sampleDomain(2, u"db01"_s, Domain::State::Running, { sampleUserInterface(2) });
    Interface next = sampleTapInterface(2, u"tap-db01"_s);
    next.address = database.config.first().address;
    database.config = QList { next };
    add(database);

    Interface script = sampleTapInterface(3, u"tap-old07"_s);
    script.managed.reset();
    script.script = u"/nosuch/qemu-ifup"_s; // a machine may have /etc/qemu-ifup, and the program would read it
    Domain old = sampleDomain(3, u"old07"_s, Domain::State::ShutOff, { script });
    old.configCauses = { { .flag = TaintFlag::ShellScripts,
        .element = "interface/script"_L1,
        .device = sampleMac(3).toString(),
        .value = *script.script,
        .line = 9,
        .lastLine = 9 } };
    add(old);
    add(sampleDomain(4, u"paused1"_s, Domain::State::Paused, { sampleUserInterface(4) }));
    Domain saved = sampleDomain(5, u"saved1"_s, Domain::State::ShutOff, { sampleTapInterface(5, u"tap-gone"_s) });
    saved.hasManagedSave = true;
    add(saved);
    return state;
}

ConnectionState sampleSession()
{
    ConnectionState state = openConnection(QString::fromUtf16(sampleSessionUri));
    state.host.isSession = true;
    return state;
}

ConnectionState manyGuests(int count)
{
    ConnectionState state = openConnection(QString::fromUtf16(sampleUri));
    state.domains.reserve(count);
    for (int i = 0; i < count; ++i) {
        const Domain domain = sampleDomain(i, u"guest%1"_s.arg(i, 5, 10, QLatin1Char('0')),
            i % 2 == 0 ? Domain::State::Running : Domain::State::ShutOff,
            { sampleTapInterface(i, u"tap%1"_s.arg(i, 5, 10, QLatin1Char('0'))) });
        state.domains.insert(domain.uuid, DomainPtr::create(domain));
    }
    return state;
}

MachineState manyTaps(int count)
{
    MachineState machine;
    machine.id = QString::fromUtf16(sampleMachineId);
    machine.name = u"host01"_s;
    machine.source = MachineState::Source::Kernel;
    machine.links.insert(2, sampleLink(2, u"br0"_s, Link::Kind::Bridge));
    for (int i = 0; i < count; ++i) {
        Link link = sampleTap(100 + i, u"tap%1"_s.arg(i, 5, 10, QLatin1Char('0')), 2);
        link.hasCarrier = i % 2 == 0;
        machine.links.insert(link.id, link);
    }
    return machine;
}

void fillSamples(FakeConnections& connections)
{
    connections.setMachine(sampleMachine());
    connections.add(sampleConnection());
    connections.add(sampleSession());
}

namespace {

void writeInterface(QXmlStreamWriter& xml, const Interface& interface)
{
    const auto element = [&xml](const QString& name, const QString& attribute, const QString& value) {
        if (value.isEmpty())
            return;
        xml.writeEmptyElement(name);
        xml.writeAttribute(attribute, value);
    };
    xml.writeStartElement(u"interface"_s);
    xml.writeAttribute(u"type"_s, interface.type);
    if (interface.mac)
        element(u"mac"_s, u"address"_s, interface.mac->toString());
    element(u"source"_s, interface.type == u"network" ? u"network"_s : u"bridge"_s, interface.source);
    if (interface.script)
        element(u"script"_s, u"path"_s, *interface.script);
    if (!interface.targetDev.isEmpty() || interface.managed) {
        xml.writeEmptyElement(u"target"_s);
        if (!interface.targetDev.isEmpty())
            xml.writeAttribute(u"dev"_s, interface.targetDev);
        if (interface.managed)
            xml.writeAttribute(u"managed"_s, *interface.managed ? u"yes"_s : u"no"_s);
    }
    element(u"model"_s, u"type"_s, interface.model);
    element(u"driver"_s, u"queues"_s, interface.queues > 0 ? QString::number(interface.queues) : QString());
    element(u"mtu"_s, u"size"_s, interface.mtu > 0 ? QString::number(interface.mtu) : QString());
    element(u"boot"_s, u"order"_s, interface.bootOrder > 0 ? QString::number(interface.bootOrder) : QString());
    element(u"alias"_s, u"name"_s, interface.alias);
    if (interface.address.startsWith(u"pci "_s)) {
        const QString place = interface.address.mid(4); // dddd:bb:ss.f
        xml.writeEmptyElement(u"address"_s);
        xml.writeAttribute(u"type"_s, u"pci"_s);
        xml.writeAttribute(u"domain"_s, u"0x"_s + place.mid(0, 4));
        xml.writeAttribute(u"bus"_s, u"0x"_s + place.mid(5, 2));
        xml.writeAttribute(u"slot"_s, u"0x"_s + place.mid(8, 2));
        xml.writeAttribute(u"function"_s, u"0x"_s + place.mid(11, 1));
    }
    xml.writeEndElement();
}

void readElement(QStringView name, const QXmlStreamAttributes& attributes, Interface& interface)
{
    const auto text = [&](const QString& attribute) { return attributes.value(attribute).toString(); };
    if (name == u"interface") {
        interface.type = text(u"type"_s);
    } else if (name == u"mac") {
        interface.mac = MacAddress::parse(attributes.value(u"address"_s));
    } else if (name == u"source") {
        interface.source = text(interface.type);
    } else if (name == u"script") {
        interface.script = text(u"path"_s);
    } else if (name == u"target") {
        interface.targetDev = text(u"dev"_s);
        if (attributes.hasAttribute(u"managed"_s))
            interface.managed = attributes.value(u"managed"_s) != u"no";
    } else if (name == u"model") {
        interface.model = text(u"type"_s);
    } else if (name == u"driver") {
        interface.queues = attributes.value(u"queues"_s).toInt();
        interface.driverName = text(u"name"_s);
    } else if (name == u"mtu") {
        interface.mtu = attributes.value(u"size"_s).toUInt();
    } else if (name == u"boot") {
        interface.bootOrder = attributes.value(u"order"_s).toInt();
    } else if (name == u"alias") {
        interface.alias = text(u"name"_s);
    } else if (name == u"address" && attributes.value(u"type"_s) == u"pci") {
        interface.address
            = u"pci %1:%2:%3.%4"_s.arg(attributes.value(u"domain"_s).mid(2), attributes.value(u"bus"_s).mid(2),
                attributes.value(u"slot"_s).mid(2), attributes.value(u"function"_s).mid(2));
    }
}

} // namespace

QString sampleInterfaceXml(const Interface& interface)
{
    QString text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    writeInterface(xml, interface);
    return text.trimmed() + u'\n';
}

Interface sampleInterface(const QString& xml)
{
    Interface interface;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement)
            readElement(reader.name(), reader.attributes(), interface);
    }
    return interface;
}

QString sampleDomainXml(const Domain& domain, Connection::Xml which)
{
    QString text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartElement(u"domain"_s);
    xml.writeAttribute(u"type"_s, u"kvm"_s);
    xml.writeTextElement(u"name"_s, domain.name);
    xml.writeTextElement(u"uuid"_s, domain.uuid.toString(QUuid::WithoutBraces));
    xml.writeStartElement(u"os"_s);
    xml.writeStartElement(u"type"_s);
    xml.writeAttribute(u"machine"_s, u"pc-q35-7.2"_s);
    xml.writeCharacters(u"hvm"_s);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeStartElement(u"devices"_s);
    for (const Interface& interface : which == Connection::Xml::Live ? domain.live : domain.config)
        writeInterface(xml, interface);
    xml.writeEndElement();
    xml.writeEndElement();
    return text.trimmed() + u'\n';
}

} // namespace VirtTap
