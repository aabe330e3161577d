#!/usr/bin/python3
"""drive.py GUEST TAP: the installed window gives a guest of the system a tap that does not exist yet, in the bridge br0, and starts
it. What came of it is for others to say."""

import subprocess
import sys

from screen import Atspi, Screen, hands, wait_for

State = Atspi.StateType
guest, tap = sys.argv[1:]


class Dialog(Screen):
    """The part of the program that is a dialog of that name: a look at it alone takes a fraction of the time."""

    def __init__(self, screen, name):
        children = (screen.program.get_child_at_index(i) for i in range(screen.program.get_child_count()))
        self.program = next(child for child in children if child is not None and (child.get_name() or "").startswith(name))


def opened(screen, name):
    try:
        return Dialog(screen, name)
    except StopIteration:
        return None


def do(screen, role, name):
    screen.find(role, name).get_action_iface().do_action(0)


def give(screen):
    screen.click("table cell", f"{guest}, *", State.SELECTED)
    hands("key", "ctrl+n")
    wizard = wait_for("the wizard", lambda: opened(screen, "New Interface"))
    wizard.find("radio button", "A new tap, by the name of")
    hands("key", "alt+b", "Down")
    wizard.find("combo box", "br0: *")
    do(wizard, "push button", "Next")
    wizard.find("label", "MAC address:")
    do(wizard, "push button", "Next")
    wizard.find("label", "Valid by libvirt's schema.")
    wizard.click("check box", f"Start “{guest}” afterwards", State.CHECKED)
    do(wizard, "push button", "Create Tap and Attach*")
    wizard.find("label", f"Done: “{guest}” has its interface on “{tap}”*")
    print("\n".join(wizard.texts()))


def main():
    program = subprocess.Popen(["virt-tap", "--connect", "qemu:///system"])
    screen = None
    try:
        screen = Screen(program.pid)
        give(screen)
    except Exception:
        if screen:
            print("On the screen:\n" + "\n".join(screen.texts()))
        raise
    finally:
        program.kill()
        program.wait()


if __name__ == "__main__":
    main()
