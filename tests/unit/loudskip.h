#pragma once

#include <QTest>

#include <cstdio>

// For tests whose whole point a machine may be unable to do: QtTest alone would end with 0, and ctest count that as
// passed.
namespace LoudSkip {

inline bool hasSkipped = false;

inline void say(const char* reason)
{
    hasSkipped = true;
    std::fprintf(stderr, "\n##### SKIPPED, NOT PASSED: %s\n", reason);
}

} // namespace LoudSkip

#define SKIP_LOUDLY(reason)                                                                                            \
    do {                                                                                                               \
        LoudSkip::say(reason);                                                                                         \
        QSKIP(reason);                                                                                                 \
    } while (false)

// In place of QTEST_GUILESS_MAIN: 77 when nothing failed, but something was skipped loudly.
#define LOUD_GUILESS_MAIN(TestClass)                                                                                   \
    int main(int argc, char** argv)                                                                                    \
    {                                                                                                                  \
        const QCoreApplication app(argc, argv);                                                                        \
        TestClass test;                                                                                                \
        const int failures = QTest::qExec(&test, argc, argv);                                                          \
        return failures == 0 && LoudSkip::hasSkipped ? 77 : failures;                                                  \
    }
