#include "ovs/ovstables.h"

#include <QJsonArray>

#include <array>
#include <utility>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

// A column with any number of values is written ["set", [...]], but one with a single value as that value.
QJsonArray elements(const QJsonValue& value)
{
    const QJsonArray array = value.toArray();
    if (array.size() == 2 && array.first() == "set"_L1)
        return array.last().toArray();
    return { value };
}

QString reference(const QJsonValue& value) // ["uuid", "..."]
{
    return value.toArray().last().toString();
}

QList<int> numbers(const QJsonValue& column)
{
    QList<int> result;
    for (const QJsonValue& value : elements(column))
        result.append(value.toInt());
    return result;
}

} // namespace

QJsonObject OvsTables::monitorRequests()
{
    const auto columns
        = [](std::initializer_list<QJsonValue> names) { return QJsonObject { { u"columns"_s, QJsonArray(names) } }; };
    return {
        { u"Bridge"_s, columns({ u"name"_s, u"ports"_s }) },
        { u"Port"_s, columns({ u"name"_s, u"interfaces"_s, u"tag"_s, u"trunks"_s }) },
        { u"Interface"_s, columns({ u"name"_s, u"type"_s }) },
    };
}

void OvsTables::apply(const QJsonObject& updates)
{
    const std::array<std::pair<QString, Table*>, 3> tables { {
        { u"Bridge"_s, &m_bridges },
        { u"Port"_s, &m_ports },
        { u"Interface"_s, &m_interfaces },
    } };
    for (const auto& [name, table] : tables) {
        const QJsonObject rows = updates.value(name).toObject();
        for (auto row = rows.begin(); row != rows.end(); ++row) {
            const QJsonValue fresh = row.value().toObject().value("new"_L1);
            if (fresh.isObject())
                table->insert(row.key(), fresh.toObject());
            else
                table->remove(row.key());
        }
    }
}

OvsPorts OvsTables::ports() const
{
    OvsPorts result;
    for (const QJsonObject& bridge : m_bridges) {
        for (const QJsonValue& portReference : elements(bridge.value("ports"_L1))) {
            const QJsonObject port = m_ports.value(reference(portReference));
            const QList<int> tags = numbers(port.value("tag"_L1));
            for (const QJsonValue& linkReference : elements(port.value("interfaces"_L1))) {
                const QJsonObject link = m_interfaces.value(reference(linkReference));
                const QString name = link.value("name"_L1).toString();
                if (name.isEmpty())
                    continue;
                result.insert(name,
                    { bridge.value("name"_L1).toString(), port.value("name"_L1).toString(),
                        link.value("type"_L1).toString(), tags.isEmpty() ? std::nullopt : std::optional(tags.first()),
                        numbers(port.value("trunks"_L1)) });
            }
        }
    }
    return result;
}

} // namespace VirtTap
