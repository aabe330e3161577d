#include "fakekernel.h"
#include "helper/change.h"
#include "helper/linuxtaps.h"
#include "unit/loudskip.h"
#include "unit/netlab.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/wait.h>

using namespace VirtTap;
using namespace VirtTap::Helper;

namespace {

const Caller alice { .uid = 1000, .sender = ":1.1" };

// The kernel, and a process that is killed before and after each call to it. Between any two calls lies at most one
// write of the state file, so that the process dies between any two steps.
class DeadlyKernel : public TapKernel
{
    template <typename Call>
    auto with(Call call)
    {
        step();
        auto outcome = call();
        step();
        return outcome;
    }
    void step()
    {
        if (m_steps++ == m_diesAt)
            ::raise(SIGKILL);
    }

public:
    DeadlyKernel(TapKernel& kernel, int diesAt)
        : m_kernel(kernel)
        , m_diesAt(diesAt)
    {
    }

    Outcome<Links> links() override
    {
        return with([&] { return m_kernel.links(); });
    }
    Outcome<Claim> create(const Record& record, int master) override
    {
        return with([&] { return m_kernel.create(record, master); });
    }
    Outcome<void> keep(const Claim& claim) override
    {
        return with([&] { return m_kernel.keep(claim); });
    }
    Outcome<Claim> claim(const Link& link) override
    {
        return with([&] { return m_kernel.claim(link); });
    }
    Outcome<void> change(const Link& link, const Tap& tap, int master) override
    {
        return with([&] { return m_kernel.change(link, tap, master); });
    }
    Outcome<void> remove(const Claim& claim) override
    {
        return with([&] { return m_kernel.remove(claim); });
    }
    Outcome<void> regroup(std::span<const int> indexes, std::uint32_t linkGroup) override
    {
        for (const int index : indexes) { // one by one: each is a step
            const auto done = with([&] { return m_kernel.regroup(std::span(&index, 1), linkGroup); });
            if (!done)
                return done;
        }
        return {};
    }
    Outcome<void> removeGroup(std::uint32_t linkGroup) override
    {
        return with([&] { return m_kernel.removeGroup(linkGroup); });
    }

private:
    TapKernel& m_kernel;
    int m_diesAt;
    int m_steps = 0;
};

Tap tapNamed(const std::string& name, std::uint8_t number, const std::string& master = {})
{
    Tap tap;
    tap.name = name;
    tap.owner = 1000;
    tap.isMultiQueue = number % 2 == 0;
    tap.mac = { 0xfe, 0, 0, 0, 0, number };
    tap.master = master;
    return tap;
}

bool run(Change& change)
{
    if (!change.check())
        return false;
    while (true) {
        const auto done = change.step();
        if (!done || *done)
            return done.has_value();
    }
}

} // namespace

// kill -9 between any two steps, then a start: state and kernel agree, and nothing of anyone else's was touched.
class TestHelperCrash : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<LinuxTaps> m_kernel;

    Book open(TapKernel& kernel) const
    {
        return Book(*StateFile::open(m_directory->path().toStdString()), kernel, Config {});
    }

    static bool doIt(Book& book, const QString& deed)
    {
        if (deed == QStringLiteral("create")) {
            Put put(book, alice, { tapNamed("tap-c", 11, "br0"), tapNamed("tap-d", 12) }, false);
            return run(put);
        }
        if (deed == QStringLiteral("delete")) {
            Remove remove(book, alice, { "tap-a", "tap-b", "tap-e" });
            return run(remove);
        }
        if (deed == QStringLiteral("repair")) {
            Put put(book, alice, Put::updatesOf({ "tap-a", "tap-b", "tap-e" }), Put::Kind::Repair);
            return run(put);
        }
        Put::Update first { .name = "tap-a", .mtu = 9000, .master = "br0" };
        Put::Update second { .name = "tap-b", .mtu = 1400, .isUp = false };
        Put put(book, alice, { first, second }, Put::Kind::Update);
        return run(put);
    }

private slots:
    void initTestCase()
    {
        if (const QString why = NetLab::enter(); !why.isEmpty())
            SKIP_LOUDLY(qPrintable(why));
        m_kernel = std::make_unique<LinuxTaps>();
    }

    void stateAndKernelAgreeAfterwards_data()
    {
        QTest::addColumn<QString>("deed");
        for (const char* deed : { "create", "update", "repair", "delete" })
            QTest::newRow(deed) << QString::fromLatin1(deed);
    }

    void stateAndKernelAgreeAfterwards()
    {
        QFETCH(QString, deed);
        bool isFinished = false;
        int step = 0;
        for (; !isFinished; ++step) {
            QVERIFY2(step < 500, "it comes to an end");
            m_directory = std::make_unique<QTemporaryDir>();
            QVERIFY(NetLab::ip("link add br0 type bridge") && NetLab::ip("tuntap add theirs mode tap user 1000"));
            QVERIFY(NetLab::ip("link set theirs alias virt-tap:0123456789abcdef0123456789abcdef group 5"));
            {
                Book book = open(*m_kernel);
                Put put(book, alice, { tapNamed("tap-a", 1), tapNamed("tap-b", 2), tapNamed("tap-e", 3) }, false);
                QVERIFY(run(put));
            }
            QVERIFY(NetLab::ip("link set tap-e group 9"));
            if (deed == QStringLiteral("repair"))
                QVERIFY(NetLab::ip("link set tap-a mtu 1400") && NetLab::ip("link del tap-b"));

            const pid_t child = ::fork();
            if (child == 0) {
                DeadlyKernel deadly(*m_kernel, step);
                Book book = open(deadly);
                ::_exit(doIt(book, deed) ? 0 : 1);
            }
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            isFinished = WIFEXITED(status);
            QVERIFY2(!isFinished || WEXITSTATUS(status) == 0, "undisturbed it succeeds");

            LinuxTaps kernel; // the next start
            Book book = open(kernel);
            QVERIFY2(!book.broken, book.broken ? book.broken->message.c_str() : "");
            QVERIFY(book.settle());
            verifyAgreement(book, deed, isFinished);
            if (QTest::currentTestFailed()) {
                qWarning("killed at step %d", step);
                return;
            }
            for (const char* link : { "tap-a", "tap-b", "tap-c", "tap-d", "tap-e" }) {
                if (book.find(link) && findLink(*kernel.links(), link))
                    QVERIFY(NetLab::ip((QByteArray("link del ") + link).constData()));
            }
            QVERIFY(NetLab::ip("link del theirs") && NetLab::ip("link del br0"));
        }
        qInfo("%s: killed at each of %d steps", qPrintable(deed), step - 1);
        QVERIFY(step > 5);
    }

private:
    void verifyAgreement(const Book& book, const QString& deed, bool isFinished)
    {
        const Links links = *m_kernel->links();
        for (const auto& [name, record] : book.records) {
            QVERIFY(record.phase == Record::Phase::Settled && !record.isProvisional);
            const auto drift = Book::drift(record, links);
            const bool mayBeMissing
                = deed == QStringLiteral("repair") && drift == std::vector<std::string> { "missing" };
            const bool mayBeDrifted = deed == QStringLiteral("repair") && !isFinished;
            QVERIFY2(drift.empty() || mayBeMissing || mayBeDrifted,
                (name + " drifts: " + (drift.empty() ? "" : drift.front())).c_str());
            const Link* link = findLink(links, name);
            QVERIFY(link == nullptr || (link->isPersistent && (name != "tap-e" || link->linkGroup == 9)));
        }
        for (const Link& link : links) {
            const bool isKnown = !link.alias.starts_with("virt-tap:") || link.name == "theirs" || book.find(link.name);
            QVERIFY2(isKnown, (link.name + " is ours and not in the state file").c_str());
        }
        const Link* theirs = findLink(links, "theirs");
        QVERIFY(theirs && theirs->linkGroup == 5 && findLink(links, "br0"));
        const std::size_t all = deed == QStringLiteral("create") ? 5 : 3;
        if (deed == QStringLiteral("create"))
            QVERIFY2(book.records.size() == (isFinished ? all : 3U) || book.records.size() == all, "both or none");
        if (isFinished)
            QCOMPARE(book.records.size(), deed == QStringLiteral("delete") ? std::size_t(0) : all);
    }
};

LOUD_GUILESS_MAIN(TestHelperCrash)
#include "tst_helpercrash.moc"
