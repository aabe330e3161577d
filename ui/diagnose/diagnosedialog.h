#pragma once

#include "core/domain.h"

#include <QDialog>

#include <memory>

namespace VirtTap {

class Connections;
class Problems;
class TrafficWatch;
struct Finding;

namespace Ui {
class DiagnoseDialog;
}

// Where the way of an interface's frames is broken, live: what is mended is seen to be. Frames are counted only while
// it is shown. Changes nothing itself.
class DiagnoseDialog : public QDialog
{
    Q_OBJECT

public:
    DiagnoseDialog(
        Connections& connections, Problems& problems, DomainKey guest, Interface interface, QWidget* parent = nullptr);
    ~DiagnoseDialog() override;

    bool isOf(const DomainKey& guest, const Interface& interface) const;

signals:
    void fixAsked(const VirtTap::Finding& finding);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void showPath();
    QString name(); // of the interface, as it is now

    Connections& m_connections;
    Problems& m_problems;
    const DomainKey m_guest;
    Interface m_interface; // as it was last
    TrafficWatch* m_traffic;
    QString m_text;
    std::unique_ptr<Ui::DiagnoseDialog> m_ui;
};

} // namespace VirtTap
