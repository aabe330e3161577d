#include "ui/taps/openerchoice.h"
#include "ui_openerchoice.h"

#include "checks/facts.h"
#include "core/accounts.h"
#include "core/deliver.h"

#include <QRadioButton>

namespace VirtTap {

OpenerChoice::OpenerChoice(QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::OpenerChoice>())
{
    m_ui->setupUi(this);
    const SessionUser self = currentUser();
    m_self = self.uid;
    m_selfName = self.name.isEmpty() ? QString::number(self.uid) : self.name;
    m_ui->selfRadio->setText(
        tr("&You (%1): for guests of your session").arg(QString(m_selfName).replace(u'&', QLatin1String("&&"))));
    m_ui->selfRadio->setVisible(m_self != 0); // else it would be the same as the one above
    for (QRadioButton* radio : { m_ui->rootRadio, m_ui->selfRadio, m_ui->userRadio, m_ui->groupRadio })
        connect(radio, &QRadioButton::clicked, this, [this] {
            m_isTouched = true;
            lookUp();
        });
    const auto edited = [this](QRadioButton* radio) {
        m_isTouched = true;
        radio->setChecked(true);
        lookUp();
    };
    connect(m_ui->userEdit, &QLineEdit::textEdited, this, [this, edited] { edited(m_ui->userRadio); });
    connect(m_ui->groupEdit, &QLineEdit::textEdited, this, [this, edited] { edited(m_ui->groupRadio); });
    setFocusProxy(m_ui->rootRadio);
}

OpenerChoice::~OpenerChoice() = default;

void OpenerChoice::setHere(bool isHere)
{
    m_isHere = isHere;
}

void OpenerChoice::choose(bool isForSession)
{
    (isForSession && m_self != 0 ? m_ui->selfRadio : m_ui->rootRadio)->setChecked(true);
    emit changed();
}

void OpenerChoice::lookUp()
{
    const bool isUser = m_ui->userRadio->isChecked();
    const QString name = isUser         ? m_ui->userEdit->text()
        : m_ui->groupRadio->isChecked() ? m_ui->groupEdit->text()
                                        : QString();
    bool isNumber = false;
    const id_t number = name.toUInt(&isNumber);
    m_found = isNumber && number != id_t(-1) ? std::optional(number) : std::nullopt; // -1 stands for nobody
    m_lookedUp = name;
    m_isLookingUp = !name.isEmpty() && !isNumber;
    const int mine = ++m_lookUp;
    if (m_isLookingUp) {
        deliver(findAccount(isUser ? AccountKind::User : AccountKind::Group, name), this,
            [this, mine](const std::optional<id_t>& found) {
                if (mine != m_lookUp)
                    return; // something else has been typed since
                m_found = found;
                m_isLookingUp = false;
                emit changed();
            });
    }
    emit changed();
}

QString OpenerChoice::problem() const
{
    const bool isUser = m_ui->userRadio->isChecked();
    if (!isUser && !m_ui->groupRadio->isChecked())
        return {};
    if (m_lookedUp.isEmpty())
        return isUser ? tr("Say which user may open it.") : tr("Say which group may open it.");
    if (!m_isHere)
        return {};
    if (m_isLookingUp)
        return isUser ? tr("The user “%1” is being looked up.").arg(m_lookedUp)
                      : tr("The group “%1” is being looked up.").arg(m_lookedUp);
    if (!m_found)
        return isUser ? tr("There is no user “%1” on this computer.").arg(m_lookedUp)
                      : tr("There is no group “%1” on this computer.").arg(m_lookedUp);
    return {};
}

std::optional<uid_t> OpenerChoice::owner() const
{
    if (m_ui->rootRadio->isChecked())
        return 0;
    if (m_ui->selfRadio->isChecked())
        return m_self;
    return m_ui->userRadio->isChecked() ? m_found : std::nullopt;
}

std::optional<gid_t> OpenerChoice::group() const
{
    return m_ui->groupRadio->isChecked() ? m_found : std::nullopt;
}

QString OpenerChoice::ownerName() const
{
    if (m_ui->rootRadio->isChecked())
        return QStringLiteral("root");
    if (m_ui->selfRadio->isChecked())
        return m_selfName;
    return m_ui->userRadio->isChecked() ? m_ui->userEdit->text() : QString();
}

QString OpenerChoice::groupName() const
{
    return m_ui->groupRadio->isChecked() ? m_ui->groupEdit->text() : QString();
}

} // namespace VirtTap
