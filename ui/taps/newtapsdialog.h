#pragma once

#include "core/tapuses.h"
#include "ui/taps/tapdialog.h"

#include <memory>

namespace VirtTap {

namespace Ui {
class NewTapsDialog;
}

// Makes a tap, or many whose names follow a pattern; every name is seen, with what is wrong with it, before anything is
// made. Where taps cannot be made from here, it shows the commands that do. Open it by open().
class NewTapsDialog : public TapDialog
{
    Q_OBJECT

public:
    // On that machine; others can be chosen where there are any.
    NewTapsDialog(Connections& connections, const QString& machine, QWidget* parent = nullptr);
    ~NewTapsDialog() override;

    // Taps that guests name and that are not there: with the queues and the MTU that those guests need.
    void propose(const QStringList& names);

private:
    struct Row // of the preview
    {
        QString name;
        QString remark;
        bool isBad = false;

        friend bool operator==(const Row&, const Row&) = default;
    };

    void showAll() override;
    void listMachines();
    void chooseMachine();
    void showNames();
    void showCommands();
    QString problem() const;
    QStringList netPrefixes() const;
    QStringList names() const;
    TapSpec spec(const QString& name) const;
    void make();

    TapUses m_uses;
    QHash<QString, TapSpec> m_needs; // of what was proposed, by name
    bool m_areNeedsMixed = false; // then each tap is as its own guest needs it
    QList<Row> m_rows;
    int m_badNames = 0;
    std::unique_ptr<Ui::NewTapsDialog> m_ui;
};

} // namespace VirtTap
