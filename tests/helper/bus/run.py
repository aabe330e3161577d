"""run.py [WORD...]: the tests of the helper on a real bus with the real polkit; only those whose names hold one of these."""

import sys
import time
import unittest

import authorisation
import boot
import confinement
import lifecycle
import refusals


class Result(unittest.TextTestResult):
    def startTest(self, test):
        self.began = time.monotonic()
        super().startTest(test)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.stream.writeln(f"    {time.monotonic() - self.began:.2f} s")


def all_tests(words):
    loader = unittest.TestLoader()
    for module in (authorisation, refusals, lifecycle, boot, confinement):
        for cases in loader.loadTestsFromModule(module):
            yield unittest.TestSuite(test for test in cases if not words or any(word in test.id() for word in words))


if __name__ == "__main__":
    outcome = unittest.TextTestRunner(resultclass=Result, verbosity=2).run(unittest.TestSuite(all_tests(sys.argv[1:])))
    sys.exit(0 if outcome.wasSuccessful() else 1)
