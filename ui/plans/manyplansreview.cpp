#include "ui/plans/manyplansreview.h"

#include "core/connections.h"
#include "plan/planfile.h"
#include "ui/bulk/bulktexts.h"
#include "ui/plans/planreview.h"

#include <algorithm>

namespace VirtTap {

namespace {

constexpr qsizetype rowsATurn = 50; // of the event loop

} // namespace

ManyPlansReview::ManyPlansReview(Connections& connections, const QList<Plan>& plans, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_texts(new BulkTexts(connections, this))
{
    for (const Plan& plan : plans)
        m_rows.append({ .plan = plan });
    m_beginSoon.setSingleShot(true);
    m_beginSoon.setInterval(30);
    connect(&m_beginSoon, &QTimer::timeout, this, &ManyPlansReview::begin);
    connect(&m_goOn, &QTimer::timeout, this, &ManyPlansReview::compareSome);
    const auto beginSoon = [this] {
        if (!m_beginSoon.isActive())
            m_beginSoon.start();
    };
    connect(m_texts, &BulkTexts::changed, this, beginSoon);
    connect(&connections, &Connections::machineChanged, this, beginSoon);
    connect(&connections, &Connections::tapServiceChanged, this, beginSoon);
    connect(&connections, &Connections::changed, this,
        [this, beginSoon](const ConnectionState& state, const QSet<QUuid>& domains) {
            for (const QUuid& uuid : domains)
                m_texts->forget({ .uri = state.uri, .uuid = uuid });
            readConfigs();
            beginSoon();
        });
    readConfigs();
    begin();
}

void ManyPlansReview::stop()
{
    m_connections.disconnect(this);
    m_texts->disconnect(this);
    m_beginSoon.stop();
    m_goOn.stop();
}

bool ManyPlansReview::isBusy() const
{
    return m_beginSoon.isActive() || m_goOn.isActive() || m_texts->isReading();
}

void ManyPlansReview::readConfigs()
{
    QList<DomainKey> guests;
    for (const Row& row : std::as_const(m_rows)) {
        if (!row.plan.configXml.isEmpty())
            guests.append(row.plan.steps.constFirst().domain);
    }
    m_texts->want(guests);
}

void ManyPlansReview::begin()
{
    m_facts = gatherFacts(m_connections);
    m_next = 0;
    m_goOn.start(0);
    emit changed(); // it is busy
}

void ManyPlansReview::compareSome()
{
    const qsizetype end = std::min(m_next + rowsATurn, m_rows.size());
    for (; m_next < end; ++m_next) {
        Row& row = m_rows[m_next];
        row.findings = findingsOf(row.plan, m_connections, m_facts);
        row.problem = problemOf(row);
    }
    if (m_next < m_rows.size())
        return;
    m_goOn.stop();
    emit changed();
}

QString ManyPlansReview::problemOf(const Row& row) const
{
    const auto blocking = std::ranges::find_if(row.findings, blocks);
    if (blocking != row.findings.end())
        return blocking->message;
    const Step& first = row.plan.steps.constFirst();
    if (row.plan.configXml.isEmpty())
        return {};
    const GuestTexts texts = m_texts->guests().value(first.domain);
    if (!texts.error.message.isEmpty())
        return texts.error.message;
    if (texts.waiting > 0)
        return tr("The XML of “%1” is being read.").arg(first.domainName);
    if (QString::fromUtf8(texts.config).trimmed() != row.plan.configXml.trimmed())
        return tr("The config of “%1” is not as it was when this was prepared.").arg(first.domainName);
    return {};
}

QList<Plan> ManyPlansReview::plans() const
{
    QList<Plan> plans;
    for (const Row& row : m_rows) {
        if (row.problem.isEmpty())
            plans.append(row.plan);
    }
    return plans;
}

QString ManyPlansReview::uri() const
{
    const QString& first = m_rows.constFirst().plan.steps.constFirst().domain.uri;
    const auto isOther = [&](const Row& row) { return row.plan.steps.constFirst().domain.uri != first; };
    return std::ranges::any_of(m_rows, isOther) ? QString() : first;
}

void ManyPlansReview::setConnection(const QString& uri)
{
    for (Row& row : m_rows)
        row.plan = throughConnection(row.plan, uri);
    readConfigs();
    begin();
}

} // namespace VirtTap
