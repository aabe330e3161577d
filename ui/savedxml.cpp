#include "ui/savedxml.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

struct SavedXml
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::SavedXml)
};

} // namespace

QString savedDomain(const QString& xml)
{
    // Two hyphens would end the comment for a parser, also a translation's.
    const QString note = SavedXml::tr("Saved by virt-tap without secrets: passwords that this guest has are not in "
                                      "here. Defining it takes them away.")
                             .replace(u"--"_s, u"–"_s);
    return u"<!-- %1 -->\n"_s.arg(note) + xml;
}

} // namespace VirtTap
