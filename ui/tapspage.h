#pragma once

#include "models/taptablemodel.h"

#include <QWidget>

#include <memory>

namespace VirtTap {

class Settings;
class TapFilterModel;

namespace Ui {
class TapsPage;
}

// The taps of every machine behind the connections, and all that is known of the selected one.
class TapsPage : public QWidget
{
    Q_OBJECT

public:
    TapsPage(Connections& connections, TapTableModel& taps, Settings& settings, QWidget* parent = nullptr);
    ~TapsPage() override;

    void focusFilter();
    void save() const; // to the settings
    QString selectedName() const; // empty when no tap is selected

signals:
    void useAsked(const QString& machine, const QString& tap);
    void guestAsked(const VirtTap::DomainKey& key); // show that guest
    void connectAsked();

private:
    void restore();
    void showSources();
    void showSelection();
    void showEmpty();
    void addFact(const QString& caption, const QString& text);
    void addUsers(const QList<TapUser>& users);
    int selectedRow() const; // of the model; -1 when there is none

    std::unique_ptr<Ui::TapsPage> m_ui;
    Connections& m_connections;
    TapTableModel& m_taps;
    TapFilterModel* m_filter;
    Settings& m_settings;
};

} // namespace VirtTap
