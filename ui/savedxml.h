#pragma once

#include <QString>

namespace VirtTap {

// A domain's XML as a file: with a comment at its head that says what is not in it. Connections give no secrets out.
QString savedDomain(const QString& xml);

} // namespace VirtTap
