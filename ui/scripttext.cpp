#include "ui/scripttext.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

constexpr qint64 longestScript = 64'000; // bytes

// For tr().
class ScriptText
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::ScriptText)
};

} // namespace

QFuture<std::optional<QString>> readScriptText(const QString& path)
{
    using Text = std::optional<QString>;
    return QtConcurrent::run([path]() -> Text {
        QFile file(path);
        const bool isReadable = QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly);
        return isReadable ? Text(QString::fromUtf8(file.read(longestScript))) : Text();
    });
}

QString scriptWords(const QString& path, const NetScript& script)
{
    QStringList lines;
    if (!script.bridge.isEmpty()) {
        lines.append(script.vlan
                ? ScriptText::tr("%1 puts the tap on %2 with VLAN %3: give the new tap that bridge.")
                      .arg(path, script.bridge)
                      .arg(*script.vlan)
                : ScriptText::tr("%1 puts the tap on %2: give the new tap that bridge.").arg(path, script.bridge));
    }
    if (script.lost.isEmpty() && script.bridge.isEmpty())
        lines.append(ScriptText::tr("%1 does nothing that a tap made beforehand needs.").arg(path));
    if (!script.lost.isEmpty())
        lines.append(ScriptText::tr("Nothing will do this any more:") + u"\n    "_s + script.lost.join(u"\n    "_s));
    return lines.join(u'\n');
}

QString unreadableScriptWords(const QString& path)
{
    return ScriptText::tr("%1 cannot be read here: look at what it did before you convert.").arg(path);
}

} // namespace VirtTap
