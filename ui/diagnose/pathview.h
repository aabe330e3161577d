#pragma once

#include "checks/networkpath.h"

#include <QWidget>

class QPushButton;

namespace VirtTap {

// A path as a picture: its hops below one another, what joins them between. The keys walk along it; what is current is
// told to screen readers. Beside the worst joint stands a button for what mends it.
class PathView : public QWidget
{
    Q_OBJECT

public:
    explicit PathView(QWidget* parent = nullptr);

    void setPath(const NetworkPath& path);
    int current() const { return m_current; } // hops and joints in turn, from 0
    void setCurrent(int item);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void fixAsked(const VirtTap::Finding& finding);
    void currentChanged(const QRect& place); // where it is drawn

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    struct Place
    {
        QRect whole;
        QRect text; // of a hop: below its name
    };

    int itemCount() const { return static_cast<int>(m_path.hops.size() + m_path.joints.size()); }
    bool isHop(int item) const { return item % 2 == 0; }
    QString textOfItem(int item) const;
    QList<Place> placesFor(int width) const;
    void layOut();
    void tellCurrent();
    void paintHop(QPainter& painter, int item) const;
    void paintJoint(QPainter& painter, int item) const;
    void paintIcon(QPainter& painter, QStringView name, QPoint centre) const;
    QRect mirrored(const QRect& rect) const; // where one reads from right to left
    int em() const;

    NetworkPath m_path;
    QList<Place> m_places;
    int m_current = 0;
    QPushButton* m_fix;
};

} // namespace VirtTap
