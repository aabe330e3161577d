#include "windowfixture.h"

#include <QMessageBox>
#include <QPushButton>

#include "plan/run.h"
#include "ui/messagebar.h"
#include "ui/newinterface/runkeeper.h"

using namespace VirtTap;
using namespace Qt::StringLiterals;

using Verb = FakeConnection::Verb;

// The window is closed while a change is being made.
class TestQuit : public QObject
{
    Q_OBJECT

private:
    // A change that waits for the host's answer: db01 gets a second interface in its config.
    static void startChange(WindowFixture& f, bool hasSecondStep = false)
    {
        f.fill();
        f.open();
        f.host().setAnsweringLater(true);
        Step step;
        step.domain = WindowFixture::guest(2);
        step.domainName = u"db01"_s;
        step.scope = Scope::AfterNextStart;
        step.xml = sampleInterfaceXml(sampleTapInterface(90, u"tap-spare"_s));
        Plan plan;
        plan.title = u"Attach an interface to “db01”"_s;
        plan.steps = { step };
        if (hasSecondStep) {
            step.xml = sampleInterfaceXml(sampleTapInterface(91, u"tap-mq"_s));
            plan.steps.append(step);
        }
        startRun(plan, f.connections);
        QTRY_COMPARE(f.host().waitingCount(), 1);
        f.window->close();
        QVERIFY(f.window->isVisible());
        QTRY_VERIFY(f.dialog(u"quitBox"_s));
    }

    static void press(const WindowFixture& f, const QString& button)
    {
        f.dialog(u"quitBox"_s)->findChild<QPushButton*>(button)->click();
        QTRY_VERIFY(!f.dialog(u"quitBox"_s));
    }

    static QString said(const WindowFixture& f)
    {
        return f.window->centralWidget()->findChild<MessageBar*>(u"messageBar"_s, Qt::FindDirectChildrenOnly)->text();
    }

private slots:
    void nothingIsAskedWhenNothingIsUnderWay()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.window->close();
        QVERIFY(!f.window->isVisible());
    }

    void itWaitsAndQuits()
    {
        WindowFixture f;
        startChange(f);
        auto* box = qobject_cast<QMessageBox*>(f.dialog(u"quitBox"_s));
        QVERIFY2(box->text().contains(u"Attach an interface to “db01”"), qPrintable(box->text()));
        press(f, u"waitButton"_s);
        QVERIFY(f.window->isVisible());
        QVERIFY2(said(f).contains(u"quits when the change is done"), qPrintable(said(f)));
        f.host().answerNext();
        QTRY_VERIFY(!f.window->isVisible());
        QCOMPARE(f.host().state().domain(sampleUuid(2))->config.size(), 2);
    }

    void itStopsUndoesAndQuits()
    {
        WindowFixture f;
        startChange(f, true);
        press(f, u"undoButton"_s);
        QVERIFY(f.window->isVisible());
        QTRY_VERIFY((f.host().answerNext(), !f.window->isVisible()));
        QCOMPARE(f.host().state().domain(sampleUuid(2))->config.size(), 1);
    }

    void whatWasDoneBeforeItCouldBeStoppedIsSaid()
    {
        WindowFixture f;
        startChange(f);
        press(f, u"undoButton"_s);
        QTRY_VERIFY((f.host().answerNext(), said(f).contains(u"done before it could be stopped")));
        QVERIFY(f.window->isVisible());
    }

    void itStays()
    {
        WindowFixture f;
        startChange(f);
        press(f, u"stayButton"_s);
        f.host().answerNext();
        QTRY_COMPARE(f.host().state().domain(sampleUuid(2))->config.size(), 2);
        QTest::qWait(50);
        QVERIFY(f.window->isVisible());
        f.window->close();
        QVERIFY(!f.window->isVisible()); // now nothing is under way
    }

    void whoWaitsMayStillStay()
    {
        WindowFixture f;
        startChange(f);
        press(f, u"waitButton"_s);
        f.window->findChild<QPushButton*>(u"messageOffer"_s)->click();
        QVERIFY(said(f).isEmpty());
        f.host().answerNext();
        QTRY_COMPARE(f.host().state().domain(sampleUuid(2))->config.size(), 2);
        QTest::qWait(50);
        QVERIFY(f.window->isVisible());
    }

    void itDoesNotQuitOverAFailure()
    {
        WindowFixture f;
        startChange(f);
        f.host().failNext(Verb::Attach, { .kind = Error::Kind::Failed, .message = u"No more ports."_s, .detail = {} });
        press(f, u"waitButton"_s);
        QTRY_VERIFY((f.host().answerNext(), said(f).contains(u"No more ports.")));
        QVERIFY(f.window->isVisible());
    }

    void itQuitsWhenAllIsDoneBeforeAnAnswer()
    {
        WindowFixture f;
        startChange(f);
        f.host().answerNext();
        QTRY_VERIFY(!f.window->isVisible());
    }
};

QTEST_MAIN(TestQuit)
#include "tst_quit.moc"
