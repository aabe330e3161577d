#include "core/connection.h"
#include "engine/engine.h"
#include "engine/machinewatch.h"
#include "integration/labhost.h"
#include "integration/labtools.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <net/if.h>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

// Says first whether the tap is there.
void die(const QString& tap)
{
    std::puts(::if_nametoindex(tap.toLocal8Bit().constData()) != 0 ? "there" : "not there");
    std::fflush(stdout);
    std::raise(SIGKILL);
}

} // namespace

// dyingplan GUEST TAP STEP: creates the tap and gives it to the guest, as virt-tap does; dies by SIGKILL as soon as
// that step (0, 1, …) is done, or else when all is.
int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    auto engine = std::make_unique<Engine>();
    new MachineWatch(*engine);
    Lab::Host host(std::move(engine));
    const auto makesTaps = [&host] {
        const TapService* service = host.connections().tapService(host.connection().state().host.machineId);
        return service && service->state().isAvailable();
    };
    if (arguments.size() != 4 || !host.open() || !Lab::waitFor(makesTaps) || !host.waitForGuest(arguments.at(1)))
        return 2;
    InterfaceRequest request = host.request(arguments.at(1), arguments.at(2));
    request.newTap = NewTap { .owner = 0, .group = {}, .opener = u"root"_s, .bridge = u"br0"_s, .isRestored = true };
    const Result<Plan> plan = host.plan(request);
    if (!plan)
        return 3;
    PlanRun run(*plan, host.connections());
    QObject::connect(&run, &PlanRun::stepChanged, &run, [&arguments](int step, PlanRun::StepState state) {
        if (step == arguments.at(3).toInt() && state == PlanRun::StepState::Done)
            die(arguments.at(2));
    });
    QObject::connect(&run, &PlanRun::finished, &run, [&arguments] { die(arguments.at(2)); });
    run.start();
    return QCoreApplication::exec();
}
