"""drive.py PROGRAM: a guest gets its tap by point and click, from the first window to the running guest; then its daemon is
killed under the window and comes back. What counts is read from the kernel, not from the window."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from screen import Atspi, Screen, wait_for

HOST, GUEST, TAP = "This computer, system guests", "web01", "tap-web01"
State = Atspi.StateType


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=180).stdout


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
    for entry in Path(f"/proc/{pid}/fdinfo").iterdir():
        try:
            if f"iff:\t{tap}\n" in entry.read_text():
                return True
        except OSError:  # closed meanwhile
            continue
    return False


def give_tap(screen):
    screen.click("table cell", f"{GUEST}, *", State.SELECTED)
    screen.key("ctrl+n", lambda: screen.find("dialog", "New Interface*", 1))
    # The wizard passes over its first page, as it knows the guest. Have a look at it.
    screen.press("push button", "Back")
    screen.find("radio button", "Add an interface")
    screen.press("push button", "Next")
    screen.click("table cell", f"{TAP}*", State.SELECTED)
    screen.press("push button", "Next")
    screen.find("label", "MAC address:")
    screen.press("push button", "Next")
    screen.find("label", "Valid by libvirt's schema.")
    screen.click("check box", f"Start “{GUEST}” afterwards", State.CHECKED)
    screen.find("list item", f"2. Start “{GUEST}”.")
    screen.press("push button", "Attach*")
    screen.find("push button", "Close")


def check(screen):
    wait_for("the guest to run", lambda: run("virsh", "-q", "domstate", GUEST).strip() == "running")
    wait_for(f"carrier on {TAP}", lambda: has_carrier(TAP))
    wait_for(f"QEMU to hold {TAP}", lambda: is_held(TAP))
    assert not has_carrier("tap-other"), "the wrong tap has carrier"
    assert "tainted" not in run("virsh", "dominfo", GUEST)
    config = run("virsh", "dumpxml", "--inactive", "--security-info", GUEST)
    assert f"<target dev='{TAP}' managed='no'/>" in config, config
    assert "passwd='secret'" in config, "the VNC password is lost"
    print("\n".join(screen.texts()))
    screen.press("push button", "Close")
    screen.find("table cell", f"{GUEST}, running*")


def lose_and_find_again(screen):
    """libvirtd is killed under the window, and comes back."""

    def is_selected():
        return screen.has("table cell", f"{GUEST}, running*", State.SELECTED)

    screen.click("table cell", f"{GUEST}, running*", State.SELECTED)
    run(os.environ["LAB_TOOLS"] + "/daemon", "kill", "libvirtd")
    row = screen.find("table cell", f"{HOST}, lost*")
    said = row.get_name()
    reasons = ("closed the connection", "End of file", "Cannot recv", "reset by peer", "Failed to connect")
    assert any(reason in said for reason in reasons), said
    assert is_selected(), "the selection went with the connection"
    assert is_held(TAP), "the guest went with its daemon"
    run(os.environ["LAB_TOOLS"] + "/daemon", "start", "libvirtd")
    screen.find("table cell", f"{HOST}, connected*")
    assert is_selected(), "the selection did not survive"
    run("virsh", "-q", "destroy", GUEST)
    screen.find("table cell", f"{GUEST}, shut off*")  # events come again


def drive(program):
    screen = None
    try:
        screen = Screen(program.pid)
        give_tap(screen)
        check(screen)
        lose_and_find_again(screen)
        screen.key("ctrl+q", lambda: program.poll() is not None)
        status = program.wait(60)
        assert status == 0, f"the program ended with {status}"
    except Exception as problem:
        print(f"FAIL: {type(problem).__name__}: {problem}")
        if isinstance(problem, subprocess.CalledProcessError):
            print(problem.stdout, problem.stderr)
        try:
            print("On the screen:\n" + "\n".join(screen.texts()) if screen else "Nothing was seen of it.")
        except Exception as another:
            print(f"What is on the screen cannot be told: {another}")
        return False
    return True


def main():
    prepare()
    program = subprocess.Popen([sys.argv[1], "--connect", "qemu:///system"])
    try:
        is_well = drive(program)
    finally:
        if program.poll() is None:
            program.kill()
        program.wait(60)
    if is_well:
        print("PASS: a guest got its tap by point and click, runs on it, and outlived its daemon on the screen")
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
