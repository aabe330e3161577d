#pragma once

#include <QString>

namespace VirtTap {

// One word for bash, whatever is in it; left bare where that is plainly safe.
QString shellQuote(const QString& word);

// <<'XML' … XML, with a delimiter that the text does not contain. Nothing in it is expanded.
QString hereDocument(const QString& text);

QString withoutFinalNewlines(QString text);

// Fit for a comment: one line, no control characters.
QString commentLine(const QString& text);

} // namespace VirtTap
