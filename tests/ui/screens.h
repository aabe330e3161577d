#pragma once

#include <functional>

#include <QSize>
#include <QString>

class QWidget;

namespace VirtTap {

// Opens every screen of the program on made-up hosts, one after the other, and shows each to `visit`. A screen that did
// not open is a failure of the test that runs.
void visitScreens(
    const std::function<void(const QString& name, QWidget& screen)>& visit, const QSize& size = { 1100, 700 });

} // namespace VirtTap
