#include "ui/scripttext.h"

#include "core/workers.h"

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

QString scriptOf(const InterfacePair& pair)
{
    for (const std::optional<Interface>& interface : { pair.config, pair.live }) {
        if (interface && interface->script && !interface->script->isEmpty())
            return *interface->script;
    }
    return {};
}

QFuture<std::optional<QString>> readScriptText(const QString& path)
{
    using Text = std::optional<QString>;
    return QtConcurrent::run(&workers(), [path]() -> Text {
        QFile file(path);
        const bool isReadable = QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly);
        return isReadable ? Text(QString::fromUtf8(file.read(longestScript))) : Text();
    });
}

QString scriptWords(const QString& path, const NetScript& script)
{
    QStringList lines;
    if (script.isOvs) { // which remembers its ports, whether or not they are there
        QString command = u"ovs-vsctl add-port %1 TAP"_s.arg(script.bridge);
        if (script.vlan)
            command += u" tag=%1"_s.arg(*script.vlan);
        lines.append(ScriptText::tr("%1 plugs the tap into %2 of Open vSwitch: plug the new one in once, by")
                         .arg(path, script.bridge));
        lines.append(u"    "_s + command);
    } else if (!script.bridge.isEmpty()) {
        lines.append(ScriptText::tr("%1 puts the tap on %2: give the new tap that bridge.").arg(path, script.bridge));
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
