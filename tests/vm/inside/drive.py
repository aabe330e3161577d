#!/usr/bin/python3
"""drive.py GUEST TAP: the installed window gives a guest of the system a tap that does not exist yet, in the bridge br0, and starts
it. What came of it is for others to say."""

import subprocess
import sys

from screen import Atspi, Screen

State = Atspi.StateType
guest, tap = sys.argv[1:]


def give(screen):
    screen.click("table cell", f"{guest}, *", State.SELECTED)
    screen.key("ctrl+n", lambda: screen.find("dialog", "New Interface*", 1))
    screen.find("radio button", "A new tap, by the name of")
    choose_bridge(screen)
    screen.press("push button", "Next")
    screen.find("label", "MAC address:")
    screen.press("push button", "Next")
    screen.find("label", "Valid by libvirt's schema.")
    screen.click("check box", f"Start “{guest}” afterwards", State.CHECKED)
    print("\n".join(screen.texts()))
    screen.press("push button", "Create Tap and Attach*")
    screen.find("push button", "Close")
    screen.find("label", f"Done: “{guest}” has its interface on “{tap}”*")


def choose_bridge(screen):
    combo = screen.find("combo box", "none: my datapath picks it up")
    screen.key("alt+b", lambda: combo.get_state_set().contains(State.FOCUSED))
    screen.key("Down", lambda: screen.has("combo box", "br0:*", State.FOCUSED))


def main():
    program = subprocess.Popen(["virt-tap", "--connect", "qemu:///system"])
    screen = None
    try:
        screen = Screen(program.pid)
        give(screen)
        print("\n".join(screen.texts()))
        screen.press("push button", "Close")
        screen.find("table cell", f"{guest}, running*")
        screen.key("ctrl+q", lambda: program.poll() is not None)
        return program.wait(60)
    except Exception:
        if screen:
            print("On the screen:\n" + "\n".join(screen.texts()))
        raise
    finally:
        if program.poll() is None:
            program.kill()


if __name__ == "__main__":
    sys.exit(main())
