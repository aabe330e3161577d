#include "translations/translations.h"

#include <memory>

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

static void initResource() // the macro works in no namespace
{
    Q_INIT_RESOURCE(translations);
}

namespace VirtTap {

void installTranslations(QCoreApplication& app, const QLocale& locale)
{
    initResource();
    const auto install = [&](auto&&... file) {
        auto translator = std::make_unique<QTranslator>(&app);
        return translator->load(file...) && QCoreApplication::installTranslator(translator.release());
    };
    const QString directory = u":/i18n"_s;
    if (install(locale, u"virt-tap"_s, u"_"_s, directory))
        install(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    else
        install(u"virt-tap_en"_s, directory);
}

} // namespace VirtTap
