#pragma once

#include "core/tapuses.h"
#include "ui/taps/tapdialog.h"

#include <memory>

namespace VirtTap {

namespace Ui {
class TapQuestion;
}

// Asks before taps are deleted, or reset to how they were made: says who names them, and what has changed. Of taps that
// somebody else made it shows the commands that delete them. Open it by open().
class TapQuestion : public TapDialog
{
    Q_OBJECT

public:
    enum class Deed { Delete, Reset };

    TapQuestion(Connections& connections, const QString& machine, Deed deed, const QStringList& taps,
        QWidget* parent = nullptr);
    ~TapQuestion() override;

private:
    struct Row
    {
        QString tap;
        QString who;
        QString when;
        QString icon;

        friend bool operator==(const Row&, const Row&) = default;
    };

    void showAll() override;
    void showWords();
    void showRows();
    QList<Row> usersOf(const QString& tap) const;
    Row changesOf(const QString& tap) const;
    bool hasUnseenUsers(const QString& tap) const;
    bool isInUse(const QString& tap) const;
    QStringList ours() const; // those that virt-tap made
    QString nameOfAll() const;
    QString problem() const;
    void carryOut();

    Deed m_kind;
    QStringList m_taps;
    TapUses m_uses;
    QList<Row> m_rows;
    std::unique_ptr<Ui::TapQuestion> m_ui;
};

} // namespace VirtTap
