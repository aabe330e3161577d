#pragma once

#include "core/finding.h"
#include "plan/plan.h"
#include "xml/schema.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <optional>

namespace VirtTap {

// The <interface> texts of a plan as they will be sent: as they were made, or as the person edited them. Each edited
// text is judged by our rules at once and by libvirt's schema in a worker.
class XmlDraft : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    struct Text
    {
        QString title; // "For the config"
        QString made; // as the pages made it
        std::optional<QString> edited;
        QString editedFrom; // what was made when the edit began

        const QString& sent() const { return edited ? *edited : made; }
        bool isOutdated() const { return edited && editedFrom != made; }
        friend bool operator==(const Text&, const Text&) = default;
    };

    void setVersions(const SchemaVersions& versions);
    void setPlan(const Plan& plan, const QString& elementWithoutPlan); // edits are kept
    const QList<Text>& texts() const { return m_texts; }
    void edit(int index, const QString& xml);
    void discardEdit(int index);
    void keepEdit(int index); // although the pages changed

    Plan plan() const; // with the edits in it
    const QList<XmlProblem>& problems(int index) const; // of our own rules
    QList<Finding> findings(int index) const; // the same, as they are told of
    const SchemaVerdict* verdict(int index) const; // nullptr: still being asked for
    bool isBeingJudged() const; // the schema's word on one of them is still to come
    bool isInvalid() const; // any of them, by rules or schema; or an edit that is out of date

signals:
    void changed();

private:
    void judge(int index);

    struct Edit
    {
        QString text;
        QString from;
    };

    struct Checked
    {
        QString text {};
        QList<XmlProblem> problems {}; // of that text
    };

    SchemaVersions m_versions;
    Plan m_plan;
    QList<Text> m_texts;
    QHash<int, Edit> m_edits; // by index; outlives a moment without a plan
    QHash<QString, SchemaVerdict> m_verdicts;
    QSet<QString> m_asked;
    mutable QHash<int, Checked> m_checked; // by index, as everybody asks
};

} // namespace VirtTap
