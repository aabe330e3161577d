"""The state file, what the helper makes of it when it starts and when the host boots, and when it ends."""

import json
import os
import shutil
import time
from contextlib import contextmanager
from pathlib import Path

from host import CONFIG, LAB, STATE, HelperCase, configured, daemon, helper_pid, ip, link, links, records, restore, run, tun
from peer import wait_for

KERNEL = "Kernel"
RECORD = {
    "name": "tap-a", "owner": 0, "multi_queue": False, "mtu": 1400, "mac": "fe:00:00:00:00:01", "up": True, "master": "",
    "restore": True, "label": "", "token": "0123456789abcdef" * 2, "creator": 0, "created": 1, "provisional": False,
    "phase": "settled", "group_before": 0,
}


def state_of(*taps):
    return json.dumps({"version": 1, "taps": [{**RECORD, **tap} for tap in taps]})


class WithState(HelperCase):
    """Tests that put a state file of their own in place while the helper is stopped."""

    def clean(self):
        daemon("stop", "helper")
        for path in LAB.glob("state/*"):
            path.unlink()
        super().clean()

    @contextmanager
    def stopped(self):
        daemon("stop", "helper")
        yield
        daemon("start", "helper")

    def write_state(self, text):
        STATE.unlink(missing_ok=True)
        STATE.write_text(text)
        shutil.chown(STATE, "virt-tap-helper", "virt-tap-helper")

    def restored(self):
        """What --restore says; it has ended."""
        with restore() as process:
            return process.communicate(timeout=60)[1]


class StateFile(WithState):
    def test_it_is_nobody_elses_to_read_or_write(self):
        self.user("root").create("tap-a")
        directory, file = STATE.parent.stat(), STATE.stat()
        self.assertEqual((directory.st_mode & 0o777, file.st_mode & 0o777), (0o700, 0o600))
        self.assertEqual((directory.st_uid, file.st_uid), (Path(f"/proc/{helper_pid()}").stat().st_uid,) * 2)

    def test_a_file_that_is_not_understood_is_left_alone_and_nothing_is_changed(self):
        bad = {
            "truncated": state_of({})[:-20],
            "empty": "",
            "of a later version": json.dumps({"version": 2, "taps": []}),
            "of no version": json.dumps({"taps": []}),
            "a list": "[]",
            "with an unknown key": state_of({"colour": "red"}),
            "with a wrong type": state_of({"mtu": "1400"}),
            "with the same tap twice": state_of({}, {}),
            "with a forged name": state_of({"name": "../x"}),
            "with a physical device": state_of({"name": "eth0"}),
            "with a tap for everybody": state_of({"owner": 2**32 - 1}),
            "with markup": state_of({"label": "<b>"}),
            "with a multicast MAC": state_of({"mac": "01:00:00:00:00:01"}),
            "with a short token": state_of({"token": "00"}),
            "with a phase of its own": state_of({"phase": "deleted"}),
        }
        for what, text in bad.items():
            with self.subTest(what):
                with self.stopped():
                    self.write_state(text)
                root = self.user("root")
                for call in (lambda: root.create("tap-z"), lambda: root.delete("tap-a"), lambda: root.update(("tap-a", {"up": True})),
                             lambda: root.repair("tap-a")):
                    with self.refused(KERNEL, "taps.json:"):
                        call()
                self.assertEqual((STATE.read_text(), links(), root.listed()), (text, [], {}))
                with self.stopped():
                    self.assertIn("taps.json:", self.restored())
                self.assertEqual((STATE.read_text(), links()), (text, []))

    def test_a_link_in_its_place_is_not_followed(self):
        target = LAB / "target"
        target.write_text(state_of({}))
        with self.stopped():
            STATE.unlink(missing_ok=True)
            STATE.symlink_to(target)
        with self.refused(KERNEL, "taps.json:"):
            self.user("root").create("tap-z")
        self.assertEqual(target.read_text(), state_of({}))

    def test_a_link_in_the_place_of_the_new_file_is_not_followed(self):
        victim = LAB / "victim"
        victim.write_text("precious")
        victim.chmod(0o666)
        (STATE.parent / "taps.json.new").symlink_to(victim)
        with self.refused(KERNEL, "taps.json:"):
            self.user("root").create("tap-z")
        self.assertEqual((victim.read_text(), links()), ("precious", []))

    def test_a_helper_conf_that_is_not_understood_forbids_everything(self):
        for text in ("Bridges\n", "Colour=red\n", "MaxTapsPerUser=many\n", "MaxTapsPerUser=-1\n", " Bridges=br0\n"):
            with self.subTest(text), configured(text), self.refused(KERNEL, "helper.conf: line 1"):
                self.user("root").create("tap-a")
        with configured(""):
            self.user("root").create("tap-a")
        with configured("# nothing\n\nBridges=\n"), self.refused("BridgeNotAllowed"):
            self.user("root").create(("tap-b", {"owner": 0, "master": "br0"}))


class Boot(WithState):
    def test_the_taps_that_are_to_be_there_are_made_as_they_were(self):
        root = self.user("root")
        root.create(("tap-a", {"owner": 0, "mtu": 1400, "master": "br0", "restore": True, "label": "web01/net0"}),
                    ("tap-b", {"group": 0, "multi_queue": True, "restore": True, "up": False}), "tap-c")
        addresses = {name: link(name)["address"] for name in ("tap-a", "tap-b")}
        with self.stopped():
            for name in links():
                ip(f"link del {name}")
            self.assertEqual(self.restored(), "")
            self.assertEqual(links(), ["tap-a", "tap-b"])
        self.assertEqual({name: link(name)["address"] for name in addresses}, addresses)
        self.assertEqual((link("tap-a")["mtu"], link("tap-a")["master"], "UP" in link("tap-b")["flags"]), (1400, "br0", False))
        self.assertEqual((tun("tap-b")["multi_queue"], tun("tap-b")["persist"]), (True, True))
        self.assertEqual({name: tap["drift"] for name, tap in root.listed().items()}, {"tap-a": [], "tap-b": []})
        root.delete("tap-a", "tap-b")

    def test_an_address_that_udev_gives_a_new_tap_does_not_last(self):
        self.user("root").create(("tap-a", {"owner": 0, "mac": "fe:54:00:12:34:56", "restore": True}))
        with self.stopped():
            ip("link del tap-a")
            with restore() as process:
                ip("link set tap-a address 02:00:00:00:00:01")
                self.assertEqual(process.wait(60), 0)
            self.assertEqual(link("tap-a")["address"], "fe:54:00:12:34:56")

    def test_an_owner_who_tampered_does_not_get_it_back(self):
        user, mate = self.user("labuser"), self.user("labmate")
        self.agent(user)
        user.create(("tap-a", {"owner": user.uid, "restore": True}))
        with self.stopped():
            ip("link del tap-a")
            ip(f"tuntap add dev tap-a mode tap user {mate.uid}")
            ip(f"link set tap-a alias virt-tap:{records()['tap-a']['token']}")
            self.restored()
        self.assertEqual(tun("tap-a")["user"], "labuser")

    def test_names_that_are_taken_are_left_alone_and_the_others_made(self):
        root = self.user("root")
        root.create(*[(name, {"owner": 0, "restore": True}) for name in ("tap-a", "tap-b")])
        with self.stopped():
            ip("link del tap-a")
            ip("link del tap-b")
            ip("tuntap add dev tap-a mode tap")
            index = link("tap-a")["ifindex"]
            self.restored()
        self.assertEqual((link("tap-a")["ifindex"], "ifalias" in link("tap-a")), (index, False))
        self.assertEqual({name: tap["drift"] for name, tap in root.listed().items()}, {"tap-a": ["foreign"], "tap-b": []})

    def test_a_bridge_may_come_later(self):
        root = self.user("root")
        ip("link add br1 type bridge")
        root.create(("tap-a", {"owner": 0, "master": "br1", "restore": True}))
        with self.stopped():
            ip("link del br1")
            ip("link del tap-a")
            with restore() as process:
                self.assertEqual((links(), process.poll()), (["tap-a"], None))
                daemon("start", "helper")  # it need not wait for bridges
                ip("tuntap add dev br1 mode tun")  # not a bridge yet
                ip("link del br1")
                ip("link add br1 type bridge")
                self.assertEqual(process.wait(60), 0)
            self.assertEqual(link("tap-a")["master"], "br1")

    def test_a_tap_that_was_given_another_bridge_meanwhile_stays_there(self):
        root = self.user("root")
        ip("link add br1 type bridge")
        root.create(("tap-a", {"owner": 0, "master": "br1", "restore": True}))
        with self.stopped():
            ip("link del br1")
            ip("link del tap-a")
            with restore() as process:
                daemon("start", "helper")
                root.update(("tap-a", {"master": "br0", "mtu": 1400}))
                ip("link add br1 type bridge")
                self.assertEqual(process.wait(60), 0)
            self.assertEqual((link("tap-a")["master"], link("tap-a")["mtu"]), ("br0", 1400))

    def test_bridges_and_names_that_helper_conf_no_longer_allows_are_not_used(self):
        root = self.user("root")
        root.create(("tap-a", {"owner": 0, "master": "br0", "restore": True}), ("web-a", {"owner": 0, "restore": True}))
        try:
            with self.stopped():
                CONFIG.write_text("Bridges=br7\nNames=tap-*\n")
                ip("link set tap-a nomaster")  # a restart of the unit: the tap is there
                ip("link del web-a")
                self.restored()
                self.assertEqual((link("tap-a").get("master"), link("web-a")), (None, None))
                ip("link del tap-a")
                self.restored()
                self.assertEqual(links(), [])
        finally:
            CONFIG.unlink()

    def test_only_one_of_restore_and_service_writes(self):
        self.user("root").create(("tap-a", {"owner": 0, "restore": True}))
        with restore(waits=False) as process:
            wait_for("it to wait for the lock", lambda: "->" in Path("/proc/locks").read_text())
            self.assertIsNone(process.poll())
            daemon("stop", "helper")
            self.assertEqual(process.wait(60), 0)


class Start(WithState):
    def test_a_record_that_no_link_proves_is_dropped_or_kept_as_it_was_left(self):
        """Of the phases that a helper can be killed in; what is another's is never touched."""
        ip("tuntap add dev tap-other mode tap")
        with self.stopped():
            self.write_state(state_of({"name": "tap-other", "phase": "creating"}, {"name": "tap-gone", "phase": "deleting"},
                                      {"name": "tap-kept", "phase": "updating"}))
        self.assertEqual(list(records()), ["tap-kept"])
        self.assertEqual(links(), ["tap-other"])
        self.assertEqual(self.user("labuser").listed()["tap-kept"]["drift"], ["missing"])

    def test_a_change_that_was_under_way_uses_no_bridge_that_is_none(self):
        token = RECORD["token"]
        with self.stopped():
            ip("tuntap add dev tap-a mode tap user 0")
            ip(f"link set tap-a alias virt-tap:{token}")
            ip("link add name team0 type bridge")
            CONFIG.write_text("Bridges=br0\n")
            self.write_state(state_of({"phase": "updating", "master": "team0"}))
        CONFIG.unlink()
        self.assertEqual((link("tap-a").get("master"), link("tap-a")["mtu"]), (None, 1400))


class Idleness(HelperCase):
    def clean(self):
        (LAB / "helper-environment").unlink(missing_ok=True)
        super().clean()

    def start_quick(self):
        """The helper, for which a minute lasts a second."""
        (LAB / "helper-environment").write_text(f"LD_PRELOAD={LAB}/helper/idle.so")
        daemon("stop", "helper")
        daemon("start", "helper")
        return helper_pid()

    def test_it_ends_when_nobody_needs_it_and_not_while_a_creator_is_connected(self):
        pid = self.start_quick()
        user = self.user("labfree")
        user.create("tap-a")
        began = time.monotonic()
        while time.monotonic() < began + 3.5:  # of its minutes
            self.assertTrue(Path(f"/proc/{pid}/fd").exists())
            time.sleep(0.1)
        user.delete("tap-a")
        user.create("tap-b", flags=1)
        wait_for("its end", lambda: "State:\tZ" in Path(f"/proc/{pid}/status").read_text() if os.path.exists(f"/proc/{pid}") else True)
        with self.refused("org.freedesktop.DBus.Error.NameHasNoOwner"):
            user.listed()

    def test_it_does_not_end_while_somebody_is_asked(self):
        pid = self.start_quick()
        user = self.user("labuser")
        agent = self.agent(user, "hang")
        call = user.begin_create(user.owned("tap-a"))
        cookie = agent.question()["cookie"]
        began = time.monotonic()
        while time.monotonic() < began + 2.5:
            self.assertTrue(Path(f"/proc/{pid}").exists())
            time.sleep(0.1)
        agent.do("answer", cookie=cookie, how="yes")
        user.end(call)
        self.assertEqual(links(), ["tap-a"])
