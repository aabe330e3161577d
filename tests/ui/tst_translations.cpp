#include "screens.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include "core/connection.h"
#include "fakes/samples.h"
#include "models/words.h"
#include "translations/translations.h"

using namespace Qt::StringLiterals;
using namespace VirtTap;

namespace {

// The pseudo-locale: every text that went through tr() stands in brackets.
class Brackets : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* text, const char*, int number) const override
    {
        QString plain = QString::fromUtf8(text);
        if (number >= 0)
            plain.replace(u"%n"_s, QString::number(number));
        return u'⟦' + plain + u'⟧';
    }
};

struct Message
{
    QString context;
    QString source;
    QStringList translations; // several for plurals
    bool isFinished = true;
};

QList<Message> readCatalogue(const QString& file)
{
    QFile device(file);
    QList<Message> messages;
    if (!device.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&device);
    QString context;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement())
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages.append(Message { .context = context, .source = {}, .translations = {} });
        else if (xml.name() == "source"_L1)
            messages.last().source = xml.readElementText();
        else if (xml.name() == "translation"_L1) {
            messages.last().isFinished = !xml.attributes().hasAttribute("type"_L1);
            while (xml.readNext() != QXmlStreamReader::Invalid
                && !(xml.isEndElement() && xml.name() == "translation"_L1)) {
                if (xml.isStartElement())
                    messages.last().translations.append(xml.readElementText());
                else if (xml.isCharacters() && !xml.isWhitespace())
                    messages.last().translations.append(xml.text().toString());
            }
        }
    }
    return messages;
}

QStringList placeholders(const QString& text)
{
    static const QRegularExpression placeholder(u"%L?[0-9n]"_s);
    QStringList found;
    for (auto match = placeholder.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    found.removeDuplicates();
    found.sort();
    return found;
}

// What is left of a text when the bracketed parts are taken out.
QString outsideOfBrackets(const QString& text)
{
    QString rest;
    int depth = 0;
    for (const QChar c : text) {
        if (c == u'⟦')
            ++depth;
        else if (c == u'⟧')
            rest.append(--depth == 0 ? u" "_s : QString());
        else if (depth == 0)
            rest.append(c);
    }
    return rest;
}

// Names, addresses and words of libvirt and the kernel: the same in every language.
bool isData(const QString& word)
{
    static const QSet<QString> words = [] {
        QSet<QString> all { u"virt-tap"_s, u"libvirt"_s, u"networkd"_s, u"NetworkManager"_s, u"Open"_s, u"vSwitch"_s,
            u"ethernet"_s, u"user"_s, u"bridge"_s, u"network"_s, u"direct"_s, u"virtio"_s, u"e1000"_s, u"e1000e"_s,
            u"rtl8139"_s, u"pcnet"_s, u"usb-net"_s, u"virtio-transitional"_s, u"virtio-non-transitional"_s,
            u"vmxnet3"_s, u"igb"_s, u"managed"_s, u"no"_s, u"yes"_s, u"XML"_s, u"MAC"_s, u"UUID"_s, u"br0"_s,
            u"ovsbr0"_s, u"QEMU"_s, u"KVM"_s, u"root"_s, u"host05"_s, u"host06"_s, u"host07"_s };
        all.insert(u"path"_s);
        for (const TaintFlag flag : allTaintFlags())
            all.insert(taintName(flag));
        const ConnectionState state = sampleConnection();
        for (const DomainPtr& domain : state.domains)
            all.insert(domain->name);
        const MachineState machine = sampleMachine();
        all.insert(machine.name);
        all.insert(state.host.hostName);
        for (const Link& link : machine.links) {
            all.insert(link.name);
            all |= QSet<QString>(link.altNames.cbegin(), link.altNames.cend());
        }
        return all;
    }();
    static const QRegularExpression shapes(
        u"^(net[0-9]+|tap-[a-z0-9]+|vnet[0-9]+|([0-9a-f]{2}:){5}[0-9a-f]{2}|[0-9a-f-]{36}"
        "|<[a-z:]+>?|(qemu|test|snapshot)[a-z+]*:.*|pci|/.*|[0-9:.,+]+|[0-9a-f:]+)$"_s);
    return words.contains(word) || shapes.match(word).hasMatch();
}

QString untranslatedIn(const QString& text)
{
    static const QRegularExpression separator(u"[\\s=→“”'\"·(),;]+"_s);
    static const QRegularExpression letter(u"\\p{L}{2}"_s);
    const QString rest = outsideOfBrackets(text).remove(u'&');
    for (const QString& word : rest.split(separator, Qt::SkipEmptyParts)) {
        if (letter.match(word).hasMatch() && !isData(word)
            && !isData(QString(word).remove(QRegularExpression(u"[.:…?!]+$"_s))))
            return text;
    }
    return {};
}

template <typename T, typename Texts>
void gatherFrom(const QWidget& screen, QStringList& texts, Texts textsOf)
{
    const QList<T*> all = screen.findChildren<T*>();
    for (const T* one : all)
        texts += textsOf(*one);
}

void gatherModel(const QAbstractItemModel& model, const QModelIndex& parent, QStringList& texts)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            for (const int role : { Qt::DisplayRole, Qt::AccessibleTextRole })
                texts.append(model.index(row, column, parent).data(role).toString());
        }
        gatherModel(model, model.index(row, 0, parent), texts);
    }
}

QStringList textsOn(const QWidget& screen)
{
    QStringList texts { screen.windowTitle() };
    gatherFrom<QWidget>(screen, texts, [](const auto& w) {
        return QStringList { w.toolTip(), w.statusTip(), w.accessibleName(), w.accessibleDescription() };
    });
    gatherFrom<QLabel>(screen, texts, [](const auto& w) { return QStringList { w.text() }; });
    gatherFrom<QAbstractButton>(screen, texts, [](const auto& w) { return QStringList { w.text() }; });
    gatherFrom<QGroupBox>(screen, texts, [](const auto& w) { return QStringList { w.title() }; });
    gatherFrom<QLineEdit>(screen, texts, [](const auto& w) { return QStringList { w.placeholderText() }; });
    gatherFrom<QMenu>(screen, texts, [](const auto& w) { return QStringList { w.title() }; });
    gatherFrom<QAction>(screen, texts, [](const auto& a) { return QStringList { a.text(), a.toolTip() }; });
    gatherFrom<QTabWidget>(screen, texts, [](const auto& w) {
        QStringList titles;
        for (int i = 0; i < w.count(); ++i)
            titles.append(w.tabText(i));
        return titles;
    });
    gatherFrom<QComboBox>(screen, texts, [](const auto& w) {
        QStringList items;
        for (int i = 0; i < w.count(); ++i)
            items.append(w.itemText(i));
        return items;
    });
    gatherFrom<QAbstractItemView>(screen, texts, [](const auto& view) {
        QStringList cells;
        if (view.model()) {
            for (int column = 0; column < view.model()->columnCount(); ++column)
                cells.append(view.model()->headerData(column, Qt::Horizontal).toString());
            gatherModel(*view.model(), {}, cells);
        }
        return cells;
    });
    texts.removeDuplicates();
    texts.removeAll(QString());
    return texts;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private slots:
    void everyTextOnScreenIsTranslated()
    {
        Brackets brackets;
        QCoreApplication::installTranslator(&brackets);
        QStringList found;
        int texts = 0;
        int screens = 0;
        visitScreens([&](const QString& name, QWidget& screen) {
            ++screens;
            for (const QString& text : textsOn(screen)) {
                ++texts;
                if (const QString rest = untranslatedIn(text); !rest.isEmpty() && !found.contains(rest)) {
                    found.append(rest);
                    qInfo("%s: %s", qPrintable(name), qPrintable(rest));
                }
            }
        });
        QCoreApplication::removeTranslator(&brackets);
        qInfo("%d texts on %d screens", texts, screens);
        QVERIFY(screens > 30 && texts > 1000);
        QVERIFY2(found.isEmpty(), qPrintable(u"%1 texts are not translated"_s.arg(found.size())));
    }

    void thePseudoLocaleFindsWhatIsNotTranslated_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("a translated sentence with a name in it") << u"⟦Start “web01”.⟧"_s << false;
        QTest::newRow("a name alone") << u"web01"_s << false;
        QTest::newRow("an English sentence") << u"Nothing is selected."_s << true;
        QTest::newRow("an English word pasted behind") << u"⟦running⟧ since"_s << true;
    }

    void thePseudoLocaleFindsWhatIsNotTranslated()
    {
        QFETCH(QString, text);
        QFETCH(bool, isFound);
        QCOMPARE(!untranslatedIn(text).isEmpty(), isFound);
    }

    void theCatalogueIsComplete_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("options");
        const QString directory = QStringLiteral(TRANSLATIONS);
        QTest::newRow("German has every text") << directory + u"/virt-tap_de.ts"_s << QStringList {};
        QTest::newRow("English has every plural")
            << directory + u"/virt-tap_en.ts"_s << QStringList { u"-pluralonly"_s };
    }

    void theCatalogueIsComplete()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, options);
        const QTemporaryDir directory;
        const QString fresh = directory.filePath(u"fresh.ts"_s);
        QVERIFY(QFile::copy(file, fresh));
        QVERIFY(QFile::setPermissions(fresh, QFile::ReadOwner | QFile::WriteOwner));
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(SOURCES));
        lupdate.start(QStringLiteral(LUPDATE),
            options
                + QStringList { u"-silent"_s, u"-I"_s, u"app"_s, u"-I"_s, u"."_s, u"-locations"_s, u"none"_s,
                    u"-no-obsolete"_s, u"-extensions"_s, u"cpp,h,ui"_s, u"app"_s, u"ui"_s, u"-ts"_s, fresh });
        QVERIFY(lupdate.waitForFinished(120'000));
        QCOMPARE(lupdate.exitStatus(), QProcess::NormalExit);
        QCOMPARE(lupdate.exitCode(), 0);
        const QList<Message> messages = readCatalogue(fresh);
        QVERIFY(messages.size() > 10);
        int unfinished = 0;
        for (const Message& message : messages) {
            if (!message.isFinished && ++unfinished)
                qInfo("%s: %s", qPrintable(message.context), qPrintable(message.source));
            QVERIFY2(!message.context.isEmpty(), qPrintable(message.source));
        }
        QVERIFY2(unfinished == 0, qPrintable(u"%1 texts to translate: ninja update_translations"_s.arg(unfinished)));
    }

    void aTranslationKeepsPlaceholdersAndShortcuts()
    {
        const QList<Message> messages = readCatalogue(QStringLiteral(TRANSLATIONS) + u"/virt-tap_de.ts"_s);
        QVERIFY(messages.size() > 500);
        for (const Message& message : messages) {
            for (const QString& translation : message.translations) {
                QVERIFY2(placeholders(translation) == placeholders(message.source), qPrintable(translation));
                QVERIFY2(translation.count(u'&') == message.source.count(u'&'), qPrintable(translation));
                QVERIFY2(!translation.contains(u"..."_s)
                        && !translation.contains(u'“' + QString()) == !translation.contains(u'„'),
                    qPrintable(translation));
            }
        }
    }

    void pluralsFollowTheLanguage_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QStringList>("words"); // of 1, 2 and 1,000 minutes ago
        QTest::newRow("German") << QLocale(QLocale::German) << QStringList { u"vor 1 Minute"_s, u"vor 2 Minuten"_s };
        QTest::newRow("English") << QLocale(QLocale::English) << QStringList { u"1 minute ago"_s, u"2 minutes ago"_s };
        QTest::newRow("the C locale reads English")
            << QLocale::c() << QStringList { u"1 minute ago"_s, u"2 minutes ago"_s };
        QTest::newRow("a language that is not there reads English")
            << QLocale(QLocale::Zulu) << QStringList { u"1 minute ago"_s, u"2 minutes ago"_s };
    }

    void pluralsFollowTheLanguage()
    {
        QFETCH(QLocale, locale);
        QFETCH(QStringList, words);
        installTranslations(*qApp, locale);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QStringList read { ageWords(now.addSecs(-60), now), ageWords(now.addSecs(-120), now) };
        const QList<QTranslator*> translators = qApp->findChildren<QTranslator*>();
        for (QTranslator* translator : translators) {
            QCoreApplication::removeTranslator(translator);
            delete translator;
        }
        QCOMPARE(read, words);
    }
};

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
