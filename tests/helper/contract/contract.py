#!/usr/bin/env python3
"""contract.py SOURCE BUILT-RESOURCES PROGRAM FOLDER: do the contract, the header, the policy, the units and the binary agree, and are
they as strict as they are to be? In FOLDER it leaves the names of the tests that passed."""

import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SOURCE, BUILT, PROGRAM, FOLDER = (Path(arg).resolve() for arg in sys.argv[1:5])
RAN = FOLDER / "ran-contract"
RESOURCES = SOURCE / "resources" / "helper"
CONTRACT = (RESOURCES / "org.virttap.Taps1.xml").read_text()
HEADER = (SOURCE / "app" / "contract" / "taps1.h").read_text()
POLICY = RESOURCES / "org.virttap.taps.policy"
UNITS = ["virt-tap-helper.service", "virt-tap-restore.service"]

MAX_LINES = 300  # of a file of the helper
LIBRARIES = {"libsystemd", "libmnl", "libstdc++", "libgcc_s", "libc", "libm", "libcap", "libgcrypt", "libgpg-error", "liblz4",
             "liblzma", "libzstd", "linux-vdso", "ld-linux-x86-64", "ld-linux-aarch64", "libpthread", "libdl", "librt", "libselinux"}
STARTS_PROGRAMS = re.compile(r" U (exec\w*|fexecve|system|popen|posix_spawn\w*|v?fork|clone\w*|wordexp|dlopen|dlmopen)(@.*)?$", re.M)
READS_ENVIRONMENT = {"STATE_DIRECTORY"}


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def texts(namespace=None):
    """{name: text} of the header's string constants, of one namespace of it or of none."""
    if namespace:
        part = re.search(rf"namespace {namespace} \{{(.*?)\}} // namespace {namespace}", HEADER, re.S).group(1)
    else:
        part = re.sub(r"namespace (Key|Action|Answer) \{.*?\} // namespace \1", "", HEADER, flags=re.S)
    return dict(re.findall(r'constexpr char (\w+)\[\] = "([^"]*)"', part))


def number(name):
    return int(re.search(rf"{name} = (\d+);", HEADER).group(1))


def section(begins, ends):
    return CONTRACT[CONTRACT.index(begins):CONTRACT.index(ends)]


class Header(unittest.TestCase):
    def test_names(self):
        node = ElementTree.fromstring(CONTRACT)
        [interface] = node
        names = texts()
        self.assertEqual((names["busName"], names["objectPath"], names["interfaceName"]),
                         (interface.get("name"), node.get("name"), interface.get("name")))
        service = (RESOURCES / "org.virttap.Taps1.service").read_text()
        self.assertIn(f"Name={names['busName']}\n", service)
        self.assertIn("SystemdService=virt-tap-helper.service\n", service)

    def test_keys(self):
        table = section("Keys of a tap", "Flags (bits)")
        keys = re.findall(r"^    ([a-z_]+) +(?:[a-z]+) ", table, re.M)
        self.assertEqual(sorted(texts("Key").values()), sorted(keys))
        for value in ("driftMissing", "driftForeign"):
            self.assertIn(f'"{texts()[value]}"', table)
        self.assertIn(f"bytes, {number('minMtu')} to {number('maxMtu')}; default {number('defaultMtu')}", table)
        self.assertIn(f"{number('maxLabelLength')} at most", table)

    def test_flags(self):
        flags = re.findall(r"^    (\d+)  ", section("Flags (bits)", "The bus name that created"), re.M)
        self.assertEqual(flags, re.findall(r"(?:DryRun|Provisional) = (\d+)", HEADER))

    def test_errors(self):
        part = section("Errors:", "Where one tap is concerned")
        ours = ["org.virttap.Error." + name for name in re.findall(r"^    ([A-Z]\w+)  ", part, re.M)]
        theirs = re.findall(r"org\.freedesktop\.DBus\.Error\.\w+", part)
        self.assertEqual(re.findall(r'"((?:org\.virttap|org\.freedesktop\.DBus)\.Error\.\w+)"', HEADER), ours + theirs)

    def test_actions(self):
        actions = re.findall(r"^    (org\.virttap\.taps\.\S+)", CONTRACT, re.M)
        self.assertEqual(sorted(texts("Action").values()), sorted(actions))

    def test_answers(self):
        self.assertEqual(set(texts("Answer").values()), {"granted", "asks", "refused"})
        self.assertIn("granted; of a dry run also: asks, refused", CONTRACT)


class Policy(unittest.TestCase):
    def setUp(self):
        self.actions = {action.get("id"): action for action in ElementTree.parse(POLICY).getroot().iter("action")}

    def test_its_actions_are_the_contracts(self):
        self.assertEqual(sorted(self.actions), sorted(texts("Action").values()))

    def test_nothing_is_ever_allowed_unasked_and_little_is_kept(self):
        kept = {texts("Action")[name] for name in ("create", "remove")}
        for name, action in self.actions.items():
            with self.subTest(name):
                self.assertEqual({child.tag: child.text for child in action.find("defaults")}, {
                    "allow_any": "auth_admin", "allow_inactive": "auth_admin",
                    "allow_active": "auth_admin_keep" if name in kept else "auth_admin",
                })

    def test_the_helper_may_ask_for_others_as_the_owner_of_each(self):
        for name, action in self.actions.items():
            with self.subTest(name):
                notes = {note.get("key"): note.text for note in action.iter("annotate")}
                self.assertEqual(notes["org.freedesktop.policykit.owner"], "unix-user:virt-tap-helper")

    def test_what_an_action_implies_it_covers(self):
        implied = {
            "create-attached": {"create", "modify"}, "create-for-other": {"create", "create-attached", "modify"},
            "delete-others": {"delete"},
        }
        for name, action in self.actions.items():
            with self.subTest(name):
                notes = {note.get("key"): note.text for note in action.iter("annotate")}
                names = {word.rsplit(".", 1)[1] for word in notes.get("org.freedesktop.policykit.imply", "").split()}
                self.assertEqual(names, implied.get(name.rsplit(".", 1)[1], set()))

    def test_every_text_is_translated_and_names_only_what_is_sent(self):
        language = "{http://www.w3.org/XML/1998/namespace}lang"
        sent = set(re.findall(r'\{ "(\w+)", ', (SOURCE / "app" / "helper" / "rules.cpp").read_text()))
        for name, action in self.actions.items():
            for tag in ("description", "message"):
                with self.subTest(f"{tag} of {name}"):
                    found = {text.get(language): text.text for text in action.findall(tag)}
                    self.assertEqual(set(found), {None, "de"})
                    used = [set(re.findall(r"\$\((\w+)\)", text)) for text in found.values()]
                    self.assertEqual(used[0], used[1])
                    self.assertLessEqual(used[0], sent)

    def test_the_rule_grants_only_what_is_weak(self):
        text = (RESOURCES / "60-virt-tap.rules").read_text()
        granted = set(re.findall(r'case "([^"]+)"', text))
        self.assertEqual(granted, {"org.virttap.taps." + word for word in ("create", "modify", "delete", "create-attached")})
        self.assertIn('action.lookup("bridges_listed") == "yes"', text)


class Bus(unittest.TestCase):
    def test_only_the_helpers_user_owns_the_name_and_interfaces_are_listed(self):
        root = ElementTree.parse(RESOURCES / "org.virttap.Taps1.conf").getroot()
        rules = {tuple(sorted(policy.attrib.items())): [(r.tag, dict(r.attrib)) for r in policy] for policy in root}
        owning, default = (("user", "virt-tap-helper"),), (("context", "default"),)
        self.assertEqual(rules[owning], [("allow", {"own": texts()["busName"]})])
        for tag, attributes in rules.pop(default):
            self.assertEqual((tag, set(attributes)), ("allow", {"send_destination", "send_interface"}))
        self.assertEqual(set(rules), {owning})


class Files(unittest.TestCase):
    def test_xml_is_well_formed_and_keeps_to_what_it_says_it_is(self):
        run("xmllint", "--nonet", "--noout", POLICY, RESOURCES / "org.virttap.Taps1.conf")
        with tempfile.TemporaryDirectory() as directory:
            dtd = Path(directory) / "introspect.dtd"
            dtd.write_text("<!ELEMENT node (interface*,node*)><!ATTLIST node name CDATA #IMPLIED>"
                           "<!ELEMENT interface (method|signal|property|annotation)*><!ATTLIST interface name CDATA #REQUIRED>"
                           "<!ELEMENT method (arg|annotation)*><!ATTLIST method name CDATA #REQUIRED>"
                           "<!ELEMENT signal (arg|annotation)*><!ATTLIST signal name CDATA #REQUIRED>"
                           "<!ELEMENT arg (annotation*)><!ATTLIST arg name CDATA #IMPLIED type CDATA #REQUIRED"
                           " direction (in|out) #IMPLIED>"
                           "<!ELEMENT property (annotation*)><!ATTLIST property name CDATA #REQUIRED type CDATA #REQUIRED"
                           " access (read|write|readwrite) #REQUIRED>"
                           "<!ELEMENT annotation EMPTY><!ATTLIST annotation name CDATA #REQUIRED value CDATA #REQUIRED>")
            run("xmllint", "--nonet", "--noout", "--dtdvalid", dtd, RESOURCES / "org.virttap.Taps1.xml")

    def test_no_file_of_the_helper_is_long(self):
        lengths = {path.name: path.read_text().count("\n") for path in (SOURCE / "app" / "helper").iterdir()}
        self.assertEqual({name: lines for name, lines in lengths.items() if lines > MAX_LINES}, {})
        print(f"\n{sum(lengths.values())} lines of the helper, the longest file {max(lengths.values())}")

    def test_users_are_made_as_the_files_say(self):
        with tempfile.TemporaryDirectory() as root:
            os.mkdir(f"{root}/etc")
            try:
                run("systemd-sysusers", f"--root={root}", RESOURCES / "virt-tap-helper.sysusers")
            except AssertionError as problem:
                self.skipTest(f"NOT TESTED: {problem}")
            self.assertIn("virt-tap-helper:", Path(f"{root}/etc/passwd").read_text())
            groups = Path(f"{root}/etc/group").read_text()
            self.assertRegex(groups, r"(?m)^virt-tap:[^:]*:\d+:$")


class Units(unittest.TestCase):
    def test_they_are_confined_as_promised(self):
        for unit in UNITS:
            with self.subTest(unit):
                said = run("systemd-analyze", "security", "--no-pager", "--offline=true", "--threshold=13", BUILT / unit)
                print(re.search(r"Overall exposure.*", said).group(0))

    def test_systemd_understands_them(self):
        with tempfile.TemporaryDirectory() as directory:
            for path in (*[BUILT / unit for unit in UNITS], RESOURCES / "virt-tap-restore.target"):
                text = re.sub(r"^ExecStart=\S+", f"ExecStart={PROGRAM}", path.read_text(), flags=re.M)
                (Path(directory) / path.name).write_text(text)
            names = sorted(str(path) for path in Path(directory).iterdir())
            done = subprocess.run(["systemd-analyze", "verify", "--man=no", *names], capture_output=True, text=True, check=False)
            ours = [line for line in done.stderr.splitlines() if "virt-tap" in line]
            self.assertEqual(ours, [])

    def test_both_are_confined_alike(self):
        def settings(unit):
            lines = (BUILT / unit).read_text().split("[Service]\n")[1].split("\n[Install]")[0].splitlines()
            own = ("Type=", "BusName=", "ExecStart=", "RemainAfterExit=")
            return [line for line in lines if line and not line.startswith(own)]

        self.assertEqual(settings(UNITS[0]), settings(UNITS[1]))


class Program(unittest.TestCase):
    def test_it_starts_no_program(self):
        self.assertEqual(STARTS_PROGRAMS.findall(run("nm", "-D", PROGRAM)), [])

    def test_it_needs_few_libraries(self):
        found = {re.split(r"\.so", line.split()[0].rsplit("/", 1)[-1])[0] for line in run("ldd", PROGRAM).splitlines()}
        self.assertLessEqual(found, LIBRARIES)
        self.assertLessEqual({"libsystemd", "libmnl"}, found)

    def test_it_reads_no_more_of_its_environment_than_where_its_state_is(self):
        sources = "".join(path.read_text() for path in (SOURCE / "app" / "helper").glob("*.cpp"))
        self.assertEqual(set(re.findall(r'getenv\("(\w+)"\)', sources)), READS_ENVIRONMENT)
        self.assertEqual(len(re.findall("getenv|environ", sources)), len(READS_ENVIRONMENT))
        upper = set(re.findall(r"^[A-Z][A-Z0-9]+_[A-Z0-9_]+$", run("strings", PROGRAM), re.M))
        self.assertLessEqual({word for word in upper if not word.startswith(("_", "GLIBC", "GCC", "CXXABI", "LIBSYSTEMD"))},
                             READS_ENVIRONMENT)

    def test_polkit_is_asked_about_a_bus_name_and_never_about_a_process(self):
        strings = run("strings", PROGRAM).splitlines()
        self.assertIn("system-bus-name", strings)
        self.assertEqual([line for line in strings if "unix-process" in line or "unix-session" in line], [])


class Result(unittest.TextTestResult):
    passed = []

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed.append(test.id().split(".", 1)[1])


if __name__ == "__main__":
    RAN.unlink(missing_ok=True)
    program = unittest.main(argv=sys.argv[:1], exit=False, testRunner=unittest.TextTestRunner(resultclass=Result, verbosity=2))
    RAN.write_text("\n".join(Result.passed) + "\n")
    sys.exit(0 if program.result.wasSuccessful() else 1)
