#pragma once

#include <QWidget>

namespace VirtTap {

// A page of the wizard. Pages fill and check the one request of a RequestEditor; the wizard asks them how they stand.
class WizardPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString title() const = 0;
    virtual QString summary() const = 0; // what was chosen, in a few words; for the list at the left
    virtual QString problem() const { return {}; } // why one cannot go on from here; empty: one can
    virtual void enter() { } // it is shown
    virtual void leave() { }

signals:
    void changed(); // summary() or problem() may answer differently now
};

} // namespace VirtTap
