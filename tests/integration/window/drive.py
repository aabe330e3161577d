"""drive.py PROGRAM: a guest gets its tap by point and click, from the first window to the running guest. What counts is read
from the kernel, not from the window."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from screen import NotThere, Screen, wait_for

GUEST, TAP = "web01", "tap-web01"


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def prepare():
    run("ip", "link", "add", "br0", "type", "bridge")
    run("ip", "link", "set", "br0", "up")
    for tap in (TAP, "tap-other"):
        run("ip", "tuntap", "add", "dev", tap, "mode", "tap", "user", "root")
        run("ip", "link", "set", tap, "master", "br0", "up")
    with tempfile.NamedTemporaryFile("w", suffix=".xml") as file:
        file.write(run(os.environ["LAB_TOOLS"] + "/guest", GUEST))
        file.flush()
        run("virsh", "-q", "define", "--validate", file.name)


def has_carrier(tap):
    return "LOWER_UP" in run("ip", "-br", "link", "show", tap)


def is_held(tap):
    pid = Path(f"/run/libvirt/qemu/{GUEST}.pid").read_text().strip()
    return any(f"iff:\t{tap}\n" in entry.read_text() for entry in Path(f"/proc/{pid}/fdinfo").iterdir())


def give_tap(screen):
    screen.click("table cell", f"{GUEST}, *")
    screen.key("ctrl+n")
    screen.find("dialog", "New Interface*")
    screen.click("table cell", f"{TAP}*")
    screen.press("push button", "Next")
    screen.find("label", "MAC address:")
    screen.press("push button", "Next")
    screen.find("label", "Valid by libvirt's schema.")
    screen.click("check box", f"Start “{GUEST}” afterwards")
    screen.find("list item", f"2. Start “{GUEST}”.")
    screen.press("push button", "Attach*")
    screen.find("push button", "Close")


def check(screen):
    wait_for("the guest to run", lambda: run("virsh", "-q", "domstate", GUEST).strip() == "running")
    wait_for(f"carrier on {TAP}", lambda: has_carrier(TAP))
    assert is_held(TAP), f"QEMU does not hold {TAP}"
    assert not has_carrier("tap-other"), "the wrong tap has carrier"
    assert "tainted" not in run("virsh", "dominfo", GUEST)
    config = run("virsh", "dumpxml", "--inactive", "--security-info", GUEST)
    assert f"<target dev='{TAP}' managed='no'/>" in config, config
    assert "passwd='secret'" in config, "the VNC password is lost"
    print("\n".join(screen.texts()))
    screen.press("push button", "Close")
    wait_for("the window to show the guest as running", lambda: any("running" in text for text in screen.texts()))


def main():
    prepare()
    with subprocess.Popen([sys.argv[1], "--connect", "qemu:///system"]) as program:
        screen = None
        try:
            screen = Screen(program.pid)
            give_tap(screen)
            check(screen)
            screen.key("ctrl+q")
            status = program.wait(20)
            assert status == 0, f"the program ended with {status}"
        except (NotThere, AssertionError) as problem:
            print(f"FAIL: {problem}")
            if screen:
                print("On the screen:\n" + "\n".join(screen.texts()))
            program.kill()
            return 1
    print("PASS: a guest got its tap by point and click, and runs on it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
