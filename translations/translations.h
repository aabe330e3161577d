#pragma once

class QCoreApplication;
class QLocale;

namespace VirtTap {

// The words of this locale, ours and Qt's own; English where there are none, which it needs for its plurals.
void installTranslations(QCoreApplication& app, const QLocale& locale);

} // namespace VirtTap
