#pragma once

#include <QString>

#include <optional>
#include <utility>

namespace VirtTap {

// A value that was read, or the reason why it is not known. What is not known is shown as unknown, never as a default.
template <typename T>
class Known
{
public:
    Known() = default; // unknown because nobody has read it yet
    Known(T value)
        : m_value(std::move(value))
    {
    }

    static Known unknown(QString reason)
    {
        Known result;
        result.m_reason = std::move(reason);
        return result;
    }

    bool isKnown() const { return m_value.has_value(); }
    const T& value() const { return m_value.value(); } // only when isKnown()
    T valueOr(T otherwise) const { return m_value.value_or(std::move(otherwise)); }
    const QString& reason() const { return m_reason; } // translated; empty when known or not read yet

    // Known and equal: an unknown value is never "the same as" anything.
    bool is(const T& other) const { return m_value == other; }

    friend bool operator==(const Known&, const Known&) = default;

private:
    std::optional<T> m_value;
    QString m_reason;
};

} // namespace VirtTap
