#pragma once

#include <QTest>

// QTRY_* for what depends on a daemon, a link or a file system: how long these take on a loaded machine says nothing
// about the program.
#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30'000)
#define TRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 30'000)
