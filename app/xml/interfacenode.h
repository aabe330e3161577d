#pragma once

#include "core/interface.h"

#include <QByteArrayView>

#include <pugixml.hpp>

#include <expected>

namespace VirtTap {

struct Error;

// Line ends are left as they are. In texts that are edited, comments, CDATA and blanks are kept too.
constexpr unsigned readFlags = pugi::parse_default & ~pugi::parse_eol;
constexpr unsigned editFlags = (pugi::parse_full | pugi::parse_ws_pcdata) & ~pugi::parse_eol;

// An Error names the line.
std::expected<void, Error> load(pugi::xml_document& document, QByteArrayView xml, unsigned flags);
QByteArray toXml(const pugi::xml_node& node); // as it is; attributes in single quotes, as libvirt writes them

// An <interface> element and its value; nothing is checked, what is not understood counts as absent.
Interface readInterfaceNode(const pugi::xml_node& node);

// The <source> of this type that names `source`; adds nothing where the type has none or the text does not fit it.
void writeSource(pugi::xml_node interface, const QString& type, const QString& source);
// Makes an existing <source> name another thing of the same kind; false when it has to be written anew.
bool renameSource(pugi::xml_node source, const QString& type, const QString& name);

pugi::xml_attribute setAttribute(pugi::xml_node node, const char* name, const QString& value);
// The text of one <interface> without what surrounds it (declaration, comments, blanks); an Error when it is not one.
std::expected<QByteArray, Error> onlyInterface(QByteArrayView xml);

bool isElement(const pugi::xml_node& node, QByteArrayView name);

} // namespace VirtTap
