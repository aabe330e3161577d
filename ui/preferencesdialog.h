#pragma once

#include <QDialog>

#include <memory>

namespace VirtTap {

class Appearance;
class Settings;

namespace Ui {
class PreferencesDialog;
}

class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    PreferencesDialog(Settings& settings, Appearance& appearance, QWidget* parent);
    ~PreferencesDialog() override;

    void accept() override;

private:
    std::unique_ptr<Ui::PreferencesDialog> m_ui;
    Settings& m_settings;
    Appearance& m_appearance;
};

} // namespace VirtTap
