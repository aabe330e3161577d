#include "ui/windowfixture.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

#include "core/taint.h"
#include "ui/confaudit.h"
#include "ui/xmleditor.h"
#include "ui/xmlview.h"

using namespace Qt::StringLiterals;
using namespace VirtTap;

// The Taint page by its widgets. old07 (3) of the samples is off, with a script in its config.
class TestTaintPage : public QObject
{
    Q_OBJECT

    static QTreeView* open(WindowFixture& f)
    {
        f.open();
        f.trigger(u"showTaintAction"_s);
        return f.find<QTreeView>(u"taintTable"_s);
    }

    static QWidget* part(WindowFixture& f, const QString& name)
    {
        return f.find<QWidget>(u"taintPage"_s)->findChild<QWidget*>(name);
    }

private slots:
    void anEmptyPageSaysWhy()
    {
        WindowFixture f;
        f.fill();
        f.host().removeDomain(sampleUuid(3));
        f.host().removeDomain(sampleUuid(5)); // a saved state that cannot be read
        open(f);
        auto* label = qobject_cast<QLabel*>(part(f, u"emptyLabel"_s));
        QTRY_VERIFY(label->isVisible() && label->text().contains(u"downscript"_s));
        for (const QString& uri : f.connections.uris())
            f.connections.fake(uri)->setPhase(ConnectionState::Phase::Lost);
        QTRY_VERIFY(label->text().contains(u"No connection is open"_s));
    }

    void aTaintIsExplainedAndMarked()
    {
        WindowFixture f;
        f.fill();
        f.host().setXml(sampleUuid(3), Connection::Xml::Config,
            u"<domain>\n <devices>\n  <interface type='ethernet'>\n   <script path='/etc/qemu-ifup'/>\n"
            "  </interface>\n </devices>\n</domain>\n"_s);
        QTreeView* table = open(f);
        qobject_cast<QLineEdit*>(part(f, u"filterEdit"_s))->setText(u"old07"_s);
        QCOMPARE(table->model()->rowCount(), 1);
        table->setCurrentIndex(table->model()->index(0, 0));
        QCOMPARE(qobject_cast<QLabel*>(part(f, u"headingLabel"_s))->text(), u"old07: shell-scripts"_s);
        const QString text = qobject_cast<QLabel*>(part(f, u"textLabel"_s))->text();
        QVERIFY2(text.contains(taintMeaning(TaintFlag::ShellScripts)), qPrintable(text));
        QVERIFY2(text.contains(taintRemedy(TaintFlag::ShellScripts)), qPrintable(text));
        QVERIFY2(text.contains(u"/nosuch/qemu-ifup"_s), qPrintable(text));
        QTRY_VERIFY(part(f, u"taintXml"_s)->isVisible());
        auto* editor = part(f, u"taintXml"_s)->findChild<XmlEditor*>();
        QVERIFY(editor);
        QTRY_VERIFY(editor->markersAtLine(3) != 0); // from 0
        QCOMPARE(editor->markersAtLine(2), 0U);
    }

    void convertOpensTheDialog()
    {
        WindowFixture f;
        f.fill();
        QTreeView* table = open(f);
        qobject_cast<QLineEdit*>(part(f, u"filterEdit"_s))->setText(u"old07"_s);
        table->setCurrentIndex(table->model()->index(0, 0));
        auto* convert = qobject_cast<QPushButton*>(part(f, u"convertButton"_s));
        QVERIFY(convert->isVisible() && convert->isEnabled());
        convert->click();
        QWidget* dialog = nullptr;
        QTRY_VERIFY(dialog = f.dialog(u"bulkDialog"_s));
        dialog->close();
        QTRY_VERIFY(!f.dialog(u"bulkDialog"_s));
        QVERIFY(part(f, u"convertAllButton"_s)->isEnabled());
        qobject_cast<QToolButton*>(part(f, u"convertAllButton"_s))->click();
        QTRY_VERIFY(f.dialog(u"bulkDialog"_s));
    }

    void guestsThatWaitForAShutdownAreListed()
    {
        WindowFixture f;
        f.fill();
        Domain guest = *f.host().state().domain(sampleUuid(2));
        guest.live.first().script = u"/nosuch/qemu-ifup"_s;
        guest.taints = QStringList(u"tainted: "_s + taintText(TaintFlag::ShellScripts));
        guest.taintFlags = { TaintFlag::ShellScripts };
        f.host().setDomain(guest);
        QTreeView* table = open(f);
        auto* box = qobject_cast<QComboBox*>(part(f, u"timeBox"_s));
        box->setCurrentIndex(box->findText(u"Only until a shutdown"_s));
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"db01"_s);
    }

    void flagsAreCountedAndChosen()
    {
        WindowFixture f;
        f.fill();
        QTreeView* table = open(f);
        auto* box = qobject_cast<QComboBox*>(part(f, u"flagBox"_s));
        const int all = table->model()->rowCount();
        QTRY_COMPARE(box->itemText(0), u"All flags (%1)"_s.arg(all));
        const int scripts = box->findText(u"shell-scripts (1)"_s);
        QVERIFY(scripts > 0);
        box->setCurrentIndex(scripts);
        emit box->activated(scripts);
        QCOMPARE(table->model()->rowCount(), 1);
        f.host().removeDomain(sampleUuid(3)); // what was chosen stays
        QTRY_COMPARE(box->currentText(), u"shell-scripts (0)"_s);
        QVERIFY(part(f, u"emptyButton"_s)->isVisible());
        qobject_cast<QPushButton*>(part(f, u"emptyButton"_s))->click();
        QTRY_COMPARE(table->model()->rowCount(), all - 1);
    }

    void theListIsSaved_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QString>("begins");
        QTest::newRow("as CSV") << u"csv"_s << u"\"Guest\","_s;
        QTest::newRow("as JSON") << u"json"_s << u"["_s;
        QTest::newRow("as Markdown") << u"md"_s << u"| Guest |"_s;
    }

    void theListIsSaved()
    {
        QFETCH(QString, suffix);
        QFETCH(QString, begins);
        WindowFixture f;
        f.fill();
        open(f);
        f.trigger(u"export"_s + suffix);
        auto* dialog = f.window->findChild<QFileDialog*>();
        QVERIFY(dialog);
        const QString name = f.directory.filePath(u"list."_s + suffix);
        emit dialog->fileSelected(name);
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY2(text.startsWith(begins) && text.contains(u"old07"_s), qPrintable(text));
    }

    void settingsOfTheHostAreAudited_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("root") << QByteArray("\nuser = \"root\"\n") << u"Line 2: user = \"root\""_s;
        QTest::newRow("nothing") << QByteArray("\n") << u"Nothing in it"_s;
        QTest::newRow("a file that cannot be read") << QByteArray() << u"sudo cat "_s;
    }

    void settingsOfTheHostAreAudited()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const QTemporaryDir directory;
        const QString name = directory.filePath(u"qemu.conf"_s);
        if (!text.isEmpty()) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(text), text.size());
        }
        QWidget parent;
        parent.show();
        showConfAudit(parent, name);
        QTRY_VERIFY(parent.findChild<QDialog*>());
        QString shown;
        const auto texts = parent.findChild<QDialog*>()->findChildren<QPlainTextEdit*>();
        for (const QPlainTextEdit* edit : texts)
            shown += edit->toPlainText();
        QVERIFY2(shown.contains(says), qPrintable(shown));
    }

    void whatIsLookedAtIsReadAgain()
    {
        WindowFixture f;
        f.fill();
        QTreeView* table = open(f);
        const auto before = f.host().calls().size();
        table->setCurrentIndex(table->model()->index(0, 0));
        QVERIFY(f.host().calls().size() > before);
    }
};

QTEST_MAIN(TestTaintPage)
#include "tst_taintpage.moc"
