"""run.py [WORD...]: the tests of the helper on a real bus with the real polkit; only those whose names hold one of these."""

import os
import sys
import time
import unittest
from pathlib import Path

import authorisation
import boot
import confinement
import lifecycle
import pressure
import refusals

MODULES = (authorisation, refusals, lifecycle, boot, confinement, pressure)


class Result(unittest.TextTestResult):
    passed = []

    def startTest(self, test):
        self.began = time.monotonic()
        super().startTest(test)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed.append(test.id().split(".", 1)[1])
        self.stream.writeln(f"    {time.monotonic() - self.began:.2f} s")


def all_tests(words):
    loader = unittest.TestLoader()
    for module in MODULES:
        for cases in loader.loadTestsFromModule(module):
            yield unittest.TestSuite(test for test in cases if not words or any(word in test.id() for word in words))


def main(words):
    ran = Path(os.environ["HELPER_RAN"]) / "ran-bus"
    ran.unlink(missing_ok=True)
    outcome = unittest.TextTestRunner(resultclass=Result, verbosity=2).run(unittest.TestSuite(all_tests(words)))
    if not words:
        ran.write_text("\n".join(Result.passed) + "\n")
    return 0 if outcome.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
