#!/usr/bin/env python3
"""attacks.py ATTACKS FOLDER: has every attack a test that has run, and passed, or a line that says why not? In FOLDER each
suite leaves a file ran-SUITE with the names of the tests that passed when it last ran as a whole."""

import sys
from pathlib import Path

POINTS = 30


def main():
    attacks, folder = (Path(arg) for arg in sys.argv[1:3])
    ran = {path.name.removeprefix("ran-"): set(path.read_text().split()) for path in folder.glob("ran-*")}
    if "bus" not in ran:
        print("##### SKIPPED, NOT PASSED: the tests on the bus have not run as a whole here")
        return 77
    answered, problems = set(), []
    for number, line in enumerate(attacks.read_text().splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        point, suite, *tests = line.split()
        answered.add(int(point))
        if suite == "not":
            print(f"point {point}: {' '.join(tests)}")
            continue
        problems += [f"{attacks.name}:{number}: {suite} {test} has not run and passed"
                     for test in tests if test not in ran.get(suite, ())]
    problems += [f"nothing is said of point {point}" for point in range(1, POINTS + 1) if point not in answered]
    print("\n".join(problems) or f"{POINTS} attacks, each with its tests")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
