"""What becomes of taps: made, changed, tampered with, given up, deleted."""

import os
import re
import signal
import time
from pathlib import Path

from host import HelperCase, frozen, helper_pid, ip, link, links, records, restart_helper, tun
from peer import SIOCSIFHWADDR, TUNSETOWNER, TUNSETPERSIST, name_list, wait_for

DRY, PROVISIONAL = 1, 2
NOBODY_TO_ASK = "org.freedesktop.DBus.Error.InteractiveAuthorizationRequired"


class Making(HelperCase):
    def test_a_tap_is_as_it_was_asked_for(self):
        root, user = self.user("root"), self.user("labuser")
        root.create(("tap-a", {
            "owner": user.uid, "mtu": 1400, "guest_mac": "52:54:00:12:34:56", "master": "br0", "label": "web01/net0", "up": True,
        }), ("tap-b", {"group": 0, "multi_queue": True, "up": False, "mac": "02:00:00:00:00:01"}), "tap-c")
        a, b, c = link("tap-a"), link("tap-b"), link("tap-c")
        self.assertEqual((a["mtu"], a["address"], a["master"], "UP" in a["flags"]), (1400, "fe:54:00:12:34:56", "br0", True))
        self.assertRegex(a["ifalias"], "^virt-tap:[0-9a-f]{32} web01/net0$")
        self.assertEqual((tun("tap-a")["user"], tun("tap-a")["multi_queue"], tun("tap-a")["persist"]), ("labuser", False, True))
        self.assertEqual((b["address"], "UP" in b["flags"], tun("tap-b")["group"]), ("02:00:00:00:00:01", False, "root"))
        self.assertEqual((tun("tap-b")["multi_queue"], tun("tap-b")["numqueues"], "user" in tun("tap-b")), (True, 0, False))
        self.assertTrue(c["address"].startswith("fe:"), c["address"])
        listed = user.listed()["tap-a"]
        self.assertLess(abs(listed.pop("created") - time.time()), 60)
        self.assertEqual(listed, {
            "name": "tap-a", "owner": user.uid, "multi_queue": False, "mtu": 1400, "mac": "fe:54:00:12:34:56", "up": True,
            "master": "br0", "restore": False, "label": "web01/net0", "ifindex": a["ifindex"], "creator": 0, "provisional": False,
            "drift": [],
        })

    def test_an_address_that_udev_gives_a_new_tap_does_not_last(self):
        self.user("root").create(("tap-a", {"owner": 0, "mac": "fe:54:00:12:34:56", "master": "br0"}))
        ip("link set tap-a address 02:00:00:00:00:01")
        ip("link set tap-a mtu 1400")
        wait_for("the address that was asked for", lambda: link("tap-a")["address"] == "fe:54:00:12:34:56")
        self.assertEqual((link("tap-a")["mtu"], link("tap-a")["master"]), (1400, "br0"))
        ip("link set tap-a address 02:00:00:00:00:01")  # somebody's wish, by now
        time.sleep(3)
        self.assertEqual(link("tap-a")["address"], "02:00:00:00:00:01")

    def test_a_bridge_keeps_its_address(self):
        ip("link set br0 address 52:54:00:aa:bb:01")
        ip("link add br1 type bridge")
        self.user("root").create(("tap-a", {"owner": 0, "master": "br0", "guest_mac": "00:00:00:00:00:01"}))
        self.assertEqual((link("br0")["address"], link("tap-a")["address"]), ("52:54:00:aa:bb:01", "fe:00:00:00:00:01"))

    def test_all_are_told_of_what_comes_and_goes(self):
        root, user = self.user("root"), self.user("labuser")
        user.do("watch")
        root.create("tap-a")
        index = link("tap-a")["ifindex"]
        root.delete("tap-a")
        events = [user.wait_event("signal") for _ in range(2)]
        self.assertEqual(events, [["TapAdded", ["tap-a", index]], ["TapRemoved", ["tap-a"]]])

    def test_a_change_changes_what_it_names_and_nothing_else(self):
        root = self.user("root")
        root.create(("tap-a", {"owner": 0, "mtu": 1400, "master": "br0"}))
        mac = link("tap-a")["address"]
        ip("link add br1 type bridge")
        ip("link set tap-a master br1")  # by an administrator
        root.update(("tap-a", {"up": False, "restore": True}))
        now = link("tap-a")
        self.assertEqual((now["mtu"], now["address"], now["master"], "UP" in now["flags"]), (1400, mac, "br1", False))
        root.update(("tap-a", {"master": "", "mtu": 1300}))
        self.assertEqual((link("tap-a").get("master"), link("tap-a")["mtu"]), (None, 1300))
        record = records()["tap-a"]
        self.assertEqual((record["restore"], record["up"], record["master"], record["mtu"]), (True, False, "", 1300))

    def test_a_change_of_many_that_fails_changes_none(self):
        root = self.user("root")
        root.create("tap-a", "tap-b")
        with self.refused("BridgeNotFound"):
            root.update(("tap-a", {"mtu": 1400}), ("tap-b", {"master": "nobr"}))
        self.assertEqual((link("tap-a")["mtu"], records()["tap-a"]["mtu"]), (1500, 1500))

    def test_the_helper_has_one_privilege_and_no_more(self):
        status = dict(re.findall(r"^(\w+):\s+(.*)$", Path(f"/proc/{helper_pid()}/status").read_text(), re.M))
        capabilities = {int(status[key], 16) for key in ("CapEff", "CapPrm", "CapBnd", "CapAmb")}
        self.assertEqual((capabilities, status["NoNewPrivs"], status["Threads"]), ({0x1000}, "1", "1"))
        self.assertNotIn("0", status["Uid"].split())


class GivingUp(HelperCase):
    def test_the_creator_takes_back_unasked_what_it_made(self):
        user = self.user("labuser")
        agent = self.agent(user)
        user.create("tap-a", "tap-b")
        self.assertEqual(len(agent.questions()), 1)
        with self.peer("labuser") as again, self.refused(NOBODY_TO_ASK):
            again.delete("tap-a")
        self.assertEqual(user.delete("tap-a", "tap-b"), ["", "granted"])
        self.assertEqual((agent.questions(), links(), records()), ([], [], {}))

    def test_it_does_not_take_back_what_is_in_use(self):
        user = self.user("labuser")
        self.agent(user)
        user.create("tap-a")
        user.do("open", tap="tap-a", queues=False)
        with self.refused("InUse", "tap-a:"):
            user.delete("tap-a")
        user.do("close", tap="tap-a")
        user.delete("tap-a")

    def test_it_does_not_take_back_another_connections_with_its_own(self):
        user = self.user("labuser")
        agent = self.agent(user, "no")
        with self.peer("labuser") as earlier:
            self.agent(earlier)
            earlier.create("tap-a")
        with self.peer("root") as root:
            root.create("tap-root")
        for names, action in ((["tap-a"], "delete"), (["tap-root"], "delete-others")):
            with self.subTest(names), self.refused("NotAuthorized"):
                user.delete(*names)
            self.assertEqual([question["action"] for question in agent.questions()], ["org.virttap.taps." + action])

    def test_provisional_taps_go_with_their_creator(self):
        user, other = self.user("labfree"), self.user("labuser")
        user.create("tap-a", ("tap-b", {"owner": user.uid, "multi_queue": True}), flags=PROVISIONAL)
        user.create("tap-c")
        self.assertEqual({name: tap["provisional"] for name, tap in other.listed().items()},
                         {"tap-a": True, "tap-b": True, "tap-c": False})
        user.gone()
        wait_for("the taps to go", lambda: links() == ["tap-c"])
        wait_for("the record of it", lambda: list(records()) == ["tap-c"])

    def test_provisional_taps_stay_once_committed(self):
        user = self.user("labfree")
        user.create("tap-a", "tap-b", flags=PROVISIONAL)
        user.commit("tap-a")
        user.gone()
        wait_for("the other tap to go", lambda: links() == ["tap-a"])
        wait_for("the record of it", lambda: {n: tap["provisional"] for n, tap in records().items()} == {"tap-a": False})

    def test_provisional_taps_stay_when_they_are_in_use(self):
        user, holder = self.user("labfree"), self.user("root")
        user.create("tap-a", "tap-b", ("tap-c", {"owner": user.uid, "multi_queue": True}), flags=PROVISIONAL)
        holder.do("open", tap="tap-a", queues=False)
        holder.do("open", tap="tap-c", queues=True)
        user.gone()
        wait_for("the unused tap to go", lambda: links() == ["tap-a", "tap-c"])
        wait_for("the others to become ordinary", lambda: not any(tap["provisional"] for tap in holder.listed().values()))

    def test_only_its_creator_commits_a_provisional_tap(self):
        user, free = self.user("labuser"), self.user("labfree")
        free.create("tap-a", "tap-b", flags=PROVISIONAL)
        for peer in (user, self.user("labfree"), self.user("root")):
            with self.subTest(peer.user.pw_name), self.refused("NotOurs"):
                peer.commit("tap-a")
        with self.refused("NotOurs"):
            free.commit("tap-a", "no-such")
        self.assertEqual([tap["provisional"] for tap in user.listed().values()], [True, True])

    def test_provisional_taps_of_a_helper_that_died_go_when_it_starts(self):
        user = self.user("labfree")
        user.create("tap-a", flags=PROVISIONAL)
        user.create("tap-b")
        restart_helper("kill")
        self.assertEqual((links(), list(records())), (["tap-b"], ["tap-b"]))
        with self.refused("NotOurs"):  # this helper has never seen its creator
            user.commit("tap-b")

    def test_a_commit_holds_though_a_change_under_way_then_fails(self):
        """It fails at its last tap: what others did meanwhile is not taken back with it."""
        user, root = self.user("labfree"), self.user("root")
        user.create("tap-kept", flags=PROVISIONAL)
        create = self.stopped_half_way(root)
        commit = user.begin_call("Commit", name_list(["tap-kept"]))
        user.do("ping")
        ip("tuntap add dev tap-999 mode tap")
        os.kill(helper_pid(), signal.SIGCONT)
        user.end(commit)
        with self.refused("NameInUse", "tap-999:"):
            root.end(create)
        self.assertEqual({name: tap["provisional"] for name, tap in root.listed().items()}, {"tap-kept": False})
        self.assertEqual(links(), ["tap-999", "tap-kept"])

    def test_a_creator_who_leaves_half_way_is_forgotten(self):
        """Its call is finished; what is provisional of it then goes, and nothing keeps the helper from ending."""
        user, root = self.user("labfree"), self.user("root")
        self.stopped_half_way(user, flags=PROVISIONAL)
        user.gone()
        os.kill(helper_pid(), signal.SIGCONT)
        wait_for("the taps to go", lambda: not root.listed())
        self.assertEqual(links(), [])

    def stopped_half_way(self, peer, flags=0):
        """A call that makes tap-0 to tap-999, with the helper stopped in the middle of it."""
        for _ in range(20):
            call = peer.begin_create(*[(f"tap-{number}", {"owner": peer.uid}) for number in range(1000)], flags=flags)
            wait_for("the first taps", lambda: os.path.exists("/sys/class/net/tap-0"))
            os.kill(helper_pid(), signal.SIGSTOP)
            if not link("tap-999"):
                return call
            os.kill(helper_pid(), signal.SIGCONT)
            peer.end(call)
            peer.delete(*[f"tap-{number}" for number in range(1000)])
        return self.fail("the helper is too fast to be stopped")


class Tampering(HelperCase):
    def test_an_owners_tampering_is_shown_and_repaired_but_never_adopted(self):
        user, mate = self.user("labuser"), self.user("labmate")
        agent = self.agent(user)
        user.create("tap-given", "tap-gone", ("tap-mac", {"owner": user.uid, "mac": "fe:00:00:00:00:05"}), "tap-fine")
        agent.questions()
        time.sleep(3)  # until then a new tap's address is set again
        for name in ("tap-given", "tap-gone", "tap-mac"):
            user.do("open", tap=name, queues=False)
        user.do("ioctl", tap="tap-given", request=TUNSETOWNER, value=mate.uid)
        user.do("ioctl", tap="tap-gone", request=TUNSETPERSIST, value=0)
        address = bytes(16) + bytes.fromhex("0100") + bytes.fromhex("020000000009") + bytes(16)
        user.do("ioctl", tap="tap-mac", request=SIOCSIFHWADDR, value=address.hex())
        for name in ("tap-given", "tap-gone", "tap-mac"):
            user.do("close", tap=name)
        drift = {name: tap["drift"] for name, tap in mate.listed().items()}
        self.assertEqual(drift, {"tap-given": ["owner"], "tap-gone": ["missing"], "tap-mac": ["mac"], "tap-fine": []})
        with self.refused(NOBODY_TO_ASK):  # the link says it is theirs; that is nothing
            mate.delete("tap-given")
        names = ["tap-given", "tap-gone", "tap-mac", "tap-fine"]
        self.assertEqual(sorted(user.repair(*names)), sorted(names[:3]))
        [question] = agent.questions()
        self.assertEqual(question["action"], "org.virttap.taps.create")
        self.assertEqual([tun(name)["user"] for name in names], ["labuser"] * 4)
        self.assertEqual(link("tap-mac")["address"], "fe:00:00:00:00:05")
        self.assertEqual([tap["drift"] for tap in user.listed().values()], [[]] * 4)
        self.assertEqual((user.repair(*names), agent.questions()), ([], []))

    def test_repair_puts_a_tap_back_on_its_bridge_by_the_stronger_action(self):
        user = self.user("labuser")
        agent = self.agent(user)
        user.create(("tap-a", {"owner": user.uid, "master": "br0"}))
        ip("link set tap-a nomaster")
        agent.questions()
        self.assertEqual(user.repair("tap-a"), ["tap-a"])
        self.assertEqual([question["action"] for question in agent.questions()], ["org.virttap.taps.create-attached"])
        self.assertEqual(link("tap-a")["master"], "br0")

    def test_a_tap_that_is_in_use_is_not_made_anew(self):
        user = self.user("labfree")
        user.create("tap-a")
        user.do("open", tap="tap-a", queues=False)
        user.do("ioctl", tap="tap-a", request=TUNSETOWNER, value=0)
        with self.refused("InUse", "tap-a:"):
            user.repair("tap-a")


class Many(HelperCase):
    def test_others_are_answered_while_500_taps_are_deleted(self):
        free, other = self.user("labfree"), self.user("labuser")
        names = [f"tap-{number}" for number in range(500)]
        free.create(*[(name, {"owner": free.uid, "master": "br0"}) for name in names])
        other.do("time_lists")
        began = time.monotonic()
        free.call("DeleteTaps", name_list(names, 0))
        total = time.monotonic() - began
        times = other.do("time_lists_end")
        print(f"({total * 1000:.0f} ms; {len(times)} lists, longest {max(times) * 1000:.0f} ms)", end=" ")
        self.assertEqual(links(), [])
        self.assertGreater(len(times), 4)
        self.assertLess(max(times), total / 2)

    def test_nor_does_a_question_wait_that_came_together_with_the_deletion(self):
        free, other = self.user("labfree"), self.user("labuser")
        names = [f"tap-{number}" for number in range(500)]
        free.create(*[(name, {"owner": free.uid}) for name in names])
        with frozen(helper_pid()):
            delete = free.begin_call("DeleteTaps", name_list(names, 0))
            free.do("ping")
            question = other.begin_call("ListTaps")
            other.do("ping")
        self.assertEqual(len(other.end(question)[0]), 500)  # as they all were when it was answered
        free.end(delete)
