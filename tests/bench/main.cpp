#include "bench/bench.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

int main(int argc, char** argv)
{
    const QString part = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    if (part == "window"_L1)
        return Bench::window(argc, argv);

    const QCoreApplication app(argc, argv);
    const QHash<QString, int (*)(const QStringList&)> parts {
        { u"links"_s, Bench::links },
        { u"helper"_s, Bench::helper },
        { u"guests"_s, Bench::guests },
        { u"raw"_s, Bench::raw },
        { u"devices"_s, Bench::devices },
        { u"keepalive"_s, Bench::keepAlive },
        { u"host"_s, Bench::host },
        { u"problems"_s, Bench::problems },
        { u"proxy"_s, Bench::proxy },
    };
    const auto run = parts.value(part);
    if (run == nullptr) {
        std::fprintf(stderr, "No such part; see tests/bench/bench.h.\n");
        return 2;
    }
    return run(QCoreApplication::arguments().mid(2));
}
