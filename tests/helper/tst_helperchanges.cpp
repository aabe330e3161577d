#include "helper/change.h"
#include "fakekernel.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace VirtTap;
using namespace VirtTap::Helper;
using enum Taps1::Error;

Q_DECLARE_METATYPE(VirtTap::Taps1::Error)

namespace {

const Caller alice { .uid = 1000, .sender = ":1.1" };
const Caller alicesOtherProgram { .uid = 1000, .sender = ":1.2" };
const Caller bob { .uid = 1001, .sender = ":1.3" };

Tap tapNamed(const std::string& name)
{
    static std::uint8_t last = 0;
    Tap tap;
    tap.name = name;
    tap.owner = 1000;
    tap.mac = { 0xfe, 0, 0, 0, 0, ++last };
    return tap;
}

Outcome<bool> run(Change& change)
{
    if (const auto checked = change.check(); !checked)
        return std::unexpected(checked.error());
    while (true) {
        const auto done = change.step();
        if (!done || *done)
            return done;
    }
}

// What counts of the links: all but the indexes, which a remade tap has anew.
std::vector<std::string> look(const Links& links)
{
    std::vector<std::string> lines;
    for (const Link& link : links) {
        lines.push_back(link.name + ' ' + link.kind + ' ' + link.alias + ' ' + std::to_string(link.mtu) + ' '
            + macText(link.mac) + (link.isUp ? " up " : " down ") + std::to_string(link.master) + ' '
            + std::to_string(link.linkGroup));
    }
    std::ranges::sort(lines);
    return lines;
}

} // namespace

// Creation, change, repair and deletion on links in memory: all or nothing, whatever fails, and only what is ours.
class TestHelperChanges : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<FakeKernel> m_kernel;
    std::unique_ptr<Book> m_book;

    void openBook(const Config& config = {})
    {
        m_book.reset();
        m_book = std::make_unique<Book>(*StateFile::open(m_directory->path().toStdString()), *m_kernel, config);
    }
    std::string saved() const { return StateFile::format(m_book->records); }
    std::string onDisk() const
    {
        QFile file(m_directory->filePath(QStringLiteral("taps.json")));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }
    Outcome<bool> create(const std::vector<Tap>& taps, const Caller& caller = alice, bool isProvisional = false)
    {
        Put put(*m_book, caller, taps, isProvisional);
        return run(put);
    }
    Outcome<bool> update(std::vector<Put::Update> updates, const Caller& caller = alice)
    {
        Put put(*m_book, caller, std::move(updates), Put::Kind::Update);
        return run(put);
    }
    Outcome<bool> repair(const std::vector<std::string>& names)
    {
        Put put(*m_book, alice, Put::updatesOf(names), Put::Kind::Repair);
        return run(put);
    }
    Outcome<bool> remove(const std::vector<std::string>& names, const Caller& caller = alice)
    {
        Remove change(*m_book, caller, names);
        return run(change);
    }
    std::string actionOf(Change&& change)
    {
        const auto demand = change.check();
        return !demand ? std::string(errorName(demand.error().error)) : demand->action == nullptr ? "" : demand->action;
    }

private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_kernel = std::make_unique<FakeKernel>();
        m_kernel->add("br0", "bridge");
        m_kernel->add("br1", "bridge");
        m_kernel->add("eth0", "");
        m_kernel->add("theirs").alias = "not ours";
        openBook();
    }

    void tapsAreMadeAsDefined()
    {
        Tap tap = tapNamed("tap-a");
        tap.master = "br0";
        tap.label = "web01/net0";
        tap.isMultiQueue = true;
        QVERIFY(create({ tap, tapNamed("tap-b") }));
        const Link* link = m_kernel->named("tap-a");
        QVERIFY(link->isPersistent && link->isMultiQueue && link->owner == 1000U && !link->group);
        QCOMPARE(link->master, m_kernel->named("br0")->index);
        const Record& record = m_book->records.at("tap-a");
        QCOMPARE(link->alias, "virt-tap:" + record.token + " web01/net0");
        QVERIFY(record.creator == 1000U && record.phase == Record::Phase::Settled && record.sender == ":1.1");
        QVERIFY(Book::drift(record, m_kernel->all).empty());
        QCOMPARE(saved(), onDisk());
        QVERIFY(m_kernel->named("tap-b")->alias == m_book->records.at("tap-b").alias());
    }

    void creationIsRefused_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("master");
        QTest::addColumn<Taps1::Error>("error");
        QTest::newRow("where a link has the name") << QByteArray() << QByteArray("theirs") << QByteArray() << NameInUse;
        QTest::newRow("where a tap of ours has it") << QByteArray() << QByteArray("ours") << QByteArray() << NameInUse;
        QTest::newRow("where a missing tap of ours has it")
            << QByteArray() << QByteArray("missing") << QByteArray() << NameInUse;
        QTest::newRow("on a bridge that is not there")
            << QByteArray() << QByteArray("tap-a") << QByteArray("br9") << BridgeNotFound;
        QTest::newRow("on a device that is no bridge")
            << QByteArray() << QByteArray("tap-a") << QByteArray("eth0") << BridgeNotFound;
        QTest::newRow("on a tap as a bridge")
            << QByteArray() << QByteArray("tap-a") << QByteArray("theirs") << BridgeNotFound;
        QTest::newRow("on a bridge that is not listed")
            << QByteArray("Bridges=br1") << QByteArray("tap-a") << QByteArray("br0") << BridgeNotAllowed;
        QTest::newRow("under a name that is not listed")
            << QByteArray("Names=lab-*") << QByteArray("tap-a") << QByteArray() << InvalidName;
        QTest::newRow("beyond the quota")
            << QByteArray("MaxTapsPerUser=2") << QByteArray("tap-a") << QByteArray() << QuotaExceeded;
    }

    void creationIsRefused()
    {
        QFETCH(QByteArray, config);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, master);
        QVERIFY(create({ tapNamed("ours"), tapNamed("missing") }));
        std::erase_if(m_kernel->all, [](const Link& link) { return link.name == "missing"; });
        openBook(*Config::parse(config.toStdString()));
        const auto before = look(m_kernel->all);
        const std::string recordsBefore = saved();
        Tap tap = tapNamed(name.toStdString());
        tap.master = master.toStdString();
        const auto done = create({ tapNamed("tap-z"), tap });
        QVERIFY(!done);
        QTEST(done.error().error, "error");
        QCOMPARE(look(m_kernel->surviving()), before);
        QCOMPARE(saved(), recordsBefore);
    }

    void aBatchNamesEachTapOnce()
    {
        Tap twin = tapNamed("tap-b");
        const Tap first = tapNamed("tap-a");
        twin.mac = first.mac;
        QCOMPARE(create({ first, first }).error().error, InvalidArgument);
        QCOMPARE(create({ first, twin }).error().error, InvalidArgument);
        QVERIFY(m_book->records.empty());
    }

    void aBridgeTakesNoMoreThanItsPorts()
    {
        for (int i = 0; i < 1022; ++i)
            m_kernel->add("port" + std::to_string(i), "veth").master = m_kernel->named("br0")->index;
        std::vector<Tap> taps { tapNamed("tap-a"), tapNamed("tap-b") };
        taps[0].master = taps[1].master = "br0";
        QCOMPARE(create(taps).error().error, QuotaExceeded);
        taps.pop_back();
        QVERIFY(create(taps));
    }

    void whateverFailsNothingIsLeft_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : { "a creation", "an update", "a repair" })
            QTest::newRow(what) << QString::fromLatin1(what);
    }

    void whateverFailsNothingIsLeft()
    {
        QFETCH(QString, what);
        QVERIFY(create({ tapNamed("tap-1"), tapNamed("tap-2"), tapNamed("tap-3") }));
        m_kernel->named("tap-1")->mtu = 1400; // has drifted
        m_kernel->named("tap-3")->isUp = false;
        std::erase_if(m_kernel->all, [](const Link& link) { return link.name == "tap-2"; });
        const Links linksBefore = m_kernel->all;
        const auto before = look(linksBefore);
        const std::string recordsBefore = saved();
        const auto attempt = [&] {
            Tap multi = tapNamed("tap-b");
            multi.isMultiQueue = true;
            multi.master = "br0";
            if (what == QStringLiteral("a creation"))
                return create({ tapNamed("tap-a"), multi, tapNamed("tap-c") });
            Put::Update first { .name = "tap-1", .mtu = 9000, .master = "br1" };
            Put::Update second { .name = "tap-3", .mtu = 9000, .isUp = true };
            return what == QStringLiteral("an update") ? update({ first, second })
                                                       : repair({ "tap-1", "tap-2", "tap-3" });
        };
        int step = 0;
        for (bool isDone = false; !isDone; ++step) {
            m_kernel->failAt = step;
            m_kernel->calls = 0;
            const auto outcome = attempt();
            isDone = outcome.has_value();
            if (isDone)
                break;
            QCOMPARE(outcome.error().error, Kernel);
            QCOMPARE(look(m_kernel->surviving()), before);
            QCOMPARE(saved(), recordsBefore);
            QCOMPARE(onDisk(), recordsBefore);
            m_kernel->all = linksBefore;
        }
        QVERIFY2(step >= 2, "it has failed at several steps");
        QVERIFY(look(m_kernel->all) != before);
    }

    void withoutAStateFileNothingIsDone()
    {
        QVERIFY(create({ tapNamed("tap-1") }));
        const auto before = look(m_kernel->all);
        const std::string recordsBefore = saved();
        QVERIFY(m_directory->remove());
        QCOMPARE(create({ tapNamed("tap-a") }).error().error, Kernel);
        QCOMPARE(update({ { .name = "tap-1", .mtu = 1400 } }).error().error, Kernel);
        QCOMPARE(remove({ "tap-1" }).error().error, Kernel);
        QCOMPARE(look(m_kernel->surviving()), before);
        QCOMPARE(saved(), recordsBefore);
    }

    void whatIsBrokenIsNotChanged()
    {
        QVERIFY(create({ tapNamed("tap-1") }));
        m_book->broken = Failure { Kernel, "helper.conf: line 1 cannot be understood" };
        QVERIFY(!create({ tapNamed("tap-a") }) && !update({ { .name = "tap-1" } }) && !remove({ "tap-1" })
            && !repair({ "tap-1" }));
    }

    void anUpdateChangesWhatItSays()
    {
        QVERIFY(create({ tapNamed("tap-a") }));
        const std::string alias = m_kernel->named("tap-a")->alias;
        QVERIFY(update({ { .name = "tap-a", .mtu = 9000, .isUp = false, .master = "br0", .isRestored = true } }));
        const Link* link = m_kernel->named("tap-a");
        QVERIFY(
            link->mtu == 9000U && !link->isUp && link->master == m_kernel->named("br0")->index && link->alias == alias);
        QVERIFY(m_book->records.at("tap-a").tap.isRestored);
        QVERIFY(update({ { .name = "tap-a", .mtu = 1500 } }));
        QVERIFY2(m_kernel->named("tap-a")->master == m_kernel->named("br0")->index, "the rest stays");
        QVERIFY(update({ { .name = "tap-a", .master = "" } }));
        QCOMPARE(m_kernel->named("tap-a")->master, 0);
        QVERIFY(Book::drift(m_book->records.at("tap-a"), m_kernel->all).empty());
    }

    void onlyOursAreTouched_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("not an administrator's tap") << QByteArray("theirs");
        QTest::newRow("not a physical device") << QByteArray("eth0");
        QTest::newRow("not a bridge") << QByteArray("br0");
        QTest::newRow("not what is not there") << QByteArray("nosuch");
        QTest::newRow("not a tap made anew under our name") << QByteArray("remade");
        QTest::newRow("not one with our token and more") << QByteArray("longer");
        QTest::newRow("not one of another kind with our alias") << QByteArray("veth");
    }

    void onlyOursAreTouched()
    {
        QFETCH(QByteArray, name);
        QVERIFY(create({ tapNamed("remade"), tapNamed("longer"), tapNamed("veth") }));
        m_kernel->named("remade")->alias.clear();
        m_kernel->named("longer")->alias += "0";
        m_kernel->named("veth")->isTap = false;
        const auto before = look(m_kernel->all);
        QCOMPARE(remove({ name.toStdString() }).error().error, NotOurs);
        QCOMPARE(update({ { .name = name.toStdString(), .mtu = 1400 } }).error().error, NotOurs);
        QCOMPARE(repair({ name.toStdString() }).error().error, NotOurs);
        QCOMPARE(look(m_kernel->all), before);
    }

    void deletionIsAllOrNothing_data()
    {
        QTest::addColumn<QString>("inUse");
        QTest::addColumn<bool>("isDone");
        QTest::newRow("none is in use") << QString() << true;
        QTest::newRow("the first is in use") << QStringLiteral("tap-0") << false;
        QTest::newRow("the last is in use") << QStringLiteral("tap-119") << false;
    }

    void deletionIsAllOrNothing()
    {
        QFETCH(QString, inUse);
        QFETCH(bool, isDone);
        std::vector<Tap> taps;
        std::vector<std::string> names;
        for (int i = 0; i < 120; ++i) {
            names.push_back("tap-" + std::to_string(i));
            taps.push_back(tapNamed(names.back()));
            taps.back().isMultiQueue = i % 40 == 0;
        }
        QVERIFY(create(taps));
        QVERIFY(create({ tapNamed("stays") }));
        const auto before = look(m_kernel->all);
        m_kernel->inUse.push_back(inUse.toStdString());
        const auto outcome = remove(names);
        QCOMPARE(outcome.has_value(), isDone);
        if (isDone) {
            QCOMPARE(m_kernel->all.size(), std::size_t(5));
            QCOMPARE(m_book->records.size(), std::size_t(1));
        } else {
            QCOMPARE(outcome.error().error, InUse);
            QVERIFY(outcome.error().message.starts_with(inUse.toStdString() + ':'));
            QCOMPARE(look(m_kernel->all), before);
        }
        QCOMPARE(saved(), onDisk());
    }

    void aTapOfSeveralQueuesThatCannotBeRemovedIsKept()
    {
        Tap multi = tapNamed("tap-a");
        multi.isMultiQueue = true;
        QVERIFY(create({ multi }));
        m_kernel->calls = 0;
        m_kernel->failAt = 1; // it is claimed
        QCOMPARE(remove({ "tap-a" }).error().error, Kernel);
        QVERIFY(m_book->find("tap-a") && m_book->find("tap-a")->phase == Record::Phase::Settled);
        QCOMPARE(saved(), onDisk());
        QVERIFY2(remove({ "tap-a" }), "and can be deleted later");
    }

    void aGroupThatOthersJoinIsNotDeleted()
    {
        QVERIFY(create({ tapNamed("tap-a"), tapNamed("tap-b") }));
        m_kernel->beforeRegroup = [this] { m_kernel->named("eth0")->linkGroup = m_kernel->named("tap-a")->linkGroup; };
        QVERIFY(!remove({ "tap-a", "tap-b" }));
        m_kernel->beforeRegroup = nullptr;
        QVERIFY(m_kernel->named("eth0") && m_kernel->named("tap-a") && m_kernel->named("tap-b"));
        QVERIFY(m_book->records.at("tap-a").phase == Record::Phase::Settled);
        QCOMPARE(m_kernel->named("tap-a")->linkGroup, 0U);
        QCOMPARE(saved(), onDisk());
    }

    void whatFailsInTheMiddleOfADeletionIsKeptAndToldOf()
    {
        std::vector<Tap> taps;
        std::vector<std::string> names;
        for (int i = 0; i < 80; ++i) {
            names.push_back("tap-" + std::to_string(i));
            taps.push_back(tapNamed(names.back()));
        }
        QVERIFY(create(taps));
        m_kernel->calls = 0;
        m_kernel->failAt = 80 + 3; // all are claimed, the first group is gone
        Remove change(*m_book, alice, names);
        QVERIFY(!run(change));
        QCOMPARE(change.removed.size(), std::size_t(50));
        QCOMPARE(m_book->records.size(), std::size_t(30));
        for (const auto& [name, record] : m_book->records)
            QVERIFY(record.phase == Record::Phase::Settled && m_kernel->named(name)
                && m_kernel->named(name)->linkGroup == 0);
        QCOMPARE(saved(), onDisk());
        QVERIFY2(remove(std::vector<std::string>(names.begin(), names.begin() + 30)), "and can be deleted later");
    }

    void aMissingTapCanBeDeleted()
    {
        QVERIFY(create({ tapNamed("tap-a") }));
        std::erase_if(m_kernel->all, [](const Link& link) { return link.name == "tap-a"; });
        QVERIFY(remove({ "tap-a" }));
        QVERIFY(m_book->records.empty());
    }

    void whatIsAskedFor()
    {
        Tap owned = tapNamed("own");
        Tap attached = tapNamed("attached");
        attached.master = "br0";
        Tap bobs = tapNamed("bobs");
        bobs.owner = 1001;
        Tap grouped = tapNamed("grouped");
        grouped.owner.reset();
        grouped.group = 5;
        const auto creation = [&](std::vector<Tap> taps) { return actionOf(Put(*m_book, alice, taps, false)); };
        const auto updating = [&](Put::Update change, const Caller& caller) {
            return actionOf(Put(*m_book, caller, { std::move(change) }, Put::Kind::Update));
        };
        const auto repairing = [&](const char* name, const Caller& caller) {
            return actionOf(Put(*m_book, caller, Put::updatesOf({ name }), Put::Kind::Repair));
        };
        const auto deletion = [&](std::vector<std::string> names, const Caller& caller) {
            return actionOf(Remove(*m_book, caller, std::move(names)));
        };
        namespace Action = Taps1::Action;
        QCOMPARE(creation({ owned }), Action::create);
        QCOMPARE(creation({ owned, attached }), Action::createAttached);
        QCOMPARE(creation({ owned, bobs, attached }), Action::createForOther);
        QVERIFY(create({ owned, attached, grouped }));
        QVERIFY(create({ bobs }, bob));

        QCOMPARE(updating({ .name = "own", .mtu = 1400 }, alice), Action::modify);
        QCOMPARE(updating({ .name = "own", .master = "" }, alice), Action::modify);
        QCOMPARE(updating({ .name = "own", .master = "br0" }, alice), Action::createAttached);
        QCOMPARE(updating({ .name = "grouped", .master = "br0" }, alice), Action::createForOther);
        QCOMPARE(updating({ .name = "grouped", .mtu = 1400 }, alice), Action::modify);
        QCOMPARE(updating({ .name = "bobs", .mtu = 1400 }, alice), Action::createForOther);

        QCOMPARE(repairing("own", alice), "");
        m_kernel->named("own")->mtu = 1;
        m_kernel->named("attached")->mtu = 1;
        m_kernel->named("bobs")->mtu = 1;
        QCOMPARE(repairing("own", alice), Action::create);
        QCOMPARE(repairing("attached", alice), Action::createAttached);
        QCOMPARE(repairing("bobs", alice), Action::createForOther);

        QCOMPARE(deletion({ "own" }, alice), "");
        QCOMPARE(deletion({ "own", "bobs" }, alice), Action::removeOthers);
        QCOMPARE(deletion({ "bobs", "own" }, alice), Action::removeOthers);
        QCOMPARE(deletion({ "own" }, alicesOtherProgram), Action::remove);
        QCOMPARE(deletion({ "own" }, bob), Action::removeOthers);
    }

    void repairBringsBackWhatIsRecorded()
    {
        Tap tap = tapNamed("tap-a");
        tap.master = "br0";
        QVERIFY(create({ tap, tapNamed("tap-b") }));
        Link* link = m_kernel->named("tap-a");
        link->owner = 1001; // given away by its owner, who has it open
        link->mac = { 2, 0, 0, 0, 0, 1 };
        const int index = link->index;
        std::erase_if(m_kernel->all, [](const Link& other) { return other.name == "tap-b"; });
        QCOMPARE(
            Book::drift(m_book->records.at("tap-a"), m_kernel->all), (std::vector<std::string> { "owner", "mac" }));
        QCOMPARE(Book::drift(m_book->records.at("tap-b"), m_kernel->all), (std::vector<std::string> { "missing" }));

        m_kernel->inUse = { "tap-a" };
        QCOMPARE(repair({ "tap-a", "tap-b" }).error().error, InUse);
        QVERIFY(!m_kernel->named("tap-b") || !m_kernel->named("tap-b")->isPersistent);
        m_kernel->all = m_kernel->surviving();
        m_kernel->inUse.clear();

        QVERIFY(repair({ "tap-a", "tap-b" }));
        for (const char* name : { "tap-a", "tap-b" })
            QVERIFY(Book::drift(m_book->records.at(name), m_kernel->all).empty());
        QVERIFY2(m_kernel->named("tap-a")->index != index, "made anew: an owner cannot be taken back");
        QCOMPARE(m_kernel->named("tap-a")->owner, std::optional<uid_t>(1000));
    }

    void theNextStartSettlesWhatWasUnderWay_data()
    {
        QTest::addColumn<int>("phase");
        QTest::addColumn<bool>("isProvisional");
        QTest::addColumn<bool>("isInUse");
        QTest::addColumn<bool>("isKept");
        using Phase = Record::Phase;
        const auto row = [](const char* name, Phase phase, bool isProvisional, bool isInUse, bool isKept) {
            QTest::newRow(name) << static_cast<int>(phase) << isProvisional << isInUse << isKept;
        };
        row("a settled tap stays", Phase::Settled, false, false, true);
        row("a creation is taken back", Phase::Creating, false, false, false);
        row("a creation whose tap is in use already is kept", Phase::Creating, false, true, true);
        row("a deletion is finished", Phase::Deleting, false, false, false);
        row("a deletion of what is in use is taken back", Phase::Deleting, false, true, true);
        row("a provisional tap goes: its creator has", Phase::Settled, true, false, false);
        row("a provisional tap in use stays", Phase::Settled, true, true, true);
        row("an update is finished", Phase::Updating, false, false, true);
        row("an update of what is in use is finished", Phase::Updating, false, true, true);
    }

    void theNextStartSettlesWhatWasUnderWay()
    {
        QFETCH(int, phase);
        QFETCH(bool, isProvisional);
        QFETCH(bool, isInUse);
        QFETCH(bool, isKept);
        QVERIFY(create({ tapNamed("tap-a") }));
        Record& record = m_book->records.at("tap-a");
        record.phase = static_cast<Record::Phase>(phase);
        record.isProvisional = isProvisional;
        record.groupBefore = 7;
        m_kernel->named("tap-a")->linkGroup = record.phase == Record::Phase::Deleting ? 0x80001234U : 7U;
        m_kernel->named("tap-a")->mtu = record.phase == Record::Phase::Updating ? 1400 : 1500;
        QVERIFY(m_book->save());
        if (isInUse)
            m_kernel->inUse = { "tap-a" };
        openBook();

        QVERIFY(m_book->settle());

        QCOMPARE(m_kernel->named("tap-a") != nullptr, isKept);
        QCOMPARE(m_book->find("tap-a") != nullptr, isKept);
        if (isKept) {
            const Record& kept = m_book->records.at("tap-a");
            QVERIFY(kept.phase == Record::Phase::Settled && !kept.isProvisional);
            QCOMPARE(m_kernel->named("tap-a")->linkGroup, 7U);
            QVERIFY(Book::drift(kept, m_kernel->all).empty());
        }
        QCOMPARE(saved(), onDisk());
        QVERIFY2(m_kernel->named("theirs") && m_kernel->named("br0"), "nothing else was touched");
    }

    void abandonedTapsInUseStay()
    {
        QVERIFY(create({ tapNamed("used"), tapNamed("unused") }, alice, true));
        m_kernel->inUse = { "used" };
        for (auto& [name, record] : m_book->records)
            record.sender.clear(); // it has left the bus
        Remove change(*m_book, {}, { "used", "unused" }, Remove::Mode::Abandoned);
        QVERIFY(run(change));
        QVERIFY(m_book->find("used") && !m_book->find("used")->isProvisional && m_kernel->named("used"));
        QVERIFY(!m_book->find("unused") && !m_kernel->named("unused"));
        QCOMPARE(saved(), onDisk());
    }
};

QTEST_APPLESS_MAIN(TestHelperChanges)
#include "tst_helperchanges.moc"
