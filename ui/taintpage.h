#pragma once

#include "core/error.h"
#include "core/interface.h"
#include "models/taintexport.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace VirtTap {

class Connections;
class Settings;
class TaintFilterModel;

namespace Ui {
class TaintPage;
}

// What taints guests, on all connections: each flag now and after the next start, what it means, where it comes from
// and what can be done.
class TaintPage : public QWidget
{
    Q_OBJECT

public:
    TaintPage(Connections& connections, TaintModel& taints, Settings& settings, QWidget* parent = nullptr);
    ~TaintPage() override;

    void focusFilter();
    void save() const; // to the settings

signals:
    void guestAsked(const VirtTap::DomainKey& key); // show that guest
    void convertAsked(const QSet<VirtTap::DomainKey>& guests); // their interfaces that run a script

private:
    void connectTable();
    void fillExport();
    void askForFile(TaintFormat format, const QString& filter, const QString& suffix);
    void write(const QString& name, TaintFormat format);
    void showCounts();
    void showEmpty();
    void showSelection();
    void showText(const TaintRow& row);
    void readScript(const TaintRow& row);
    void readXml(const TaintRow& row);
    void receiveXml(int question, TaintFlag flag, const Result<QString>& answer);
    const TaintRow* selected() const; // null when there is none
    std::optional<InterfacePair> scriptInterface(const TaintRow& row) const; // that can be converted
    QSet<DomainKey> convertible() const; // of those that are listed

    std::unique_ptr<Ui::TaintPage> m_ui;
    Connections& m_connections;
    TaintModel& m_taints;
    TaintFilterModel* m_filter;
    Settings& m_settings;
    QTimer m_soon; // gathers changes
    std::optional<TaintRow> m_shown;
    QString m_scriptText; // what the script did, in words
    int m_question = 0; // only the answer to the last one counts
};

} // namespace VirtTap
