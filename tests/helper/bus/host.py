"""The host that the helper runs on: its daemons, its links, and what the helper has written down. Needs a world of tests/lab
after helper-host."""

import json
import os
import socket
import subprocess
import unittest
from contextlib import contextmanager
from pathlib import Path

from peer import Agent, Failed, Peer, wait_for

LAB = Path(os.environ["LAB"])
TOOLS = Path(os.environ["LAB_TOOLS"])
STATE = LAB / "state" / "taps.json"
CONFIG = Path("/etc/virt-tap/helper.conf")


def run(*command):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout


def daemon(verb, name):
    run(TOOLS / "daemon", verb, name)


def helper_pid():
    return int((LAB / "pids" / "helper").read_text().split()[0])


def restart_helper(verb="stop"):
    daemon(verb, "helper")
    daemon("start", "helper")


@contextmanager
def configured(text):
    """The helper with that helper.conf."""
    CONFIG.write_text(text)
    restart_helper()
    try:
        yield
    finally:
        CONFIG.unlink()
        restart_helper()


@contextmanager
def frozen(pid):
    """That process does nothing meanwhile."""
    os.kill(pid, 19)
    try:
        yield
    finally:
        os.kill(pid, 18)


def link(name):
    """What the kernel says of a link; None when there is none. Queues are counted: 0 = nobody has it open."""
    found = subprocess.run(["ip", "-d", "-j", "link", "show", "dev", name], capture_output=True, text=True, check=False)
    return json.loads(found.stdout)[0] if found.returncode == 0 else None


def links(pattern="tap"):
    return sorted(path.name for path in Path("/sys/class/net").iterdir() if path.name.startswith(pattern))


def tun(name):
    return link(name)["linkinfo"]["info_data"]


def records():
    return {tap["name"]: tap for tap in json.loads(STATE.read_text())["taps"]} if STATE.exists() else {}


def ip(words):
    return run("ip", *words.split())


@contextmanager
def restore(waits=True):
    """The helper as at boot: the process, once it says that the taps are there or has ended. It is ended afterwards."""
    path = str(LAB / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(path)
        os.chmod(path, 0o666)
        environment = {**os.environ, "NOTIFY_SOCKET": path}
        command = [TOOLS / "as-helper", LAB / "helper" / "virt-tap-helper", "--restore"]
        process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        listener.settimeout(0.05)

        def is_ready():
            try:
                return listener.recv(100) == b"READY=1"
            except TimeoutError:
                return process.poll() is not None

        try:
            if waits:
                wait_for("the taps to be there", is_ready)
            yield process
        finally:
            os.unlink(path)
            process.kill()
            process.communicate()


class HelperCase(unittest.TestCase):
    """Each test starts without taps of ours, and leaves no peer and no link behind."""

    @classmethod
    def setUpClass(cls):
        daemon("start", "polkitd")
        daemon("start", "helper")

    def setUp(self):
        self.peers = []
        self.addCleanup(self.clean)
        ip("link add br0 type bridge")

    def clean(self):
        for peer in self.peers:
            peer.gone()
        daemon("start", "polkitd")
        daemon("start", "helper")
        with self.peer("root") as root:
            def is_swept():  # the helper may be at it, too
                for name in links(""):
                    if name != "lo":
                        subprocess.run(["ip", "link", "del", name], capture_output=True, check=False)
                names = list(root.listed())
                try:
                    if names:
                        root.delete(*names)
                except Failed:
                    pass
                return not names
            wait_for("a clean host", is_swept)

    @contextmanager
    def peer(self, user):
        peer = Peer(user)
        try:
            yield peer
        finally:
            peer.gone()

    def user(self, name):
        self.peers.append(Peer(name))
        return self.peers[-1]

    def agent(self, peer, mode="yes"):
        self.peers.append(Agent(peer, mode))
        return self.peers[-1]

    @contextmanager
    def refused(self, name, begins=""):
        """The body fails with that error, whose message begins so."""
        with self.assertRaises(Failed) as caught:
            yield
        self.assertEqual(caught.exception.name, name, caught.exception.message)
        self.assertTrue(caught.exception.message.startswith(begins), caught.exception.message)

    def nothing_changed(self):
        """A comparison of links and state with what they are now."""
        before = (links(""), STATE.read_text() if STATE.exists() else "")
        return lambda: self.assertEqual((links(""), STATE.read_text() if STATE.exists() else ""), before)
