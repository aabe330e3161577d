#pragma once

#include <QWidget>

#include <memory>
#include <optional>
#include <sys/types.h>

namespace VirtTap {

namespace Ui {
class OpenerChoice;
}

// Who may open a tap: root alone, this person, another user, or the members of a group.
class OpenerChoice : public QWidget
{
    Q_OBJECT

public:
    explicit OpenerChoice(QWidget* parent = nullptr);
    ~OpenerChoice() override;

    void setHere(bool isHere); // another host's users cannot be looked up
    void choose(bool isForSession); // what fits: this person for a session's guests, else root
    bool isTouched() const { return m_isTouched; } // somebody chose

    QString problem() const; // a translated sentence; empty when somebody is chosen
    std::optional<uid_t> owner() const; // one of the two, unless there is a problem
    std::optional<gid_t> group() const;
    QString ownerName() const; // for commands: a name or a number; empty where a group is chosen
    QString groupName() const;

signals:
    void changed();

private:
    void lookUp();

    std::unique_ptr<Ui::OpenerChoice> m_ui;
    uid_t m_self;
    QString m_selfName;
    std::optional<id_t> m_found; // number of the user or group that is typed
    QString m_lookedUp; // that it is the number of
    int m_lookUp = 0; // the last one that was begun
    bool m_isLookingUp = false;
    bool m_isTouched = false;
    bool m_isHere = true;
};

} // namespace VirtTap
