"""What the units' confinement and the bus leave the helper, and that its interface is the contract's."""

import os
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from host import LAB, HelperCase, daemon, links, run
from peer import TAPS, Failed, wait_for

HERE = Path(__file__).parent
RESOURCES = Path(os.environ["HELPER_RESOURCES"])  # as built
CONTRACT = Path(os.environ["HELPER_CONTRACT"])
UNITS = [RESOURCES / f"virt-tap-{name}.service" for name in ("helper", "restore")]


def confined(unit, *command):
    return subprocess.Popen(["unshare", "--mount", HERE / "noexec", unit, *command],
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


class Execution(HelperCase):
    def test_the_helper_runs_where_it_may_execute_nothing_else(self):
        user = self.user("labfree")
        daemon("stop", "helper")
        with confined(UNITS[0], LAB / "helper" / "virt-tap-helper") as process:
            try:
                def is_there():
                    try:
                        return user.call("Ping", target=(*TAPS[:2], "org.freedesktop.DBus.Peer")) == []
                    except Failed:
                        self.assertIsNone(process.poll())
                        return False
                wait_for("the helper", is_there)
                user.create("tap-a")
                self.assertEqual(links(), ["tap-a"])
            finally:
                process.terminate()
        self.assertEqual(process.returncode, 0)

    def test_nothing_else_can_be_executed_there(self):
        own = LAB / "state" / "sh"
        shutil.copy("/bin/sh", own)
        loader = run("sh", "-c", "readelf -l /bin/sh | sed -n 's/.*interpreter: \\(.*\\)]/\\1/p'").strip()
        try:
            for unit in UNITS:
                for command in (["/bin/sh", "-c", "true"], ["/usr/bin/env"], [own, "-c", "true"], [loader, "/bin/sh", "-c", "true"],
                                ["/usr/bin/python3", "-c", ""]):
                    with self.subTest(f"{unit.name}: {command[0]}"), confined(unit, *command) as process:
                        said = process.communicate(timeout=60)[0]
                        self.assertNotEqual(process.returncode, 0)
                        self.assertRegex(said, "Permission denied|Operation not permitted|failed to map")
        finally:
            own.unlink()


class Contract(HelperCase):
    def test_introspection_tells_what_the_contract_does(self):
        xml = self.user("labuser").call("Introspect", target=(*TAPS[:2], "org.freedesktop.DBus.Introspectable"))[0]

        def parts(text):
            [interface] = [i for i in ElementTree.fromstring(text).iter("interface") if i.get("name") == TAPS[2]]
            found = []
            for member in interface:
                described = [(child.tag, *sorted(child.attrib.items())) for child in member]
                if member.tag == "signal":  # out is what an argument of a signal is anyway
                    described = [(tag, *[pair for pair in rest if pair[0] != "direction"]) for tag, *rest in described]
                found.append((member.tag, *sorted(member.attrib.items()), tuple(described)))
            return sorted(found)

        self.assertEqual(parts(xml), parts(CONTRACT.read_text()))

    def test_properties_tell_the_limits(self):
        user = self.user("labuser")

        def properties():
            return user.call("GetAll", f"('{TAPS[2]}',)", target=(*TAPS[:2], "org.freedesktop.DBus.Properties"))[0]

        told = properties()
        self.assertRegex(told.pop("Version"), r"^\d+\.\d+\.\d+$")
        self.assertEqual(told, {"MaxTapsPerUser": 1024, "MaxTapsPerCall": 1024, "BridgesAllowed": ["*"]})
