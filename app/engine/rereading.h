#pragma once

#include <utility>

namespace VirtTap {

// Reads again and again, one at a time: what changes while one is under way is read after it, once, so that an older
// answer never comes after a newer one.
class Rereading
{
public:
    explicit Rereading(int round = 0)
        : m_round(round)
    {
    }

    int round() const { return m_round; } // answers of an earlier one count for nothing

    bool mayBegin() // false: one is under way, and its end will ask for another
    {
        m_isWanted = m_isReading;
        return !std::exchange(m_isReading, true);
    }

    bool end() // whether another one is wanted
    {
        m_isReading = false;
        return std::exchange(m_isWanted, false);
    }

private:
    int m_round;
    bool m_isReading = false;
    bool m_isWanted = false;
};

} // namespace VirtTap
