#pragma once

#include <QWidget>

#include <memory>

namespace VirtTap {

class RequestEditor;

namespace Ui {
class NewTapBox;
}

// How a tap that is still to be made is to be: made with the interface where somebody here can, else by commands.
class NewTapBox : public QWidget
{
    Q_OBJECT

public:
    explicit NewTapBox(QWidget* parent = nullptr);
    ~NewTapBox() override;

    void setEditor(RequestEditor& editor);
    void showAll(); // how the request and the machine are now

    // The ip commands that make the tap; empty while it is there, or is made with the interface.
    static QStringList commands(const RequestEditor& editor);

private:
    void choose();
    void showBridges();
    void showMaker();

    RequestEditor* m_editor = nullptr;
    bool m_isShowing = false;
    std::unique_ptr<Ui::NewTapBox> m_ui;
};

} // namespace VirtTap
