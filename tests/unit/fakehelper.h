#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QHash>
#include <QList>

#include <functional>

namespace VirtTap {

// virt-tap-helper as a test wants it: answers on a bus what it was told to, and remembers what it was asked.
class FakeHelper : public QDBusVirtualObject
{
    Q_OBJECT

public:
    using Answer = std::function<QDBusMessage(const QDBusMessage& call)>;

    explicit FakeHelper(const QString& address, const QString& version = QStringLiteral(VIRT_TAP_VERSION));
    ~FakeHelper() override;

    void setTaps(const QList<QVariantMap>& taps) { m_taps = taps; } // that ListTaps tells
    void setAnswer(const QString& method, Answer answer) { m_answers.insert(method, std::move(answer)); }
    void fail(const QString& method, const QString& error, const QString& message);
    void setHolding(bool isHolding) { m_isHolding = isHolding; } // answers nothing until release()
    void release();
    void say(const QString& signal, const QVariantList& arguments);
    void leave(); // the bus, as one that crashed

    const QList<QDBusMessage>& calls() const { return m_calls; } // but for reads
    int reads(const QString& method) const { return m_reads.value(method); }

    QString introspect(const QString& path) const override;
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& connection) override;

private:
    QDBusMessage answerTo(const QDBusMessage& message) const;

    QString m_name;
    QString m_version;
    QDBusConnection m_bus;
    QList<QVariantMap> m_taps;
    QHash<QString, Answer> m_answers;
    QList<QDBusMessage> m_calls;
    QHash<QString, int> m_reads;
    QList<QDBusMessage> m_held;
    bool m_isHolding = false;
};

} // namespace VirtTap
