#!/usr/bin/env python3
"""structure.py SOURCE BUILD: does the tree keep to its own rules? Prints what does not."""

import sys
from pathlib import Path

from dependencies import check_all_built, check_dependencies
from sources import check_sources, check_top_level


def main():
    source, build = (Path(arg).resolve() for arg in sys.argv[1:3])
    problems, seen = check_dependencies(source, build)
    problems += check_all_built(source, build) + check_sources(source) + check_top_level(source)
    for problem in problems:
        print(problem)
    print(f"{seen} objects looked at, {len(problems)} problems")
    return 1 if problems or seen == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
