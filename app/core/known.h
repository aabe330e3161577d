#pragma once

#include <QSharedData>
#include <QString>

#include <optional>
#include <utility>

namespace VirtTap {

// A value that was read, or the reason why it is not known. What is not known is shown as unknown, never as a default.
// The reason takes a pointer, as each of thousands of links has a dozen of these; copies share it.
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
        if (!reason.isEmpty())
            result.m_reason = new Reason(std::move(reason));
        return result;
    }

    bool isKnown() const { return m_value.has_value(); }
    const T& value() const { return m_value.value(); } // only when isKnown()
    T valueOr(T otherwise) const { return m_value.value_or(std::move(otherwise)); }
    QString reason() const
    {
        return m_reason ? m_reason->text : QString();
    } // translated; empty when known or not read yet

    // Known and equal: an unknown value is never "the same as" anything.
    bool is(const T& other) const { return m_value == other; }

    friend bool operator==(const Known& left, const Known& right)
    {
        return left.m_value == right.m_value && (left.m_reason == right.m_reason || left.reason() == right.reason());
    }

private:
    struct Reason : QSharedData
    {
        explicit Reason(QString given)
            : text(std::move(given))
        {
        }
        const QString text;
    };

    std::optional<T> m_value;
    QExplicitlySharedDataPointer<const Reason> m_reason;
};

} // namespace VirtTap
