#pragma once

#include "ui/taps/tapdialog.h"

#include <memory>

namespace VirtTap {

namespace Ui {
class TapEditDialog;
}

// Changes a tap that virt-tap made; of one that somebody else made it shows the commands that do. Open it by open().
class TapEditDialog : public TapDialog
{
    Q_OBJECT

public:
    TapEditDialog(Connections& connections, const QString& machine, const QString& tap, QWidget* parent = nullptr);
    ~TapEditDialog() override;

private:
    void showAll() override;
    void fill();
    bool isOurs() const;
    TapSpec before() const; // as it was made, or as it is where somebody else made it
    TapChange change() const;
    QString problem() const;
    void apply();

    QString m_tap;
    std::unique_ptr<Ui::TapEditDialog> m_ui;
};

} // namespace VirtTap
