#pragma once

#include "ui/xmleditor.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace VirtTap {

// XML to read or, when allowed, to edit, with a bar to find text (Ctrl+F, F3). The editor itself is made when it is
// first needed, as it costs time that the start of the program does not have.
class XmlView : public QWidget
{
    Q_OBJECT

public:
    explicit XmlView(QWidget* parent = nullptr);

    void setXml(const QString& xml); // keeps the place that is looked at when the text has not changed much
    QString xml() const;
    void setReadOnly(bool readOnly); // true at first
    bool isReadOnly() const { return m_isReadOnly; }
    void setMarks(const QList<XmlMark>& marks);
    void showLine(int line); // 1-based
    void copyAll() const;

public slots:
    void showFindBar();
    void hideFindBar();

signals:
    void xmlEdited(); // by the person

protected:
    void showEvent(QShowEvent* event) override;

private:
    XmlEditor& editor();
    void makeFindBar();
    void find(bool forward, bool isNew);
    void nameEditor();

    XmlEditor* m_editor = nullptr;
    QString m_xml; // until there is an editor
    bool m_isReadOnly = true;
    bool m_isSetting = false;
    QWidget* m_findBar = nullptr;
    QLineEdit* m_findEdit = nullptr;
    QLabel* m_findAnswer = nullptr;
};

} // namespace VirtTap
