#include "ui/diagnose/pathview.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

#include "ui/icons.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

using State = NetworkPath::State;
using Hop = NetworkPath::Hop;

QStringView iconOf(Hop::Place place)
{
    switch (place) {
    case Hop::Place::Nic:
        return u"interface";
    case Hop::Place::Qemu:
        return u"guest";
    case Hop::Place::Tap:
        return u"tap-up";
    case Hop::Place::Bridge:
        return u"bridge";
    case Hop::Place::Uplink:
        return u"uplink";
    }
    return {};
}

QStringView iconOf(State state)
{
    switch (state) {
    case State::Good:
        return u"success";
    case State::Idle:
        return u"waiting";
    case State::Unknown:
        return u"unknown";
    case State::Flawed:
        return u"warning";
    case State::Broken:
        return u"error";
    }
    return {};
}

Ink inkOf(State state)
{
    switch (state) {
    case State::Good:
        return Ink::Good;
    case State::Flawed:
        return Ink::Doubtful;
    case State::Broken:
        return Ink::Bad;
    case State::Idle:
    case State::Unknown:
        break;
    }
    return Ink::Faint;
}

constexpr int wrapping = Qt::TextWordWrap | Qt::AlignLeading | Qt::AlignTop;

} // namespace

PathView::PathView(QWidget* parent)
    : QWidget(parent)
    , m_fix(new QPushButton(icon(u"edit"), tr("&Fix…"), this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Way of the frames"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_fix->setObjectName(u"pathFixButton"_s);
    m_fix->hide();
    connect(m_fix, &QPushButton::clicked, this, [this] {
        if (const auto finding = m_path.fix())
            emit fixAsked(*finding);
    });
}

void PathView::setPath(const NetworkPath& path)
{
    if (path == m_path)
        return;
    const QString before = itemCount() > 0 ? textOfItem(m_current) : QString();
    m_path = path;
    m_current = std::clamp(m_current, 0, std::max(0, itemCount() - 1));
    m_fix->setVisible(path.fix().has_value());
    updateGeometry();
    layOut();
    update();
    if (itemCount() > 0 && textOfItem(m_current) != before)
        tellCurrent();
}

void PathView::setCurrent(int item)
{
    item = std::clamp(item, 0, std::max(0, itemCount() - 1));
    if (item == m_current || m_places.isEmpty())
        return;
    m_current = item;
    update();
    tellCurrent();
    emit currentChanged(m_places.at(item).whole);
}

void PathView::tellCurrent()
{
    setAccessibleDescription(textOfItem(m_current));
}

QString PathView::textOfItem(int item) const
{
    const int index = item / 2;
    if (!isHop(item))
        return tr("%1: %2", "a state and what is so")
            .arg(stateWord(m_path.joints.at(index).state), textOf(m_path.joints.at(index)));
    const Hop& hop = m_path.hops.at(index);
    const QString name = hop.name.isEmpty() ? placeWord(hop.place) : u"%1 %2"_s.arg(placeWord(hop.place), hop.name);
    return tr("%1, %2: %3", "a part of the way, its state, how it is").arg(name, stateWord(hop.state), textOf(hop));
}

int PathView::em() const
{
    return fontMetrics().height();
}

QRect PathView::mirrored(const QRect& rect) const
{
    return QStyle::visualRect(layoutDirection(), this->rect(), rect);
}

QList<PathView::Place> PathView::placesFor(int width) const
{
    QList<Place> places;
    const int margin = em() / 2;
    const int left = 3 * em(); // of texts: beside the icon and the line
    const int worst = m_path.worstJoint();
    int y = margin;
    for (int item = 0; item < itemCount(); ++item) {
        const bool hasFix = !isHop(item) && item / 2 == worst && m_path.fix();
        const int end = hasFix ? m_fix->sizeHint().width() + margin : 0;
        const int top = isHop(item) ? y + margin / 2 + em() : y + margin;
        const QRect room(left, top, std::max(em(), width - left - margin - end - em()), 10'000);
        const QString text = isHop(item) ? textOf(m_path.hops.at(item / 2)) : textOf(m_path.joints.at(item / 2));
        const int height = fontMetrics().boundingRect(room, wrapping, text).height();
        Place place;
        place.text = QRect(room.left(), top, room.width(), height);
        const int least = hasFix ? m_fix->sizeHint().height() : 0;
        const int bottom = std::max(top + height, y + least) + (isHop(item) ? margin / 2 : margin);
        place.whole = QRect(margin, y, width - 2 * margin, bottom - y);
        places.append(place);
        y = bottom;
    }
    return places;
}

void PathView::layOut()
{
    m_places = placesFor(width());
    const int worst = m_path.worstJoint();
    if (worst < 0 || !m_path.fix())
        return;
    const QRect& joint = m_places.at(2 * worst + 1).whole;
    QRect button(QPoint(), m_fix->sizeHint());
    button.moveCenter(joint.center());
    button.moveRight(joint.right());
    m_fix->setGeometry(mirrored(button));
}

int PathView::heightForWidth(int width) const
{
    const QList<Place> places = placesFor(width);
    return places.isEmpty() ? 0 : places.last().whole.bottom() + em() / 2;
}

QSize PathView::minimumSizeHint() const
{
    return { 20 * em(), 10 * em() };
}

QSize PathView::sizeHint() const
{
    const int width = 40 * em();
    return { width, heightForWidth(width) };
}

void PathView::resizeEvent(QResizeEvent* /*event*/)
{
    layOut();
}

void PathView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange
        || event->type() == QEvent::StyleChange) {
        updateGeometry();
        layOut();
    }
    update();
    QWidget::changeEvent(event);
}

void PathView::paintIcon(QPainter& painter, QStringView name, QPoint centre) const
{
    QRect place(0, 0, em(), em());
    place.moveCenter(centre);
    icon(name).paint(&painter, mirrored(place));
}

void PathView::paintHop(QPainter& painter, int item) const
{
    const Hop& hop = m_path.hops.at(item / 2);
    const Place& place = m_places.at(item);
    const qreal radius = em() / 3.0;
    const bool isMarked = hop.state == State::Broken || hop.state == State::Flawed;
    QPen border(isMarked ? ink(inkOf(hop.state)) : palette().color(QPalette::Mid), isMarked ? 2 : 1);
    border.setStyle(hop.state == State::Idle || hop.state == State::Unknown ? Qt::DashLine : Qt::SolidLine);
    painter.setPen(border);
    painter.setBrush(palette().base());
    painter.drawRoundedRect(QRectF(mirrored(place.whole)).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    paintIcon(painter, iconOf(hop.place), { place.whole.left() + em(), place.whole.center().y() });

    painter.setPen(palette().color(QPalette::Text));
    QRect line(place.text.left(), place.text.top() - em(), place.text.width(), em());
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    const QString title = hop.name.isEmpty() ? placeWord(hop.place) : u"%1  %2"_s.arg(placeWord(hop.place), hop.name);
    const QString state = stateWord(hop.state);
    const int stateWidth = fontMetrics().horizontalAdvance(state) + em() * 3 / 2;
    painter.drawText(mirrored(line.adjusted(0, 0, -stateWidth, 0)), Qt::AlignLeading | Qt::AlignVCenter,
        QFontMetrics(bold).elidedText(title, Qt::ElideRight, line.width() - stateWidth));
    painter.setFont(font());
    line.setLeft(line.right() - stateWidth);
    painter.drawText(mirrored(line.adjusted(em() * 3 / 2, 0, 0, 0)), Qt::AlignTrailing | Qt::AlignVCenter, state);
    paintIcon(painter, iconOf(hop.state), { line.left() + em() / 2, line.center().y() });
    painter.drawText(mirrored(place.text), wrapping, textOf(hop));
}

// Whole, dashed or in two: seen without its colour, too.
void PathView::paintJoint(QPainter& painter, int item) const
{
    const NetworkPath::Joint& joint = m_path.joints.at(item / 2);
    const Place& place = m_places.at(item);
    QPen pen(ink(inkOf(joint.state)), std::max(2, em() / 7));
    pen.setCapStyle(Qt::FlatCap);
    if (joint.state == State::Idle || joint.state == State::Unknown)
        pen.setStyle(Qt::DotLine);
    painter.setPen(pen);
    const QRect line = mirrored(QRect(place.whole.left() + em(), place.whole.top(), 1, place.whole.height()));
    const int gap = joint.state == State::Broken ? em() * 3 / 4 : 0;
    const int middle = place.whole.center().y();
    painter.drawLine(line.left(), place.whole.top(), line.left(), middle - gap);
    painter.drawLine(line.left(), middle + gap, line.left(), place.whole.bottom() + 1);
    if (joint.state == State::Broken || joint.state == State::Flawed)
        paintIcon(painter, iconOf(joint.state), { place.whole.left() + em(), middle });
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(mirrored(place.text), wrapping, textOf(joint));
}

void PathView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int item = 0; item < m_places.size(); ++item) {
        if (isHop(item))
            paintHop(painter, item);
        else
            paintJoint(painter, item);
    }
    if (hasFocus() && m_current < m_places.size()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(mirrored(m_places.at(m_current).whole).adjusted(-2, -1, 2, 1), em() / 3.0, em() / 3.0);
    }
}

void PathView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        setCurrent(m_current - 1);
        break;
    case Qt::Key_Down:
        setCurrent(m_current + 1);
        break;
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_End:
        setCurrent(itemCount() - 1);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void PathView::mousePressEvent(QMouseEvent* event)
{
    for (int item = 0; item < m_places.size(); ++item) {
        if (mirrored(m_places.at(item).whole).contains(event->pos()))
            setCurrent(item);
    }
}

void PathView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (!m_places.isEmpty())
        emit currentChanged(m_places.at(m_current).whole);
}

} // namespace VirtTap
