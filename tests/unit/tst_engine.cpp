#include "core/connection.h"
#include "engine/engine.h"
#include "virt/opening.h"
#include "xml/interfacexml.h"
#include "unit/patience.h"

#include <libvirt/libvirt.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace VirtTap;

namespace {

using Phase = ConnectionState::Phase;

const QString hostText = uR"(<node>%1
<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
<name>web01</name><uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</uuid><memory>1024</memory><os><type>hvm</type></os>
<devices><interface type='ethernet'><mac address='52:54:00:10:00:01'/><target dev='tap-web01' managed='no'/>
<model type='virtio'/></interface></devices><test:runstate>5</test:runstate></domain>
<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
<name>run01</name><uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa1</uuid><memory>1024</memory><os><type>hvm</type></os>
<devices><interface type='bridge'><mac address='52:54:00:10:00:02'/><source bridge='br0'/></interface></devices>
<test:runstate>1</test:runstate></domain></node>)"_s;

const QUuid web01(u"4dea22b3-1d52-d8f3-2516-782e98ab3fa0"_s);
const QUuid run01(u"4dea22b3-1d52-d8f3-2516-782e98ab3fa1"_s);

const QString secondInterface = u"<interface type='ethernet'><mac address='52:54:00:10:00:09'/>"
                                "<target dev='tap-second' managed='no'/><model type='virtio'/></interface>"_s;

// A socket that takes connections and never answers.
class SilentListener
{
public:
    explicit SilentListener(const QString& path)
        : m_fd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, path.toLocal8Bit().constData(), sizeof address.sun_path);
        m_isListening
            = bind(m_fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 && listen(m_fd, 50) == 0;
    }
    ~SilentListener() { close(m_fd); }
    SilentListener(const SilentListener&) = delete;
    SilentListener& operator=(const SilentListener&) = delete;
    bool isListening() const { return m_isListening; }

private:
    int m_fd;
    bool m_isListening = false;
};

const char* words(const QFuture<Result<void>>& done)
{
    static QByteArray text;
    text = done.result() ? QByteArray() : done.result().error().detail.toUtf8();
    return text.constData();
}

struct ConnectCloser
{
    void operator()(virConnect* connection) const { virConnectClose(connection); }
};
struct DomainFreer
{
    void operator()(virDomain* domain) const { virDomainFree(domain); }
};

} // namespace

class TestEngine : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString host(const QString& extra = {})
    {
        const QString path = m_folder.filePath(u"host.xml"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(hostText.arg(extra).toUtf8()) < 1)
            return {};
        return "test://"_L1 + path;
    }

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void opensTheTestDriver()
    {
        Engine engine;
        Connection* connection = engine.add(u"test:///default"_s, false);
        QCOMPARE(connection->state().phase, Phase::Closed);
        connection->open();
        QCOMPARE(connection->state().phase, Phase::Opening);
        TRY_COMPARE(connection->state().phase, Phase::Open);
        QCOMPARE(connection->state().domains.size(), 1);
        const DomainPtr domain = *connection->state().domains.begin();
        QCOMPARE(domain->name, u"test"_s);
        QCOMPARE(domain->state, Domain::State::Running);
        QVERIFY(domain->isRead);
        QVERIFY(domain->isPersistent);
        QVERIFY(domain->autostart.isKnown());
        QVERIFY(domain->hasManagedSave.is(false));
        QVERIFY(domain->taints.isKnown());
        TRY_COMPARE(connection->state().host.driver, u"TEST"_s);
        QVERIFY(connection->state().host.isDemo);
        QVERIFY(!connection->state().host.isSession);
        QVERIFY(!connection->state().host.machineId.isEmpty());
        QVERIFY(connection->state().host.libvirtVersion > 5'000'000);
        QVERIFY(connection->state().asOf.isValid());
    }

    void readsInterfacesLiveAndConfig()
    {
        Engine engine;
        Connection* connection = engine.add(host(), false);
        connection->open();
        TRY_COMPARE(connection->state().phase, Phase::Open);
        const DomainPtr off = connection->state().domain(web01);
        QCOMPARE(off->state, Domain::State::ShutOff);
        QCOMPARE(off->live.size(), 0);
        QCOMPARE(off->config.size(), 1);
        QCOMPARE(off->config.first().targetDev, u"tap-web01"_s);
        QVERIFY(off->config.first().isOnOwnTap());
        const DomainPtr running = connection->state().domain(run01);
        QCOMPARE(running->state, Domain::State::Running);
        QCOMPARE(running->live.size(), 1);
        QCOMPARE(running->config.size(), 1);
        QCOMPARE(running->live.first().source, u"br0"_s);
    }

    void whatCannotBeOpenedSaysWhy_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<bool>("isTriedAgain"); // it may come up by itself
        QTest::newRow("a host file that is not there") << u"test:///no/such/file.xml"_s << false;
        QTest::newRow("a transport that nobody knows") << u"test+bogus:///default"_s << false;
        QTest::newRow("a socket that is not there") << u"qemu+unix:///system?socket=/no/such/socket"_s << true;
        QTest::newRow("a host that refuses") << u"qemu+tcp://127.0.0.1:1/system"_s << true;
        QTest::newRow("no URI at all") << u"%%%"_s << false;
        QTest::newRow("no driver") << u"foo"_s << false;
    }

    void whatCannotBeOpenedSaysWhy()
    {
        QFETCH(QString, uri);
        QFETCH(bool, isTriedAgain);
        Engine engine;
        Connection* connection = engine.add(uri, false);
        const QSignalSpy said(&engine, &Connections::happened);
        connection->open();
        TRY_COMPARE(connection->state().phase, Phase::Failed);
        QVERIFY(!connection->state().error.message.isEmpty());
        QVERIFY(!connection->state().error.detail.isEmpty());
        QCOMPARE(connection->state().retryAt.isValid(), isTriedAgain);
        QCOMPARE(said.count(), 1);
        connection->open(); // may be tried again
        QCOMPARE(connection->state().phase, Phase::Opening);
        TRY_COMPARE(connection->state().phase, Phase::Failed);
    }

    void eventsAreReadBack()
    {
        Engine engine;
        Connection* connection = engine.add(host(), false);
        connection->open();
        TRY_COMPARE(connection->state().phase, Phase::Open);
        QSet<QUuid> changed;
        connect(connection, &Connection::changed, this,
            [&](const ConnectionState&, const QSet<QUuid>& domains) { changed.unite(domains); });
        const QFuture<Result<void>> started = connection->start(web01);
        TRY_VERIFY(started.isFinished());
        QVERIFY(started.result().has_value());
        TRY_COMPARE(connection->state().domain(web01)->state, Domain::State::Running);
        QCOMPARE(connection->state().domain(web01)->live.size(), 1);
        QCOMPARE(changed, QSet<QUuid> { web01 });
        connection->shutDown(web01);
        TRY_COMPARE(connection->state().domain(web01)->state, Domain::State::ShutOff);
        const QFuture<Result<void>> again = connection->shutDown(web01);
        TRY_VERIFY(again.isFinished());
        QVERIFY(!again.result().has_value());
        QVERIFY(!again.result().error().detail.isEmpty());
    }

    void whatOthersDoIsSeen()
    {
        Engine engine;
        Connection* connection = engine.add(u"test:///default"_s, false); // one host for all of the process
        connection->open();
        TRY_COMPARE(connection->state().phase, Phase::Open);
        const std::unique_ptr<virConnect, ConnectCloser> other(virConnectOpen("test:///default"));
        std::unique_ptr<virDomain, DomainFreer> defined(virDomainDefineXML(other.get(),
            "<domain type='test'><name>new</name><memory>1024</memory><os><type>hvm</type></os></domain>"));
        QVERIFY(defined);
        TRY_COMPARE(connection->state().domains.size(), 2);
        QCOMPARE(virDomainCreate(defined.get()), 0);
        const auto isRunning = [&] {
            return std::ranges::any_of(connection->state().domains, [](const DomainPtr& domain) {
                return domain->name == u"new"_s && domain->isActive() && domain->isRead;
            });
        };
        TRY_VERIFY(isRunning());
        QCOMPARE(virDomainDestroy(defined.get()), 0);
        QCOMPARE(virDomainUndefine(defined.get()), 0);
        TRY_COMPARE(connection->state().domains.size(), 1);
    }

    void aReadOnlyConnectionChangesNothing()
    {
        Engine engine;
        Connection* connection = engine.add(host(), true);
        connection->open();
        TRY_COMPARE(connection->state().phase, Phase::Open);
        QVERIFY(!connection->state().canChange());
        const QFuture<Result<void>> started = connection->start(web01);
        TRY_VERIFY(started.isFinished());
        QCOMPARE(started.result().error().kind, Error::Kind::Denied);
        QCOMPARE(connection->state().domain(web01)->state, Domain::State::ShutOff);
    }

    void callsWithoutAConnectionAreAnswered()
    {
        Engine engine;
        Connection* connection = engine.add(host(), false);
        const auto xml = connection->readXml(web01, Connection::Xml::Config);
        QVERIFY(xml.isFinished());
        QCOMPARE(xml.result().error().kind, Error::Kind::Unreachable);
        QCOMPARE(connection->start(web01).result().error().kind, Error::Kind::Unreachable);
    }

    void closingAnswersWhatIsInFlight()
    {
        Engine engine;
        Connection* connection = engine.add(host(), false);
        connection->open();
        TRY_COMPARE(connection->state().phase, Phase::Open);
        QList<QFuture<Result<QString>>> futures;
        for (int i = 0; i < 200; ++i)
            futures.append(connection->readXml(run01, Connection::Xml::Live));
        connection->close();
        QCOMPARE(connection->state().phase, Phase::Closed);
        QCOMPARE(connection->state().domains.size(), 0);
        for (const auto& future : futures) {
            TRY_VERIFY(future.isFinished());
            QCOMPARE(future.resultCount(), 1);
        }
    }

    void destroyedWithCallsInFlight()
    {
        for (int round = 0; round < 20; ++round) {
            Engine engine;
            Connection* connection = engine.add(host(), false);
            connection->open();
            TRY_VERIFY(connection->state().isUsable());
            for (int i = 0; i < 50; ++i) {
                connection->readXml(run01, Connection::Xml::Live);
                connection->refresh(web01);
            }
            connection->start(web01);
        }
    }

    void configIsChangedByDefiningAnew()
    {
        Engine engine;
        Connection* connection = engine.add(host(), false);
        connection->open();
        TRY_COMPARE(connection->state().phase, Phase::Open);
        const auto config = [&] { return connection->state().domain(web01)->config; };

        auto done = connection->attachInterface(web01, secondInterface, Scope::AfterNextStart);
        TRY_VERIFY(done.isFinished());
        QVERIFY2(done.result().has_value(), words(done));
        TRY_COMPARE(config().size(), 2);
        QCOMPARE(config().last().targetDev, u"tap-second"_s);
        QVERIFY(config().last().isOnOwnTap());

        QString wanted = secondInterface;
        done = connection->updateInterface(
            web01, wanted.replace(u"tap-second"_s, u"tap-third"_s), Scope::AfterNextStart);
        TRY_VERIFY(done.isFinished());
        QVERIFY2(done.result().has_value(), words(done));
        TRY_COMPARE(config().last().targetDev, u"tap-third"_s);
        QCOMPARE(config().size(), 2);

        // The first one gets another MAC address and stays the first.
        const auto before = config().first();
        Interface other = before;
        other.mac = MacAddress::parse(u"52:54:00:10:77:77"_s);
        done = connection->redefineInterface(web01, writeInterface(before), writeInterface(other));
        TRY_VERIFY(done.isFinished());
        QVERIFY2(done.result().has_value(), words(done));
        TRY_COMPARE(config().first().mac, other.mac);
        QCOMPARE(config().size(), 2);
        QCOMPARE(config().first().targetDev, before.targetDev);
        done = connection->redefineInterface(web01, writeInterface(before), writeInterface(other)); // it is not there
        TRY_VERIFY(done.isFinished());
        QCOMPARE(done.result().error().kind, Error::Kind::NotFound);

        done = connection->detachInterface(web01, wanted, Scope::Both); // it is off: both is its config
        TRY_VERIFY(done.isFinished());
        QVERIFY2(done.result().has_value(), words(done));
        TRY_COMPARE(config().size(), 1);
        QCOMPARE(config().first().targetDev, u"tap-web01"_s);
        QCOMPARE(config().first().mac, other.mac);
    }

    void aConfigThatNeverPassedTheSchemaIsChangedOnRequestOnly()
    {
        Engine engine;
        const QString odd = u"<domain type='test'><name>odd01</name><uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa2</uuid>"
                            "<memory>1024</memory><os><type>hvm</type></os><devices><interface type='ethernet'>"
                            "<mac address='52:54:00:10:00:03'/><target dev='odd@tap' managed='no'/></interface>"
                            "</devices></domain>"_s;
        Connection* connection = engine.add(host(odd), false);
        connection->open();
        TRY_COMPARE(connection->state().phase, Phase::Open);
        const QUuid odd01(u"4dea22b3-1d52-d8f3-2516-782e98ab3fa2"_s);
        const auto config = [&] { return connection->state().domain(odd01)->config; };
        QCOMPARE(config().size(), 1);

        auto done = connection->attachInterface(odd01, secondInterface, Scope::AfterNextStart);
        TRY_VERIFY(done.isFinished());
        QVERIFY(!done.result());
        QCOMPARE(done.result().error().kind, Error::Kind::Uncheckable);
        QVERIFY(!done.result().error().detail.isEmpty()); // libvirt's words
        QCOMPARE(config().size(), 1);

        done = connection->attachInterface(odd01, secondInterface, Scope::AfterNextStart, Connection::Check::None);
        TRY_VERIFY(done.isFinished());
        QVERIFY2(done.result().has_value(), words(done));
        TRY_COMPARE(config().size(), 2);
    }

    void whatTheDriverCannotDoIsNotPretended_data()
    {
        QTest::addColumn<QUuid>("domain");
        QTest::addColumn<QString>("xml");
        QTest::addColumn<Scope>("scope");
        QTest::addColumn<int>("kind");
        QTest::newRow("a running guest, now")
            << run01 << secondInterface << Scope::Now << int(Error::Kind::Unsupported);
        QTest::newRow("a running guest, both")
            << run01 << secondInterface << Scope::Both << int(Error::Kind::Unsupported);
        QTest::newRow("an attribute that is misspelt")
            << web01 << QString(secondInterface).replace(u"managed"_s, u"manged"_s) << Scope::AfterNextStart
            << int(Error::Kind::Invalid);
        QTest::newRow("a guest that is not there")
            << QUuid(u"4dea22b3-1d52-d8f3-2516-782e98ab3fff"_s) << secondInterface << Scope::AfterNextStart
            << int(Error::Kind::NotFound);
    }

    void whatTheDriverCannotDoIsNotPretended()
    {
        QFETCH(QUuid, domain);
        QFETCH(QString, xml);
        QFETCH(Scope, scope);
        Engine engine;
        Connection* connection = engine.add(host(), false);
        connection->open();
        TRY_COMPARE(connection->state().phase, Phase::Open);
        const auto done = connection->attachInterface(domain, xml, scope);
        TRY_VERIFY(done.isFinished());
        QVERIFY(!done.result().has_value());
        QTEST(int(done.result().error().kind), "kind");
    }

    void secretsSurviveAndAreNotShown()
    {
        const std::unique_ptr<virConnect, ConnectCloser> other(virConnectOpen("test:///default"));
        const std::unique_ptr<virDomain, DomainFreer> defined(virDomainDefineXML(other.get(),
            "<domain type='test'><name>secret</name><memory>1024</memory><os><type>hvm</type></os>"
            "<metadata><lab:arg xmlns:lab='urn:lab' value='addr=::,password=Hidd3n'/></metadata>"
            "<devices><graphics type='vnc' port='5900' passwd='S3cret'/></devices></domain>"));
        QVERIFY(defined);
        char text[VIR_UUID_STRING_BUFLEN] = {};
        virDomainGetUUIDString(defined.get(), text);
        const QUuid uuid = QUuid::fromString(QLatin1StringView(text));

        Engine engine;
        Connection* connection = engine.add(u"test:///default"_s, false);
        connection->open();
        TRY_VERIFY(connection->state().domain(uuid));
        const auto done = connection->attachInterface(uuid, secondInterface, Scope::AfterNextStart);
        TRY_VERIFY(done.isFinished());
        QVERIFY2(done.result().has_value(), words(done));

        const std::unique_ptr<char, decltype(&free)> secure(
            virDomainGetXMLDesc(defined.get(), VIR_DOMAIN_XML_SECURE | VIR_DOMAIN_XML_INACTIVE), &free);
        QVERIFY(QByteArrayView(secure.get()).contains("passwd='S3cret'"));
        QVERIFY(QByteArrayView(secure.get()).contains("password=Hidd3n"));
        QVERIFY(QByteArrayView(secure.get()).contains("tap-second"));
        const auto shown = connection->readXml(uuid, Connection::Xml::Config);
        TRY_VERIFY(shown.isFinished());
        QVERIFY(shown.result()->contains(u"tap-second"_s));
        QVERIFY(!shown.result()->contains(u"S3cret"_s));
        QVERIFY(!shown.result()->contains(u"Hidd3n"_s)); // libvirt takes it for no secret
        QVERIFY(shown.result()->contains(u"password="_s));
        virDomainUndefine(defined.get());
    }

    void credentialsAreAskedFor_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("isLetIn");
        QTest::newRow("the right one opens it") << u"123456"_s << true;
        QTest::newRow("a wrong one is denied") << u"wrong"_s << false;
        QTest::newRow("none at all is denied") << QString() << false;
    }

    void credentialsAreAskedFor()
    {
        QFETCH(QString, password);
        QFETCH(bool, isLetIn);
        Engine engine;
        Connection* connection = engine.add(host(u"<auth><user password='123456'>astrochicken</user></auth>"_s), false);
        QList<Credential> questions;
        connect(connection, &Connection::credentialsAsked, this, [&](const QList<Credential>& asked) {
            QStringList answers;
            for (const Credential& question : asked)
                answers.append(question.kind == Credential::Kind::Password ? password : u"astrochicken"_s);
            questions.append(asked);
            connection->answerCredentials(answers);
        });
        connection->open();
        TRY_COMPARE(connection->state().phase, isLetIn ? Phase::Open : Phase::Failed);
        QCOMPARE(questions.size(), 2); // libvirt asks one after the other
        QCOMPARE(questions.at(0).kind, Credential::Kind::UserName);
        QCOMPARE(questions.at(1).kind, Credential::Kind::Password);
        QVERIFY(!questions.at(1).prompt.isEmpty());
        if (!isLetIn)
            QCOMPARE(connection->state().error.kind, Error::Kind::Denied);
    }

    void aQuestionMayBeLeftOpen()
    {
        Engine engine;
        Connection* connection = engine.add(host(u"<auth><user password='123456'>astrochicken</user></auth>"_s), false);
        QSignalSpy asked(connection, &Connection::credentialsAsked);
        connection->open();
        TRY_COMPARE(asked.count(), 1);
        connection->close();
        QCOMPARE(connection->state().phase, Phase::Closed);
        connection->open();
        TRY_COMPARE(asked.count(), 2);
    } // the end of the program releases who waits

    void whatHangsIsLeftAlone()
    {
        const QString socket = m_folder.filePath(u"silent"_s);
        const SilentListener listener(socket);
        QVERIFY(listener.isListening());
        const QString uri = "qemu+unix:///system?socket="_L1 + socket;
        QElapsedTimer time;
        {
            Opening opening(uri, false);
            opening.setPatience(50);
            QSignalSpy failed(&opening, &Opening::failed);
            TRY_COMPARE(failed.count(), 1);
            QCOMPARE(failed.first().first().value<Error>().kind, Error::Kind::Unreachable);
        }
        Engine engine;
        Connection* connection = engine.add(uri, false);
        connection->open();
        QTest::qWait(20);
        connection->close();
        QCOMPARE(connection->state().phase, Phase::Closed);
        connection->open();
        QTest::qWait(20);
        QCOMPARE(connection->state().phase, Phase::Opening);
        time.start();
        engine.shutdown();
        QVERIFY2(time.elapsed() < 5'000, "the end of the program waited for a host that hangs");
    }

    void connectionsAreKnownByTheirUri()
    {
        Engine engine;
        QSignalSpy added(&engine, &Connections::added);
        QSignalSpy removed(&engine, &Connections::aboutToRemove);
        Connection* first = engine.add(u"test:///default"_s, false);
        QCOMPARE(engine.add(u"test:///default"_s, true), first);
        engine.add(host(), false);
        QCOMPARE(added.count(), 2);
        QCOMPARE(engine.uris(), QStringList({ u"test:///default"_s, host() }));
        QCOMPARE(engine.connection(u"test:///default"_s), first);
        first->open();
        TRY_COMPARE(first->state().phase, Phase::Open);
        engine.remove(u"test:///default"_s);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(engine.connection(u"test:///default"_s), nullptr);
        QCOMPARE(engine.uris(), QStringList { host() });
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
