#!/usr/bin/env python3
"""Plants every violation in a tree of its own, compiles it, and demands that each is found and nothing else is."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from dependencies import check_dependencies
from sources import check_sources, check_text

BUILD_NINJA = """
rule cxx
  command = g++ -std=c++23 -fPIC -E -MD -MF $out.d {flags} -o $out $in
  depfile = $out.d
  deps = gcc
"""


class Tree:
    """A tree of one-line sources, preprocessed by the real compiler through the real ninja."""

    def __init__(self, files):
        self.directory = tempfile.TemporaryDirectory()
        self.source = Path(self.directory.name).resolve()
        self.build = self.source / "build" / "x"
        self.build.mkdir(parents=True)
        qt = subprocess.run(["pkg-config", "--cflags", "Qt6Widgets", "libxml-2.0"], check=True, capture_output=True, text=True)
        rules = BUILD_NINJA.format(flags=f"-I{self.source}/app -I{self.source} {qt.stdout.strip()}")
        for name, text in files.items():
            path = self.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            if path.suffix == ".cpp":
                rules += f"build {path.parent.relative_to(self.source)}/CMakeFiles/t.dir/{path.name}.o: cxx {path}\n"
        (self.build / "build.ninja").write_text(rules)
        subprocess.run(["ninja", "-C", str(self.build)], check=True, capture_output=True)

    def dependencies(self):
        return check_dependencies(self.source, self.build)


class Dependencies(unittest.TestCase):
    def planted(self, files):
        tree = Tree(files)
        with tree.directory:
            problems, seen = tree.dependencies()
        self.assertEqual(seen, sum(name.endswith(".cpp") for name in files))
        return problems

    def test_what_is_allowed_is_not_reported(self):
        problems = self.planted({
            "app/contract/a.h": "#pragma once\n#include <string_view>\n",
            "app/core/a.h": "#pragma once\n#include <QString>\n#include \"contract/a.h\"\n",
            "app/models/a.cpp": "#include \"core/a.h\"\n#include <QAbstractItemModel>\n",
            "app/virt/a.cpp": "#include \"core/a.h\"\n#include <libvirt/libvirt.h>\n",
            "app/xml/a.cpp": "#include <libxml/parser.h>\n#include <pugixml.hpp>\n",
            "ui/a.cpp": "#include \"core/a.h\"\n#include <QWidget>\n",
        })
        self.assertEqual(problems, [])

    def test_planted_violations_are_found(self):
        rows = {
            "a widget in core": ("app/core/a.cpp", "#include <QWidget>\n", "core: QtWidgets is not a Qt module of core"),
            "Qt in the contract": ("app/contract/a.cpp", "#include <QString>\n", "contract: QtCore is not"),
            "libvirt in plan": ("app/plan/a.cpp", "#include <libvirt/libvirt.h>\n", "plan: libvirt is for virt only"),
            "pugixml in checks": ("app/checks/a.cpp", "#include <pugixml.hpp>\n", "checks: pugixml.hpp is for xml only"),
            "libmnl in ui": ("ui/a.cpp", "#include <libmnl/libmnl.h>\n", "ui: libmnl is for kernel and helper only"),
            "libxml2 in models": ("app/models/a.cpp", "#include <libxml/tree.h>\n", "models: libxml2 is for xml only"),
            "an unknown folder": ("app/misc/a.cpp", "int a;\n", "misc: a folder that"),
        }
        for name, (path, text, expected) in rows.items():
            with self.subTest(name):
                tree = Tree({path: text})
                with tree.directory:
                    problems, _ = tree.dependencies()
                self.assertTrue(any(p.startswith(expected) for p in problems), problems)

    def test_an_upward_include_is_found_however_it_is_written(self):
        for include in ("virt/v.h", "../virt/v.h", "app/virt/v.h"):
            with self.subTest(include):
                problems = self.planted({
                    "app/virt/v.h": "#pragma once\n",
                    "app/core/a.cpp": f"#include \"{include}\"\n",
                })
                self.assertEqual(len(problems), 1, problems)
                self.assertIn("virt is not a folder that core may see", problems[0])

    def test_a_detour_through_an_allowed_folder_is_found(self):
        problems = self.planted({
            "app/engine/e.h": "#pragma once\n",
            "app/core/c.h": "#pragma once\n#include \"engine/e.h\"\n",
            "app/models/m.cpp": "#include \"core/c.h\"\n",
        })
        self.assertEqual(len(problems), 1, problems)
        self.assertIn("engine is not a folder that models may see", problems[0])


class Sources(unittest.TestCase):
    def problems(self, text, name="ui/a.cpp"):
        return [why for _, why in check_text(name, text)]

    def test_planted_violations_are_found(self):
        rows = [
            ("connect(a, &A::b, [this] { f(1, 2); });", "without a context"),
            ("QObject::connect(\n    a,\n    &A::b,\n    [](int x, int y) {});", "without a context"),
            ("connect(a, SIGNAL(b()), c, SLOT(d()));", "by strings"),
            ("dialog.exec();", "exec()"),
            ("menu->exec(position);", "exec()"),
            ("QEventLoop loop;", "nested event loop"),
            ("QCoreApplication::processEvents();", "processEvents()"),
            ("future.waitForFinished();", "waiting"),
            ("future.then(this, f);", "QFuture::then()"),
            ("QtConcurrent::run([path] { return read(path); });", "core/workers.h"),
            ("QThreadPool::globalInstance()->start(f);", "core/workers.h"),
        ]
        for text, expected in rows:
            with self.subTest(text):
                found = self.problems(text)
                self.assertEqual(len(found), 1, found)
                self.assertIn(expected, found[0])

    def test_what_is_allowed_is_not_reported(self):
        for text in (
            "connect(a, &A::b, this, [this] { f(); });",
            "connect(a, &A::b, this, &C::d);",
            "connect(a, &A::b, c);",
            "// dialog.exec() is not used\nconst char* text = \"QEventLoop\";",
            "dialog->open();",
            "execute();",
            "QtConcurrent::run(&workers(), [path] { return read(path); });",
        ):
            with self.subTest(text):
                self.assertEqual(self.problems(text), [])
        self.assertEqual(self.problems("return app.exec();", "app/main.cpp"), [])
        self.assertEqual(self.problems("QEventLoop loop;", "tests/unit/a.cpp"), [])

    def test_header_rules(self):
        self.assertEqual(self.problems("#pragma once\n", "app/core/a.h"), [])
        self.assertIn("no #pragma once", self.problems("int a;\n", "app/core/a.h"))
        self.assertIn("using namespace in a header", self.problems("#pragma once\nusing namespace Qt;\n", "app/core/a.h"))

    def test_long_files_are_found(self):
        with tempfile.TemporaryDirectory() as directory:
            root = Path(directory)
            (root / "ui").mkdir()
            (root / "ui" / "a.cpp").write_text("\n" * 601)
            (root / "ui" / "b.cpp").write_text("\n" * 600)
            (root / "ui" / "a.h").write_text("#pragma once\n" + "\n" * 150)
            self.assertEqual([p.split(" ")[0] for p in check_sources(root)], ["ui/a.cpp:", "ui/a.h:"])


if __name__ == "__main__":
    sys.exit(unittest.main())
