#include "helper/statefile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace VirtTap::Helper;
using namespace Qt::StringLiterals;

namespace {

const QByteArray goodTap = R"({"name":"tap-a","owner":1000,"multi_queue":false,"mtu":1500,"mac":"fe:00:00:00:00:01",
"up":true,"master":"br0","restore":true,"label":"web01/net0","token":"0123456789abcdef0123456789abcdef","creator":1000,
"created":1700000000,"provisional":false,"phase":"settled","group_before":0})";

QByteArray file(const QByteArray& taps)
{
    return R"({"version":1,"taps":[)" + taps + "]}";
}

QByteArray with(const char* before, const char* after)
{
    QByteArray tap = goodTap;
    Q_ASSERT(tap.contains(before));
    return file(tap.replace(before, after));
}

} // namespace

// taps.json: what cannot be trusted is refused, never overwritten and never guessed at.
class TestHelperState : public QObject
{
    Q_OBJECT

private slots:
    void whatIsSavedIsLoaded()
    {
        const QTemporaryDir directory;
        const auto state = StateFile::open(directory.path().toStdString());
        QVERIFY(state && state->load()->empty());
        const Records records = *StateFile::parse(file(goodTap).toStdString());
        QVERIFY(state->save(records));
        QCOMPARE(StateFile::format(*state->load()), StateFile::format(records));
        const Record& tap = state->load()->at("tap-a");
        QVERIFY(tap.tap.owner == 1000U && tap.tap.isRestored && tap.tap.master == "br0" && tap.created == 1700000000U);
        const QFile saved(directory.filePath(u"taps.json"_s));
        QCOMPARE(saved.permissions() & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
    }

    void aFileThatCannotBeTrustedIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << file(goodTap).chopped(20);
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("of a later version") << file(goodTap).replace("\"version\":1", "\"version\":2");
        QTest::newRow("without a version") << file(goodTap).replace("\"version\":1,", "");
        QTest::newRow("with a version that is text") << file(goodTap).replace("\"version\":1", "\"version\":\"1\"");
        QTest::newRow("without taps") << QByteArray(R"({"version":1})");
        QTest::newRow("with a name that libvirt generates") << with("\"tap-a\"", "\"vnet0\"");
        QTest::newRow("with a name of a physical device") << with("\"tap-a\"", "\"eth0\"");
        QTest::newRow("with a name that climbs") << with("\"tap-a\"", "\"../../x\"");
        QTest::newRow("with a tap that anybody may open") << with("\"owner\":1000,", "");
        QTest::newRow("with owner and group") << with("\"owner\":1000", "\"owner\":1000,\"group\":5");
        QTest::newRow("with a creator that is text") << with("\"creator\":1000", "\"creator\":\"root\"");
        QTest::newRow("without a creator: not root's") << with("\"creator\":1000,", "");
        QTest::newRow("with a short token") << with("0123456789abcdef0123456789abcdef", "0123");
        QTest::newRow("with a token that is none")
            << with("0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdeg");
        QTest::newRow("with a phase that is none") << with("settled", "sleeping");
        QTest::newRow("with an unknown key") << with("\"up\":true", "\"up\":true,\"exec\":\"/bin/sh\"");
        QTest::newRow("with a multicast MAC") << with("fe:00:00:00:00:01", "ff:00:00:00:00:01");
        QTest::newRow("with a bridge that is no name") << with("\"br0\"", "\"a b\"");
        QTest::newRow("with a tap twice") << file(goodTap + ',' + goodTap);
        QTest::newRow("deeply nested") << QByteArray(100000, '[');
        QTest::newRow("not UTF-8") << with("web01/net0", "\xff\xfe");
    }

    void aFileThatCannotBeTrustedIsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!StateFile::parse(text.toStdString()));
        const QTemporaryDir directory;
        QFile written(directory.filePath(u"taps.json"_s));
        QVERIFY(written.open(QIODevice::WriteOnly) && written.write(text) == text.size());
        written.close();
        const auto state = StateFile::open(directory.path().toStdString());
        const auto loaded = state->load();
        QVERIFY(!loaded);
        QVERIFY(loaded.error().message.starts_with("taps.json: "));
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), text);
    }

    void linksAreNotFollowed()
    {
        const QTemporaryDir directory;
        const QString elsewhere = directory.filePath(u"elsewhere"_s);
        QFile target(elsewhere);
        QVERIFY(target.open(QIODevice::WriteOnly) && target.write(file({})) > 0);
        target.close();
        const auto state = StateFile::open(directory.path().toStdString());
        QVERIFY(QFile::link(elsewhere, directory.filePath(u"taps.json"_s)));
        QVERIFY2(!state->load(), "not when reading");
        QVERIFY(QFile::link(elsewhere, directory.filePath(u"taps.json.new"_s)));
        QVERIFY2(!state->save({}), "nor when writing");
        QVERIFY(target.open(QIODevice::ReadOnly));
        QCOMPARE(target.readAll(), file({}));
    }

    void whatAnInterruptedWriteLeftIsNoMatter()
    {
        const QTemporaryDir directory;
        const auto state = StateFile::open(directory.path().toStdString());
        const Records records = *StateFile::parse(file(goodTap).toStdString());
        QVERIFY(state->save(records));
        QFile half(directory.filePath(u"taps.json.new"_s));
        QVERIFY(half.open(QIODevice::WriteOnly) && half.write("{\"version\":1,\"ta") > 0);
        half.close();
        QCOMPARE(state->load()->size(), std::size_t(1));
        QVERIFY(state->save({}));
        QVERIFY(state->load()->empty());
    }

    void aFailedWriteIsAFailure()
    {
        QTemporaryDir directory;
        const auto state = StateFile::open(directory.path().toStdString());
        QVERIFY(directory.remove());
        QVERIFY(!state->save({}));
    }

    void thereIsOneWriter()
    {
        const QTemporaryDir directory;
        auto first = StateFile::open(directory.path().toStdString());
        QVERIFY(first);
        const pid_t child = ::fork();
        if (child == 0) { // waits until the first lets go
            first = std::unexpected(Failure {}); // its copy
            const auto second = StateFile::open(directory.path().toStdString());
            ::_exit(second && second->load()->size() == 1 ? 0 : 1);
        }
        QTest::qWait(50); // too short a time cannot fail the test
        QVERIFY(first->save(*StateFile::parse(file(goodTap).toStdString())));
        first = std::unexpected(Failure {});
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
    }
};

QTEST_GUILESS_MAIN(TestHelperState)
#include "tst_helperstate.moc"
