#include "ui/connectpage.h"
#include "ui_connectpage.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace VirtTap {

ConnectPage::ConnectPage(QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ConnectPage>())
{
    m_ui->setupUi(this);
    QFont big = m_ui->titleLabel->font();
    big.setPointSizeF(big.pointSizeF() * 1.5);
    big.setBold(true);
    m_ui->titleLabel->setFont(big);
    const int margin = fontMetrics().height();
    m_ui->column->setContentsMargins(2 * margin, 2 * margin, 2 * margin, margin);
    const int indent = margin + 6;
    for (QLabel* hint : { m_ui->systemHint, m_ui->sessionHint, m_ui->demoHint }) {
        hint->setContentsMargins(indent, 0, 0, margin / 3);
        hint->setForegroundRole(QPalette::PlaceholderText);
    }
    m_ui->remoteForm->setContentsMargins(indent, 0, 0, margin / 3);
    m_ui->uriLayout->setContentsMargins(indent, 0, 0, margin / 3);
    m_ui->columnBox->setMaximumWidth(fontMetrics().averageCharWidth() * 100);
    m_ui->columnBox->setMinimumWidth(fontMetrics().averageCharWidth() * 62);
    for (QWidget* edit : { static_cast<QWidget*>(m_ui->hostEdit), static_cast<QWidget*>(m_ui->userEdit),
             static_cast<QWidget*>(m_ui->uriEdit), static_cast<QWidget*>(m_ui->uriLabel) })
        edit->setLayoutDirection(Qt::LeftToRight);

    for (QRadioButton* button :
        { m_ui->systemButton, m_ui->sessionButton, m_ui->remoteButton, m_ui->uriButton, m_ui->demoButton })
        connect(button, &QRadioButton::toggled, this, &ConnectPage::update);
    for (QLineEdit* edit : { m_ui->hostEdit, m_ui->userEdit, m_ui->uriEdit }) {
        connect(edit, &QLineEdit::textChanged, this, &ConnectPage::update);
        connect(edit, &QLineEdit::returnPressed, m_ui->connectButton, &QPushButton::click);
    }
    connect(m_ui->daemonBox, &QComboBox::currentIndexChanged, this, &ConnectPage::update);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &ConnectPage::cancelled);
    connect(m_ui->connectButton, &QPushButton::clicked, this, [this] {
        emit connectAsked({ uri(), m_ui->readOnlyCheck->isChecked(),
            m_ui->automaticCheck->isChecked() && m_ui->automaticCheck->isEnabled() });
    });
    setFocusProxy(m_ui->systemButton);
    setDemo({});
    setCancellable(false);
    update();
}

ConnectPage::~ConnectPage() = default;

QSize ConnectPage::wholeSize() const
{
    const int width = m_ui->contents->sizeHint().width();
    return { width, m_ui->contentsLayout->totalHeightForWidth(width) };
}

void ConnectPage::setDemo(const QString& uri)
{
    m_demoUri = uri;
    m_ui->demoButton->setVisible(!uri.isEmpty());
    m_ui->demoHint->setVisible(!uri.isEmpty());
}

void ConnectPage::setCancellable(bool cancellable)
{
    m_ui->cancelButton->setVisible(cancellable);
}

MessageBar& ConnectPage::messageBar() const
{
    return *m_ui->messageBar;
}

QString ConnectPage::uri() const
{
    if (m_ui->systemButton->isChecked())
        return u"qemu:///system"_s;
    if (m_ui->sessionButton->isChecked())
        return u"qemu:///session"_s;
    if (m_ui->demoButton->isChecked())
        return m_demoUri;
    if (m_ui->uriButton->isChecked()) {
        const QString text = m_ui->uriEdit->text().trimmed();
        const QUrl url(text, QUrl::StrictMode);
        return url.isValid() && !url.scheme().isEmpty() ? text : QString();
    }
    return remoteUri(
        m_ui->userEdit->text().trimmed(), m_ui->hostEdit->text().trimmed(), m_ui->daemonBox->currentIndex() == 1);
}

void ConnectPage::update()
{
    m_ui->remoteBox->setVisible(m_ui->remoteButton->isChecked());
    m_ui->uriBox->setVisible(m_ui->uriButton->isChecked());
    const QString wanted = uri();
    m_ui->connectButton->setEnabled(!wanted.isEmpty());
    const bool showsUri = m_ui->remoteButton->isChecked();
    m_ui->uriLabel->setText(showsUri ? wanted : QString());
}

QString remoteUri(const QString& user, const QString& host, bool isSession)
{
    if (host.isEmpty())
        return {};
    QUrl url;
    url.setScheme(u"qemu+ssh"_s);
    url.setAuthority(host, QUrl::StrictMode); // host, host:port or [address]:port
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return {};
    if (!user.isEmpty()) // an empty one would leave its @
        url.setUserName(user, QUrl::DecodedMode);
    url.setPath(isSession ? u"/session"_s : u"/system"_s);
    return url.isValid() ? url.toString(QUrl::FullyEncoded) : QString();
}

} // namespace VirtTap
