#pragma once

#include "core/connections.h"
#include "engine/problembook.h"

#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace VirtTap {

// Checks what is, again and again as it changes, in a thread of its own.
class ProblemWatch : public Problems
{
    Q_OBJECT

public:
    explicit ProblemWatch(Connections& connections, QObject* parent = nullptr);
    ~ProblemWatch() override;

    bool isSettled() const { return !m_isChecking && !m_soon.isActive(); } // what is known has been checked

private:
    void note();
    void check();
    void takeNext();

    Connections& m_connections;
    std::shared_ptr<ProblemBook> m_book; // at work while m_isChecking
    ProblemBook::Changes m_changes;
    QList<std::pair<ProblemPlace, QList<Finding>>> m_coming; // that were found, and are still to be told of
    QThreadPool m_pool; // whose thread gives way to all others
    QTimer m_soon;
    bool m_isChecking = false;
    bool m_isWanted = false; // once that is over
};

} // namespace VirtTap
