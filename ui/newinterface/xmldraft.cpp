#include "ui/newinterface/xmldraft.h"

#include "checks/xmlchecks.h"
#include "core/deliver.h"
#include "core/workers.h"
#include "xml/interfacexml.h"

#include <QtConcurrent>

#include <algorithm>

namespace VirtTap {

namespace {

bool isSending(const Step& step)
{
    return step.bringsInterface();
}

// A tap that is made follows the interface also where that was edited.
void fitTaps(Plan& plan)
{
    const auto sending = std::ranges::find_if(plan.steps, isSending);
    if (sending == plan.steps.end())
        return;
    const auto interface = readInterface(sending->xml.toUtf8());
    if (!interface || interface->targetDev.isEmpty())
        return;
    for (Step& step : plan.steps) {
        if (step.kind == Step::Kind::CreateTap)
            step.tap = fitted(step.tap, *interface);
    }
}

} // namespace

void XmlDraft::setVersions(const SchemaVersions& versions)
{
    if (m_versions == versions)
        return;
    m_versions = versions;
    m_verdicts.clear();
    m_asked.clear();
    for (int i = 0; i < m_texts.size(); ++i)
        judge(i);
}

void XmlDraft::setPlan(const Plan& plan, const QString& elementWithoutPlan)
{
    m_plan = plan;
    QList<Text> texts;
    for (const Step& step : plan.steps) {
        if (isSending(step))
            texts.append({ .title = step.scope == Scope::Now ? tr("As it is attached now")
                    : step.scope == Scope::AfterNextStart    ? tr("As the config gets it")
                                                             : tr("Now and in the config"),
                .made = step.xml,
                .edited = {},
                .editedFrom = {} });
    }
    if (texts.isEmpty())
        texts.append({ .title = tr("The interface"), .made = elementWithoutPlan, .edited = {}, .editedFrom = {} });
    for (auto edit = m_edits.cbegin(); edit != m_edits.cend(); ++edit) {
        if (edit.key() >= texts.size())
            continue;
        texts[edit.key()].edited = edit->text;
        texts[edit.key()].editedFrom = edit->from;
    }
    m_texts = texts;
    for (int i = 0; i < m_texts.size(); ++i)
        judge(i);
    emit changed();
}

void XmlDraft::edit(int index, const QString& xml)
{
    Text& text = m_texts[index];
    if (!text.edited)
        text.editedFrom = text.made;
    text.edited = xml;
    if (xml == text.made)
        text.edited.reset();
    if (text.edited)
        m_edits.insert(index, { *text.edited, text.editedFrom });
    else
        m_edits.remove(index);
    judge(index);
    emit changed();
}

void XmlDraft::discardEdit(int index)
{
    m_texts[index].edited.reset();
    m_edits.remove(index);
    judge(index);
    emit changed();
}

void XmlDraft::keepEdit(int index)
{
    m_texts[index].editedFrom = m_texts.at(index).made;
    m_edits[index].from = m_texts.at(index).made;
    emit changed();
}

Plan XmlDraft::plan() const
{
    Plan plan = m_plan;
    qsizetype next = 0;
    for (Step& step : plan.steps) {
        if (isSending(step))
            step.xml = m_texts.at(next++).sent();
    }
    fitTaps(plan);
    return plan;
}

const QList<XmlProblem>& XmlDraft::problems(int index) const
{
    Checked& checked = m_checked[index];
    const QString& sent = m_texts.at(index).sent();
    if (checked.text != sent) {
        const QByteArray xml = sent.toUtf8();
        const QList<XmlProblem> unfit = parseUntrusted(xml, mostInterfaceBytes);
        checked = { .text = sent, .problems = unfit.isEmpty() ? checkInterfaceElements(xml) : unfit };
    }
    return checked.problems;
}

QList<Finding> XmlDraft::findings(int index) const
{
    QList<Finding> findings;
    for (const XmlProblem& problem : problems(index))
        findings.append(findingOf(problem, XmlUse::Sent));
    return findings;
}

const SchemaVerdict* XmlDraft::verdict(int index) const
{
    const auto found = m_verdicts.constFind(m_texts.at(index).sent());
    return found == m_verdicts.constEnd() ? nullptr : &*found;
}

bool XmlDraft::isBeingJudged() const
{
    for (int i = 0; i < m_texts.size(); ++i) {
        if (!verdict(i))
            return true;
    }
    return false;
}

bool XmlDraft::isInvalid() const
{
    for (int i = 0; i < m_texts.size(); ++i) {
        const SchemaVerdict* judged = verdict(i);
        if (m_texts.at(i).isOutdated() || !problems(i).isEmpty()
            || (judged && judged->outcome == SchemaVerdict::Outcome::Invalid))
            return true;
    }
    return false;
}

void XmlDraft::judge(int index)
{
    const QString xml = m_texts.at(index).sent();
    if (m_verdicts.contains(xml) || m_asked.contains(xml))
        return;
    m_asked.insert(xml);
    const QByteArray bytes = xml.toUtf8();
    deliver(QtConcurrent::run(&workers(), [bytes, versions = m_versions] {
        const bool isFit = parseUntrusted(bytes, mostInterfaceBytes).isEmpty();
        return isFit ? checkInterfaceSchema(bytes, versions) : SchemaVerdict {};
    }),
        this, [this, xml, versions = m_versions](const SchemaVerdict& verdict) {
            if (versions != m_versions)
                return; // asked anew
            m_asked.remove(xml);
            m_verdicts.insert(xml, verdict);
            emit changed();
        });
}

} // namespace VirtTap
