#pragma once

#include <QIcon>

class QColor;
class QString;
class QStringView;

namespace VirtTap {

// The program's own icon of that name: resources/icons/NAME.svg. It is drawn in the colours of the application's
// palette at the time of painting, so it follows light and dark. An unknown name gives a null icon.
QIcon icon(QStringView name);

// The colours that icons are drawn in, as they are now: for what is painted beside them.
enum class Ink { Text, Good, Bad, Doubtful, Accent, Faint };
QColor ink(Ink which);

// The programme's emblem, in its own colours.
QIcon applicationIcon();

} // namespace VirtTap
