"""What can be seen in the text of the sources alone."""

import re
import subprocess

from rules import MAX_LINES, TOP_LEVEL

TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\((?:.*?)\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])*\'', re.S)

FORBIDDEN = [
    (re.compile(r"\bQEventLoop\b"), "a nested event loop"),
    (re.compile(r"\bprocessEvents\s*\("), "processEvents() is a nested event loop"),
    (re.compile(r"\bwaitForFinished\s*\("), "waiting on a thread that may be the window's"),
    (re.compile(r"(?:\.|->)then\s*\("), "QFuture::then() is unsafe on Qt 6.4: see core/deliver.h"),
    (re.compile(r"\bQtConcurrent::run\s*\(\s*(?!&)"), "Qt paints by the pool that this takes: see core/workers.h"),
    (re.compile(r"\bQThreadPool::globalInstance\b"), "Qt paints by this pool: see core/workers.h"),
    (re.compile(r"\bvirEventRegisterDefaultImpl\b"), "libvirt's default event loop takes over Qt's"),
]
EXEC = re.compile(r"(?:\.|->|\b)exec\s*\(")


def without_comments(text):
    """Comments and literals blanked, so that line numbers stay and nothing in them is taken for code."""
    return TOKEN.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)) if m.group(0)[0] == "/" else '""', text)


def arguments(text, start):
    """The arguments of the call whose '(' is at `start`, split at top level."""
    depth, parts, part = 0, [], start + 1
    for i in range(start, len(text)):
        if text[i] in "([{":
            depth += 1
        elif text[i] in ")]}":
            depth -= 1
            if depth == 0:
                return parts + [text[part:i].strip()]
        elif text[i] == "," and depth == 1:
            parts.append(text[part:i].strip())
            part = i + 1
    return parts


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def check_connects(code):
    for match in re.finditer(r"\bconnect\s*\(", code):
        args = arguments(code, match.end() - 1)
        if len(args) == 3 and args[2].startswith("["):
            yield line_of(code, match.start()), "connect() to a lambda without a context object"
        if re.search(r"[bB]us(\(\))?\.$", code[:match.start()]):
            continue  # QDBusConnection knows no other way
        if re.search(r"\b(SIGNAL|SLOT)\s*\(", code[match.start():match.start() + 200].split(";")[0]):
            yield line_of(code, match.start()), "connect() by strings"


def check_text(name, text):
    """(line, problem) of one C++ file; `name` is its path in the tree."""
    code = without_comments(text)
    yield from check_connects(code)
    if name.endswith(".h"):
        for match in re.finditer(r"\busing\s+namespace\b", code):
            yield line_of(code, match.start()), "using namespace in a header"
        if "#pragma once" not in code:
            yield 1, "no #pragma once"
    if not name.startswith("tests/"):
        for pattern, why in FORBIDDEN:
            for match in pattern.finditer(code):
                yield line_of(code, match.start()), why
        if name not in ("app/main.cpp", "app/cli/main.cpp"):
            for match in EXEC.finditer(code):
                yield line_of(code, match.start()), "exec() is a nested event loop: use open()"


def check_sources(source):
    problems = []
    for top in ("app", "ui", "tests"):
        for path in sorted((source / top).rglob("*")):
            if path.suffix not in MAX_LINES or not path.is_file():
                continue
            name = str(path.relative_to(source))
            text = path.read_text()
            lines = text.count("\n")
            if lines > MAX_LINES[path.suffix]:
                problems.append(f"{name}: {lines} lines; {MAX_LINES[path.suffix]} are the limit")
            if path.suffix != ".py":
                problems += [f"{name}:{line}: {why}" for line, why in check_text(name, text)]
    return problems


def check_top_level(source):
    listed = subprocess.run(["git", "-C", str(source), "ls-files"], capture_output=True, text=True)
    if listed.returncode != 0:
        return []  # an unpacked archive: nothing can be said about what belongs to it
    names = {line.split("/")[0] for line in listed.stdout.splitlines()}
    return [f"{name}: does not belong at the top" for name in sorted(names - TOP_LEVEL)]
