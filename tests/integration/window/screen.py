"""A screen reader's view of one program, and a person's hands: found by role and name, pressed, clicked, typed."""

import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402


class NotThere(Exception):
    pass


def wait_for(what, condition, seconds=30):
    """The first true value of condition(); what is on the screen may change under it at any moment."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            value = condition()
            if value:
                return value
        except GLib.Error:
            pass
        time.sleep(0.05)
    raise NotThere(f"waited {seconds} s for {what}")


def walk(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from walk(child)


def is_showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


class Screen:
    def __init__(self, pid):
        self.pid = pid
        self.program = wait_for("the program on the accessibility bus", self._find_program)

    def _find_program(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(i)
            if program is not None and program.get_process_id() == self.pid and program.get_child_count() > 0:
                return program
        return None

    def find(self, role, name, seconds=30):
        """The thing of that role with that name (or whose name starts so, when it ends in '*') that is on the screen."""

        def matches(node):
            text = node.get_name() or ""
            fits = text.startswith(name[:-1]) if name.endswith("*") else text == name
            return fits and node.get_role_name() == role and is_showing(node)

        self.program.clear_cache()
        return wait_for(f"{role} “{name}”", lambda: next((n for n in walk(self.program) if matches(n)), None), seconds)

    def press(self, role, name):
        node = self.find(role, name)
        wait_for(f"“{name}” to be enabled", lambda: node.get_state_set().contains(Atspi.StateType.ENABLED))
        node.get_action_iface().do_action(0)

    def click(self, role, name):
        node = self.find(role, name)
        box = node.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
        x, y = box.x + min(box.width // 2, 40), box.y + box.height // 2
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)
        return node

    @staticmethod
    def key(keys):
        subprocess.run(["xdotool", "key", keys], check=True)

    def texts(self):
        """All that a screen reader could read out now."""
        found = []
        for node in walk(self.program):
            if is_showing(node) and node.get_name():
                found.append(f"{node.get_role_name()}: {node.get_name()}")
        return found
