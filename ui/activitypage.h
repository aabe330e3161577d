#pragma once

#include <QWidget>

#include <memory>

namespace VirtTap {

class ActivityModel;
class Settings;

namespace Ui {
class ActivityPage;
}

// What we did and what happened.
class ActivityPage : public QWidget
{
    Q_OBJECT

public:
    ActivityPage(ActivityModel& activity, Settings& settings, QWidget* parent = nullptr);
    ~ActivityPage() override;

    void save() const; // to the settings

private:
    void showCount();

    std::unique_ptr<Ui::ActivityPage> m_ui;
    ActivityModel& m_activity;
    Settings& m_settings;
};

} // namespace VirtTap
