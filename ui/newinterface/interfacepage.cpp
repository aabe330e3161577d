#include "ui/newinterface/interfacepage.h"

#include "ui/icons.h"
#include "ui/newinterface/requesteditor.h"
#include "ui_interfacepage.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

// The fields of this page; what is said of others is told where they are.
bool isOfInterface(const Finding& finding)
{
    constexpr std::array<QStringView, 7> fields { u"mac", u"model", u"driver", u"mtu", u"boot", u"link", u"script" };
    return std::ranges::any_of(fields, [&](QStringView field) { return finding.field.startsWith(field); });
}

QList<Finding> ofField(const QList<Finding>& findings, QStringView field)
{
    QList<Finding> result;
    std::ranges::copy_if(
        findings, std::back_inserter(result), [&](const Finding& finding) { return finding.field.startsWith(field); });
    return result;
}

void choose(QComboBox* combo, const QVariant& data)
{
    int index = combo->findData(data);
    if (index < 0) { // a value of libvirt's that is not offered, yet kept
        combo->addItem(data.toString(), data);
        index = combo->count() - 1;
    }
    combo->setCurrentIndex(index);
}

} // namespace

InterfacePage::InterfacePage(RequestEditor& editor, QWidget* parent)
    : WizardPage(parent)
    , m_editor(editor)
    , m_ui(std::make_unique<Ui::InterfacePage>())
{
    m_ui->setupUi(this);
    fillChoices();
    m_ui->randomButton->setIcon(icon(u"refresh"));

    connect(m_ui->macEdit, &QLineEdit::textEdited, this, &InterfacePage::typeMac);
    connect(m_ui->randomButton, &QPushButton::clicked, this, [this] {
        m_ui->macEdit->setText(MacAddress::random().toString());
        typeMac(m_ui->macEdit->text());
    });
    connect(m_ui->modelCombo, &QComboBox::activated, this, [this] {
        change([this](Interface& interface) { interface.model = m_ui->modelCombo->currentData().toString(); });
    });
    connect(m_ui->queuesSpin, &QSpinBox::valueChanged, this, [this](int queues) {
        if (!m_isShowing)
            m_editor.setQueues(queues);
    });
    connect(m_ui->mtuSpin, &QSpinBox::valueChanged, this,
        [this](int mtu) { change([mtu](Interface& interface) { interface.mtu = quint32(mtu); }); });
    connect(m_ui->linkCombo, &QComboBox::activated, this, [this] {
        change([this](Interface& interface) {
            interface.link = static_cast<Interface::Link>(m_ui->linkCombo->currentData().toInt());
        });
    });
    connect(m_ui->driverCombo, &QComboBox::activated, this, [this] {
        change([this](Interface& interface) { interface.driverName = m_ui->driverCombo->currentData().toString(); });
    });
    connect(m_ui->bootOrderSpin, &QSpinBox::valueChanged, this,
        [this](int order) { change([order](Interface& interface) { interface.bootOrder = order; }); });
    connect(m_ui->moreButton, &QToolButton::toggled, this, [this](bool isOn) {
        m_ui->moreButton->setArrowType(isOn ? Qt::DownArrow : Qt::RightArrow);
        m_ui->moreWidget->setVisible(isOn);
    });
    const Interface& interface = m_editor.request().interface;
    m_ui->moreButton->setArrowType(Qt::RightArrow);
    m_ui->moreWidget->hide();
    m_ui->moreButton->setChecked(interface.link != Interface::Link::Unset || interface.bootOrder != 0);
    connect(&m_editor, &RequestEditor::changed, this, &InterfacePage::showAll);
    showAll();
}

InterfacePage::~InterfacePage() = default;

void InterfacePage::fillChoices()
{
    for (const QString& model : { u"virtio"_s, u"virtio-transitional"_s, u"virtio-non-transitional"_s, u"e1000e"_s,
             u"e1000"_s, u"igb"_s, u"rtl8139"_s, u"vmxnet3"_s, u"pcnet"_s, u"usb-net"_s })
        m_ui->modelCombo->addItem(model, model);
    m_ui->linkCombo->addItem(tr("not given: up"), int(Interface::Link::Unset));
    m_ui->linkCombo->addItem(tr("up"), int(Interface::Link::Up));
    m_ui->linkCombo->addItem(tr("down: the guest sees no cable"), int(Interface::Link::Down));
    m_ui->driverCombo->addItem(tr("not given: vhost where the host has it"), QString());
    m_ui->driverCombo->addItem(tr("vhost: in the kernel, or fail"), u"vhost"_s);
    m_ui->driverCombo->addItem(tr("qemu: in QEMU itself"), u"qemu"_s);
}

QString InterfacePage::title() const
{
    return tr("Interface");
}

QString InterfacePage::summary() const
{
    const Interface& interface = m_editor.request().interface;
    return interface.mac ? u"%1 %2"_s.arg(interface.model, interface.mac->toString()) : interface.model;
}

QString InterfacePage::problem() const
{
    const QString typed = macProblem(m_ui->macEdit->text());
    if (!typed.isEmpty())
        return typed;
    for (const Finding& finding : m_editor.findings()) {
        if (blocks(finding) && isOfInterface(finding))
            return finding.message;
    }
    return {};
}

void InterfacePage::enter()
{
    m_ui->macEdit->setFocus();
}

void InterfacePage::typeMac(const QString& text)
{
    change([&](Interface& interface) { interface.mac = MacAddress::parse(text.trimmed()); });
}

void InterfacePage::change(const std::function<void(Interface&)>& edit)
{
    if (m_isShowing)
        return;
    InterfaceRequest request = m_editor.request();
    edit(request.interface);
    m_editor.setRequest(request);
}

void InterfacePage::showAll()
{
    if (m_isShowing)
        return;
    const QScopedValueRollback showing(m_isShowing, true);
    const Interface& interface = m_editor.request().interface;
    // What is typed stays as it is typed as long as it means the same.
    if (interface.mac && MacAddress::parse(m_ui->macEdit->text().trimmed()) != interface.mac)
        m_ui->macEdit->setText(interface.mac->toString());
    choose(m_ui->modelCombo, interface.model);
    m_ui->queuesSpin->setValue(interface.queues);
    m_ui->mtuSpin->setValue(static_cast<int>(interface.mtu));
    choose(m_ui->linkCombo, int(interface.link));
    choose(m_ui->driverCombo, interface.driverName);
    m_ui->bootOrderSpin->setValue(interface.bootOrder);

    const Link* tap = m_editor.tap();
    const bool isMultiQueue = tap && tap->tun.isKnown() && tap->tun.value().isMultiQueue;
    m_ui->queuesNote->setText(!tap || !tap->tun.isKnown() ? QString()
            : isMultiQueue                                ? tr("the tap is multi-queue")
                                                          : tr("the tap has one queue"));
    m_ui->mtuNote->setText(
        tap && tap->mtu.isKnown() ? tr("the tap has %1").arg(QString::number(tap->mtu.value())) : QString());
    showScript();
    showFindings();
    emit changed();
}

void InterfacePage::showFindings()
{
    const QList<Finding>& findings = m_editor.findings();
    QList<Finding> mac = ofField(findings, u"mac");
    const QString typed = macProblem(m_ui->macEdit->text());
    if (!typed.isEmpty())
        mac = { { .id = u"mac-syntax"_s,
            .severity = Finding::Severity::WillFail,
            .message = typed,
            .domain = {},
            .interface = {},
            .tap = {},
            .field = u"mac/address"_s,
            .evidence = {} } };
    m_ui->macFindings->setFindings(mac);
    m_ui->modelFindings->setFindings(ofField(findings, u"model"));
    m_ui->queuesFindings->setFindings(ofField(findings, u"driver/queues"));
    m_ui->mtuFindings->setFindings(ofField(findings, u"mtu"));
    m_ui->moreFindings->setFindings(
        ofField(findings, u"boot") + ofField(findings, u"link") + ofField(findings, u"driver/name"));
    if (!m_ui->moreFindings->findings().isEmpty())
        m_ui->moreButton->setChecked(true);
    m_ui->findingList->setFindings(ofField(findings, u"script") + ofField(findings, u"downscript")
        + ofField(findings, u"address") + ofField(findings, u"pcie"));
}

void InterfacePage::showScript()
{
    const InterfaceRequest& request = m_editor.request();
    QStringList scripts;
    if (request.deed == InterfaceRequest::Deed::Replace && request.replaces) {
        for (const auto& old : { request.replaces->live, request.replaces->config }) {
            for (const auto& script : { old ? old->script : std::nullopt, old ? old->downscript : std::nullopt }) {
                if (script && !script->isEmpty() && !scripts.contains(*script))
                    scripts.append(*script);
            }
        }
    }
    m_ui->scriptBar->setVisible(!scripts.isEmpty());
    if (!scripts.isEmpty())
        m_ui->scriptBar->showMessage(MessageBar::Severity::Warning,
            tr("The interface that is replaced runs %1. The new one runs no script, so it does not taint the guest; "
               "what "
               "the script did must be done to the tap beforehand.")
                .arg(scripts.join(tr(" and "))));
    m_ui->scriptBar->setClosable(false);
}

} // namespace VirtTap
