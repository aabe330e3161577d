#pragma once

#include <QIcon>

class QString;
class QStringView;

namespace VirtTap {

// The program's own icon of that name: resources/icons/NAME.svg. It is drawn in the colours of the application's
// palette at the time of painting, so it follows light and dark. An unknown name gives a null icon.
QIcon icon(QStringView name);

// The programme's emblem, in its own colours.
QIcon applicationIcon();

} // namespace VirtTap
