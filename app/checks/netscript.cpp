#include "checks/netscript.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

// The shell's words as far as they are plain: anything else (pipes, substitution, blocks) makes the line one that is
// not understood.
class Reader
{
public:
    void read(const QString& raw)
    {
        const QString line = raw.trimmed();
        // Words of the shell's grammar alone do nothing.
        static const QRegularExpression grammar(u"^(fi|else|then|do|done|esac|[{})]);?$"_s);
        if (line.isEmpty() || line.startsWith(u'#') || grammar.match(line).hasMatch())
            return;
        static const QRegularExpression assignment(u"^([A-Za-z_][A-Za-z0-9_]*)=([\"']?)([^\\s\"';|&`(]*)\\2$"_s);
        if (const auto match = assignment.match(line); match.hasMatch()) {
            m_variables.insert(match.captured(1), substituted(match.captured(3)));
            return;
        }
        if (!isUnderstood(wordsOf(line)))
            m_script.lost.append(line);
    }

    NetScript script() const { return m_script; }

private:
    static constexpr auto tap = "\x01"_L1; // what $1 stands for: no name has that

    QString substituted(QString text) const
    {
        static const QRegularExpression variable(u"\\$(?:\\{([A-Za-z_0-9]+)\\}|([A-Za-z_][A-Za-z_0-9]*|[0-9]))"_s);
        qsizetype from = 0;
        for (QRegularExpressionMatch match; (match = variable.match(text, from)).hasMatch();) {
            const QString name = match.captured(1) + match.captured(2);
            const QString value = name == "1"_L1 ? QString(tap) : m_variables.value(name);
            text.replace(match.capturedStart(), match.capturedLength(), value);
            from = match.capturedStart() + value.size();
        }
        return text;
    }

    QStringList wordsOf(QString line) const
    {
        static const QRegularExpression shell(u"[;|&`<>(){}*?\\\\]|\\$\\("_s);
        static const QRegularExpression braced(u"\\$\\{[A-Za-z_0-9]+\\}"_s);
        if (QString(line).remove(braced).contains(shell))
            return {};
        line = substituted(line.remove(u'"').remove(u'\''));
        QStringList words = line.split(u' ', Qt::SkipEmptyParts);
        if (words.value(0) == "sudo"_L1)
            words.removeFirst();
        if (!words.isEmpty())
            words.first() = words.first().section(u'/', -1);
        return words;
    }

    bool isUnderstood(QStringList words)
    {
        const QString command = words.value(0);
        if (command == "exit"_L1 || command == "set"_L1 || command == "true"_L1 || command == ":"_L1)
            return true;
        if (command == "brctl"_L1 && words.value(1) == "addif"_L1 && words.size() == 4 && words.at(3) == tap)
            return take(words.at(2), false);
        if (command == "ip"_L1) {
            words.removeAll(u"dev"_s);
            return words.value(1) == "link"_L1 && words.value(2) == "set"_L1 && words.value(3) == tap
                && link(words.mid(4));
        }
        if (command == "ifconfig"_L1 && words.value(1) == tap) { // a made tap is up already
            words.removeAll(u"0.0.0.0"_s);
            words.removeAll(u"promisc"_s);
            return words.size() == 3 && words.at(2) == "up"_L1;
        }
        if (command == "ovs-vsctl"_L1) {
            words.removeAll(u"--"_s);
            words.removeAll(u"--may-exist"_s);
            if (words.value(1) != "add-port"_L1 || words.value(3) != tap || words.size() > 5)
                return false;
            if (words.size() == 5 && !tag(words.at(4)))
                return false;
            return take(words.at(2), true);
        }
        return false;
    }

    bool link(QStringList words) // what follows "ip link set TAP"
    {
        words.removeAll(u"up"_s);
        words.removeAll(u"promisc"_s);
        words.removeAll(u"on"_s);
        return words.isEmpty() || (words.size() == 2 && words.at(0) == "master"_L1 && take(words.at(1), false));
    }

    bool tag(const QString& word)
    {
        bool isNumber = false;
        const int number = word.startsWith("tag="_L1) ? word.mid(4).toInt(&isNumber) : 0;
        if (isNumber && number > 0 && number < 4095)
            m_script.vlan = number;
        return m_script.vlan.has_value();
    }

    bool take(const QString& bridge, bool isOvs)
    {
        if (bridge.isEmpty() || bridge.contains(tap) || (!m_script.bridge.isEmpty() && m_script.bridge != bridge))
            return false;
        m_script.bridge = bridge;
        m_script.isOvs = isOvs;
        return true;
    }

    QHash<QString, QString> m_variables;
    NetScript m_script;
};

} // namespace

NetScript readNetScript(const QString& text)
{
    Reader reader;
    const QStringList lines = text.split(u'\n');
    for (const QString& line : lines)
        reader.read(line);
    return reader.script();
}

bool doesNothing(const QString& scriptPath)
{
    return scriptPath.isEmpty() || scriptPath == "/bin/true"_L1 || scriptPath == "/usr/bin/true"_L1
        || scriptPath == "true"_L1;
}

} // namespace VirtTap
