"""Asks the compiler which headers each folder reaches. Include lines alone can be fooled; its dependency files cannot."""

import json
import re
import subprocess
from pathlib import Path

from rules import LIBRARIES, QT_MODULES, FOLDERS, may_see

QT_MODULE = re.compile(r"/qt6/(Qt[A-Z]\w*)/")


def reached_headers(build):
    """{object file: [headers]} as ninja recorded them from the compiler."""
    text = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], check=True, capture_output=True, text=True).stdout
    deps, current = {}, None
    for line in text.splitlines():
        if line.startswith("    "):
            deps[current].append(line.strip())
        elif ": #deps" in line:
            current = line.split(": #deps")[0]
            deps[current] = []
    return deps


def folder_of(path, root):
    """The folder of rules.FOLDERS that a file of this tree belongs to, or None."""
    try:
        parts = Path(path).relative_to(root).parts
    except ValueError:
        return None
    if parts[0] == "ui":
        return "ui"
    if parts[0] != "app" or len(parts) < 2:
        return None
    if len(parts) == 2 or parts[1] in ("CMakeFiles", "virt-tap_autogen"):
        return "main"
    return parts[1]


def header_problem(folder, header, source, build):
    """Why that folder must not reach that header, or None."""
    owner = folder_of(header, build) or folder_of(header, source)
    if owner:
        return None if owner in may_see(folder) else f"{owner} is not a folder that {folder} may see"
    qt = QT_MODULE.search(header)
    if qt and qt.group(1) not in QT_MODULES[folder]:
        return f"{qt.group(1)} is not a Qt module of {folder}"
    for part, allowed in LIBRARIES.items():
        if part in header and folder not in allowed:
            return f"{part.strip('/')} is for {' and '.join(allowed) or 'nobody'} only"
    return None


def check_dependencies(source, build):
    """Problems as lines of text, and the number of objects that were looked at."""
    problems, seen = {}, 0
    for obj, headers in reached_headers(build).items():
        folder = folder_of(build / obj, build)
        if folder is None or not (build / obj).exists():
            continue
        if folder not in FOLDERS:
            problems[f"{folder}: a folder that tests/structure/rules.py does not know"] = None
            continue
        seen += 1
        for header in headers:
            path = (build / header).resolve() if not header.startswith("/") else Path(header)
            why = header_problem(folder, str(path), source, build)
            if why:
                problems.setdefault(f"{folder}: {why}", f"{Path(obj).name} reaches {path}")
    return [f"{what} ({example})" if example else what for what, example in sorted(problems.items())], seen


def check_all_built(source, build):
    """Every .cpp of app and ui is compiled, and its dependencies are on record: otherwise the check above sees nothing."""
    commands = json.loads((build / "compile_commands.json").read_text())
    recorded = reached_headers(build)
    compiled = {str(Path(c["file"]).resolve()): re.search(r" -o (\S+)", c["command"]).group(1) for c in commands}
    problems = []
    for top in ("app", "ui"):
        for path in sorted((source / top).rglob("*.cpp")):
            output = compiled.get(str(path))
            name = path.relative_to(source)
            if output is None:
                problems.append(f"{name}: in no target")
            elif output not in recorded:
                problems.append(f"{name}: not built, so its dependencies are not known")
    return problems
