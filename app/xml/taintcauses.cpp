#include "xml/taintcauses.h"
#include "xml/interfacenode.h"
#include "xml/xmltext.h"

#include <string_view>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

using Condition = TaintCause::Condition;

class Search
{
public:
    explicit Search(QByteArrayView xml)
        : m_xml(xml)
    {
    }

    void lookAt(const pugi::xml_node& domain)
    {
        const pugi::xml_node os = domain.child("os");
        m_arch = text(os.child("type").attribute("arch").value());
        for (const pugi::xml_node& child : domain.children()) {
            const std::string_view name = child.name();
            if (name == "os")
                lookAtOs(child);
            else if (name == "cpu")
                lookAtCpu(child);
            else if (name == "devices")
                lookAtDevices(child);
            else if (name.starts_with("qemu:"))
                lookAtQemu(child, name);
        }
    }

    QList<TaintCause> causes() const { return m_causes; }

private:
    static QString text(const char* utf8) { return QString::fromUtf8(utf8); }

    void add(TaintCause cause, const pugi::xml_node& element)
    {
        const qsizetype begin = std::max<qsizetype>(0, element.offset_debug() - 1); // the offset is that of the name
        const qsizetype end = elementEnd(m_xml, begin);
        cause.line = lineAt(m_xml, begin);
        cause.lastLine = end < 0 ? cause.line : lineAt(m_xml, end);
        m_causes.append(std::move(cause));
    }

    void lookAtOs(const pugi::xml_node& os)
    {
        const pugi::xml_node type = os.child("type");
        if (const QString machine = text(type.attribute("machine").value()); !machine.isEmpty()) {
            add({ .flag = TaintFlag::DeprecatedConfig,
                    .condition = Condition::DeprecatedMachine,
                    .element = "os/type"_L1,
                    .device = m_arch,
                    .value = machine },
                type);
        }
        if (const pugi::xml_node dtb = os.child("dtb")) {
            add({ .flag = TaintFlag::CustomDtb,
                    .element = "os/dtb"_L1,
                    .device = {},
                    .value = text(dtb.child_value()) },
                dtb);
        }
    }

    void lookAtCpu(const pugi::xml_node& cpu)
    {
        const std::string_view mode = cpu.attribute("mode").value();
        if (mode == "host-passthrough" || mode == "maximum") {
            add({ .flag = TaintFlag::HostCpu,
                    .condition = Condition::Restore,
                    .element = "cpu"_L1,
                    .device = {},
                    .value = text(cpu.attribute("mode").value()) },
                cpu);
        } else if (const pugi::xml_node model = cpu.child("model"); model && mode != "host-model") {
            add({ .flag = TaintFlag::DeprecatedConfig,
                    .condition = Condition::DeprecatedCpu,
                    .element = "cpu/model"_L1,
                    .device = m_arch,
                    .value = text(model.child_value()) },
                model);
        }
    }

    void lookAtDevices(const pugi::xml_node& devices)
    {
        for (const pugi::xml_node& device : devices.children()) {
            const std::string_view name = device.name();
            if (name == "interface")
                lookAtInterface(device);
            else if (name == "disk")
                lookAtDisk(device);
            else if (name == "hostdev" && std::string_view(device.attribute("rawio").value()) == "yes")
                addRawAccess(device, "hostdev"_L1, text(device.child("alias").attribute("name").value()));
        }
    }

    void lookAtInterface(const pugi::xml_node& interface)
    {
        const pugi::xml_node script = interface.child("script");
        const QString path = text(script.attribute("path").value()); // an empty one is not run and does not taint
        if (path.isEmpty())
            return;
        add({ .flag = TaintFlag::ShellScripts,
                .element = "interface/script"_L1,
                .device = text(interface.child("mac").attribute("address").value()),
                .value = path },
            script);
    }

    void lookAtDisk(const pugi::xml_node& disk)
    {
        const QString target = text(disk.child("target").attribute("dev").value());
        if (std::string_view(disk.attribute("rawio").value()) == "yes")
            addRawAccess(disk, "disk"_L1, target);
        const pugi::xml_node source = disk.child("source");
        if (std::string_view(disk.attribute("device").value()) == "cdrom"
            && std::string_view(disk.attribute("type").value()) == "block" && source.attribute("dev")) {
            add({ .flag = TaintFlag::CdromPassthrough,
                    .condition = Condition::CdDrive,
                    .element = "disk/source"_L1,
                    .device = target,
                    .value = text(source.attribute("dev").value()) },
                disk);
        }
    }

    void addRawAccess(const pugi::xml_node& device, QLatin1StringView element, const QString& name)
    {
        add({ .flag = TaintFlag::HighPrivileges,
                .condition = Condition::SystemDaemon,
                .element = element,
                .device = name,
                .value = {} },
            device);
    }

    // Elements that are there but hold nothing change nothing.
    void lookAtQemu(const pugi::xml_node& element, std::string_view name)
    {
        const auto has = [&](const char* child) { return bool(element.child(child)); };
        const auto note = [&](TaintFlag flag, QLatin1StringView path) {
            add({ .flag = flag, .element = path, .device = {}, .value = {} }, element);
        };
        if (name == "qemu:commandline" && (has("qemu:arg") || has("qemu:env")))
            note(TaintFlag::CustomArgv, "qemu:commandline"_L1);
        else if (name == "qemu:override" && has("qemu:device"))
            note(TaintFlag::CustomDevice, "qemu:override"_L1);
        else if (name == "qemu:capabilities" && (has("qemu:add") || has("qemu:del")))
            note(TaintFlag::CustomHypervisorFeature, "qemu:capabilities"_L1);
    }

    QByteArrayView m_xml;
    QString m_arch;
    QList<TaintCause> m_causes;
};

} // namespace

QList<TaintCause> taintCausesIn(const pugi::xml_node& domain, QByteArrayView xml)
{
    Search search(xml);
    search.lookAt(domain);
    return search.causes();
}

Result<QList<TaintCause>> readTaintCauses(QByteArrayView xml)
{
    pugi::xml_document document;
    if (const auto loaded = load(document, xml, readFlags); !loaded)
        return std::unexpected(loaded.error());
    return taintCausesIn(document.child("domain"), xml);
}

} // namespace VirtTap
