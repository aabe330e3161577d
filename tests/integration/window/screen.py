"""A screen reader's view of one program, and a person's hands: found by role and name, pressed, clicked, typed."""

import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402


class NotThere(Exception):
    pass


def wait_for(what, condition, seconds=120):
    """The first true value of condition(); what is on the screen, or in /proc, may change under it at any moment."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            value = condition()
            if value:
                return value
        except (GLib.Error, FileNotFoundError, ProcessLookupError):
            pass
        time.sleep(0.05)
    raise NotThere(f"waited {seconds} s for {what}")


def hands(*arguments):
    subprocess.run(["xdotool", *arguments], check=True, timeout=60)


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

    def find(self, role, name, seconds=120):
        """The thing of that role with that name (or whose name starts so, when it ends in '*') that is on the screen."""

        def matches(node):
            text = node.get_name() or ""
            fits = text.startswith(name[:-1]) if name.endswith("*") else text == name
            return fits and node.get_role_name() == role and is_showing(node)

        def look():
            self.program.clear_cache()
            return next((node for node in walk(self.program) if matches(node)), None)

        return wait_for(f"{role} “{name}”", look, seconds)

    def has(self, role, name, state):
        """Whether it is there and in that state, now."""
        try:
            return self.find(role, name, 1).get_state_set().contains(state)
        except (NotThere, GLib.Error):
            return False

    def press(self, role, name):
        wait_for(f"“{name}” to be enabled", lambda: self.has(role, name, Atspi.StateType.ENABLED))
        try:
            self.find(role, name).get_action_iface().do_action(0)
        except GLib.Error:
            pass  # it was pressed and is gone; what comes next shows whether that is so

    def _place_of(self, role, name):
        """Where it is, once it has stopped moving."""

        def settled():
            boxes = []
            for _ in range(2):
                box = self.find(role, name).get_component_iface().get_extents(Atspi.CoordType.SCREEN)
                boxes.append((box.x, box.y, box.width, box.height))
                time.sleep(0.1)
            return boxes[0] if boxes[0] == boxes[1] and boxes[0][2] > 0 else None

        return wait_for(f"“{name}” to keep still", settled)

    def click(self, role, name, state):
        """Clicks until it is in that state: what moves under the pointer is clicked again."""
        for _ in range(5):
            x, y, width, height = self._place_of(role, name)
            hands("mousemove", str(x + min(width // 2, 40)), str(y + height // 2), "click", "1")
            try:
                return wait_for(f"“{name}” to be {state.value_nick}", lambda: self.has(role, name, state), 10)
            except NotThere:
                continue
        raise NotThere(f"clicking “{name}” five times did not make it {state.value_nick}")

    def key(self, keys, awaited):
        """Presses keys until awaited() is true: a window may not have the focus yet."""
        for _ in range(5):
            hands("key", keys)
            try:
                return wait_for(f"what {keys} does", awaited, 15)
            except NotThere:
                continue
        raise NotThere(f"{keys} did nothing, five times")

    def texts(self):
        """All that a screen reader could read out now."""
        found = []
        for node in walk(self.program):
            if is_showing(node) and node.get_name():
                found.append(f"{node.get_role_name()}: {node.get_name()}")
        return found
