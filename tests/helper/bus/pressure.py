"""What an unprivileged user can do to the helper by mere force, and what the journal gets to hear of anybody."""

import os
import re
import socket
from contextlib import contextmanager
from pathlib import Path

from host import HelperCase, configured, frozen, helper_pid, links, restart_helper
from peer import Failed, name_list, tap_list
from confinement import UNITS


def peak_memory():
    """MB that the helper has ever used."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{helper_pid()}/status").read_text()).group(1)) / 1024


def memory_limit():
    return int(re.search(r"^MemoryMax=(\d+)M$", UNITS[0].read_text(), re.M).group(1))


class Pressure(HelperCase):
    def test_the_largest_messages_that_the_bus_lets_through_do_not_kill_it(self):
        restart_helper()
        pid = helper_pid()
        users = [self.user("labuser") for _ in range(4)]
        calls = []
        for user in users:
            calls += [(user, user.begin("huge", method="CreateTaps", megabytes=31)) for _ in range(2)]
        other = self.user("labfree")
        other.create("tap-a")
        for user, call in calls:
            with self.refused("InvalidArgument", "the call is malformed, too large"):
                user.end(call)
        self.assertEqual((helper_pid(), links()), (pid, ["tap-a"]))
        print(f"({peak_memory():.0f} MB at most)", end=" ")
        self.assertLess(peak_memory(), memory_limit())

    def test_descriptors_that_anybody_sends_neither_use_up_its_own_nor_fill_its_queue(self):
        pid = helper_pid()
        users, free = [self.user("labuser") for _ in range(40)], self.user("labfree")
        with frozen(pid):
            create = free.begin_create(free.owned("tap-a"))  # it will wait for the bus, and take in the rest meanwhile
            free.do("ping")
            for user in users:
                user.do("send_descriptors", messages=16, each=16)
        free.end(create)
        self.assertEqual((helper_pid(), len(os.listdir(f"/proc/{pid}/fd")) < 100, links()), (pid, True, ["tap-a"]))

    def test_a_caller_that_reads_no_answers_holds_up_nobody(self):
        deaf, free = self.user("labuser"), self.user("labfree")
        free.create(*[f"tap-{number}" for number in range(100)])
        deaf.do("deafen", count=120)
        self.assertEqual(len(free.listed()), 100)
        free.delete("tap-0")
        self.assertLess(peak_memory(), memory_limit())

    def test_whoever_sends_many_calls_at_once_is_told_to_wait_and_others_are_not(self):
        free, other = self.user("labfree"), self.user("root")
        calls = [free.begin_create(*[(f"tap-{call}-{n}", {"owner": free.uid}) for n in range(10)]) for call in range(30)]
        other.create("tap-other")
        refused = 0
        for call in calls:
            try:
                free.end(call)
            except Failed as refusal:
                self.assertEqual(refusal.name, "TooManyRequests")
                refused += 1
        self.assertGreater(refused, 0)
        self.assertEqual(len(links()), 1 + 10 * (30 - refused))

    def test_a_quota_is_remembered_across_restarts(self):
        free = self.user("labfree")
        with configured("MaxTapsPerUser=2\n"):
            free.create("tap-a", "tap-b")
            restart_helper("kill")
            with self.refused("QuotaExceeded"):
                free.create("tap-c")


class Journal(HelperCase):
    @contextmanager
    def listening(self):
        """In the journal's place: the entries, each a dictionary."""
        path = Path("/run/systemd/journal/socket")
        path.parent.mkdir(parents=True, exist_ok=True)
        entries = []
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
            listener.bind(str(path))
            path.chmod(0o666)
            yield entries
            listener.setblocking(False)
            try:
                while True:
                    text = listener.recv(1 << 16).decode()
                    entries.append(dict(line.split("=", 1) for line in text.splitlines()))
            except BlockingIOError:
                pass
        path.unlink()

    def test_each_deed_is_one_entry(self):
        root = self.user("root")
        with self.listening() as entries:
            root.create(("tap-a", {"owner": 7, "master": "br0"}), ("tap-b", {"group": 8}))
            root.update(("tap-a", {"mtu": 1400}))
            root.delete("tap-b")
        keys = ("DEED", "TAP", "OWNER", "BRIDGE", "CALLER", "ACTION", "RESULT")
        told = [tuple(entry["VIRT_TAP_" + key] for key in keys) for entry in entries]
        other, modify = "org.virttap.taps.create-for-other", "org.virttap.taps.modify"
        self.assertEqual(told, [
            ("create", "tap-a", "uid 7", "br0", "0", other, "done"), ("create", "tap-b", "gid 8", "", "0", other, "done"),
            ("update", "tap-a", "uid 7", "br0", "0", modify, "done"), ("delete", "tap-b", "gid 8", "", "0", "", "done"),
        ])

    def test_nothing_that_was_not_checked_gets_there_or_back_to_the_caller(self):
        barred, root = self.user("labbarred"), self.user("root")
        evil = "EVIL\n\x1b[2JPRIORITY=0"
        answers = []
        with self.listening() as entries:
            for peer in (barred, root):
                for method, arguments in {
                    "CreateTaps": tap_list([(evil, {"owner": peer.uid})]), "DeleteTaps": name_list([evil], 0),
                    "UpdateTaps": tap_list([(evil, {"mtu": 1400})]), "Repair": name_list([evil]), "Commit": name_list([evil]),
                }.items():
                    with self.assertRaises(Failed) as caught:
                        peer.call(method, arguments)
                    answers.append(caught.exception.message)
                for key in ("label", "master", "mac", evil):
                    with self.assertRaises(Failed) as caught:
                        peer.create(("tap-a", {"owner": peer.uid, key: evil}))
                    answers.append(caught.exception.message)
            with self.refused("NotAuthorized"):
                barred.create("tap-a")
        self.assertEqual([text for text in answers if "EVIL" in text], [])
        self.assertEqual([(entry["VIRT_TAP_CALLER"], entry["VIRT_TAP_RESULT"]) for entry in entries],
                         [(str(barred.uid), "org.virttap.Error.NotAuthorized")])
        self.assertNotIn("EVIL", str(entries))
