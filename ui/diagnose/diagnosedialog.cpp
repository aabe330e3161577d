#include "ui/diagnose/diagnosedialog.h"
#include "ui_diagnosedialog.h"

#include "checks/networkpath.h"
#include "core/connection.h"
#include "core/connections.h"
#include "core/problems.h"
#include "models/words.h"
#include "ui/diagnose/trafficwatch.h"
#include "ui/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

bool isSame(const Interface& a, const Interface& b)
{
    return a.mac ? a.mac == b.mac : a.alias == b.alias && a.address == b.address;
}

QStringView verdictIcon(const NetworkPath& path)
{
    using State = NetworkPath::State;
    if (const int worst = path.worstJoint(); worst >= 0)
        return path.joints.at(worst).state == State::Broken ? u"error" : u"warning";
    const auto isUnknown = [](const NetworkPath::Joint& joint) { return joint.state == State::Unknown; };
    return std::ranges::any_of(path.joints, isUnknown) ? u"unknown" : u"success";
}

} // namespace

DiagnoseDialog::DiagnoseDialog(
    Connections& connections, Problems& problems, DomainKey guest, Interface interface, QWidget* parent)
    : QDialog(parent)
    , m_connections(connections)
    , m_problems(problems)
    , m_guest(std::move(guest))
    , m_interface(std::move(interface))
    , m_traffic(new TrafficWatch(connections, this))
    , m_ui(std::make_unique<Ui::DiagnoseDialog>())
{
    setObjectName(u"diagnoseDialog"_s);
    m_ui->setupUi(this);
    m_ui->copyButton->setIcon(icon(u"copy"));
    m_ui->scrollArea->setWidgetResizable(true);
    connect(m_ui->pathView, &PathView::fixAsked, this, &DiagnoseDialog::fixAsked);
    connect(m_ui->pathView, &PathView::currentChanged, this, [this](const QRect& place) {
        m_ui->scrollArea->ensureVisible(place.center().x(), place.center().y(), 0, place.height() / 2 + 2);
    });
    connect(m_ui->copyButton, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text); });
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(&connections, &Connections::changed, this, [this](const ConnectionState& state) {
        if (state.uri == m_guest.uri)
            showPath();
    });
    connect(&connections, &Connections::machineChanged, this, [this](const MachineState& machine) {
        if (machine.id == m_connections.machineOf(m_guest.uri).id)
            showPath();
    });
    connect(&connections, &Connections::aboutToRemove, this, [this](const QString& uri) {
        if (uri == m_guest.uri)
            reject();
    });
    connect(&problems, &Problems::changed, this, &DiagnoseDialog::showPath);
    connect(&problems, &Problems::ignoredChanged, this, &DiagnoseDialog::showPath);
    connect(m_traffic, &TrafficWatch::changed, this, &DiagnoseDialog::showPath);
    showPath();
    const int em = fontMetrics().height();
    resize(sizeHint().expandedTo({ 44 * em, std::min(46 * em, m_ui->pathView->heightForWidth(42 * em) + 8 * em) }));
    m_ui->pathView->setFocus();
}

DiagnoseDialog::~DiagnoseDialog() = default;

bool DiagnoseDialog::isOf(const DomainKey& guest, const Interface& interface) const
{
    return guest == m_guest && isSame(interface, m_interface);
}

void DiagnoseDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    m_traffic->look(true);
}

void DiagnoseDialog::hideEvent(QHideEvent* event)
{
    QDialog::hideEvent(event);
    m_traffic->look(false);
}

QString DiagnoseDialog::name()
{
    const Connection* connection = m_connections.connection(m_guest.uri);
    const DomainPtr guest = connection ? connection->state().domain(m_guest.uuid) : DomainPtr();
    const QList<InterfacePair> pairs = guest ? guest->interfaces() : QList<InterfacePair>();
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        if (!isSame(pairs.at(i).shown(), m_interface))
            continue;
        m_interface = pairs.at(i).shown();
        return interfacePlace(m_interface, i);
    }
    return {};
}

void DiagnoseDialog::showPath()
{
    const Connection* connection = m_connections.connection(m_guest.uri);
    if (!connection)
        return;
    PathFacts facts;
    facts.domain = m_guest;
    facts.interfaceName = name();
    facts.interface = m_interface;
    facts.guest = connection->state().domain(m_guest.uuid);
    facts.machine = m_connections.machineOf(m_guest.uri);
    m_traffic->ask(facts.machine.id, trafficQuestion(m_interface, facts.machine));
    facts.first = m_traffic->first();
    facts.now = m_traffic->now();
    facts.whyNotCounted = m_traffic->whyNot();
    QList<Finding> along = findingsAlong(facts, m_problems.all());
    along.removeIf([this](const Finding& finding) { return m_problems.isIgnored(finding); });
    NetworkPath path = pathOf(facts, along);
    const QString guest = facts.guest ? facts.guest->name : QString();
    const bool isGone = facts.interfaceName.isEmpty();
    if (isGone)
        path.verdict = tr("The guest no longer has this interface.");
    if (!connection->state().isUsable())
        path.verdict = tr("The connection is not open: this is how things were last.");

    setWindowTitle(isGone ? tr("Diagnose") : tr("Diagnose %1 of %2").arg(facts.interfaceName, guest));
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_ui->verdictIcon->setPixmap(
        icon(isGone ? u"unknown" : verdictIcon(path)).pixmap(QSize(size, size), devicePixelRatioF()));
    m_ui->verdictLabel->setText(path.verdict);
    m_ui->pathView->setPath(path);
    if (const QString text = textOf(path); text != m_text) {
        m_text = text;
        const int at = m_ui->pathText->verticalScrollBar()->value();
        m_ui->pathText->setPlainText(text);
        m_ui->pathText->verticalScrollBar()->setValue(at);
    }
}

} // namespace VirtTap
