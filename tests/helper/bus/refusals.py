"""What the helper refuses whoever asks. Nothing is changed by any of it."""

from gi.repository import GLib

from host import HelperCase, configured, ip, link, links, tun
from peer import TAPS, TUNSETCARRIER, Failed

DRY = 1
MALFORMED = "org.freedesktop.DBus.Error.InvalidArgs"
BUS_REFUSES = "org.freedesktop.DBus.Error.AccessDenied"

BAD_NAMES = {
    "nothing": "", "sixteen bytes": "a234567890123456", "a template": "tap%d", "a shell's": "$(id)", "a path": "../x",
    "a slash": "a/b", "the parent": "..", "a line feed": "tap\nx", "an escape": "tap\x1b[2J", "a blank": "tap a", "UTF-8": "täp",
    "a dot": "tap.1", "a dash first": "-tap", "digits": "123", "libvirt's": "vnet0", "every interface": "all", "defaults": "default",
    "the loopback": "lo", "bonding's own file": "bonding_masters", "a network card": "eth0", "a PCI network card": "enp3s0",
    "a wireless card": "wlan0", "a modem": "wwan0", "a bridge of libvirt": "virbr0", "Open vSwitch": "ovs-system",
}


class Refusals(HelperCase):
    def setUp(self):
        super().setUp()
        self.root = self.user("root")

    def test_names_that_are_malformed_or_of_others(self):
        unchanged = self.nothing_changed()
        for what, name in BAD_NAMES.items():
            with self.subTest(what), self.refused("InvalidName", "this is no name for a tap"):
                self.root.create(("tap-a", {"owner": 0}), (name, {"owner": 0}))
        unchanged()

    def test_a_name_of_fifteen_bytes_is_fine(self):
        self.root.create("a23456789012345")
        self.assertEqual(links("a23"), ["a23456789012345"])

    def test_names_that_helper_conf_does_not_list(self):
        with configured("Names=web-* db-?\n"):
            self.root.create("web-1", "db-2")
            with self.refused("InvalidName", "tap-a:"):
                self.root.create("tap-a")

    def test_keys_values_and_flags_that_are_wrong(self):
        mine = {"owner": 0}
        taps = [
            ("an unknown key", {**mine, "vlan": 5}, "a key of a tap"),
            ("a key of ListTaps", {**mine, "creator": 5}, "a key of a tap"),
            ("a key of the state file", {**mine, "token": "0" * 32}, "a key of a tap"),
            ("a wrong type", {**mine, "mtu": "1500"}, "a key of a tap"),
            ("a type that no key has", {**mine, "mtu": GLib.Variant("t", 1500)}, "the call is malformed"),
            ("a nested type", {**mine, "mtu": GLib.Variant("v", GLib.Variant("u", 1500))}, "the call is malformed"),
            ("an array", {**mine, "label": GLib.Variant("as", ["a"])}, "the call is malformed"),
            ("a negative owner", {"owner": GLib.Variant("i", -1)}, "the call is malformed"),
            ("neither owner nor group", {}, "tap-a: exactly one"),
            ("owner and group", {**mine, "group": 0}, "tap-a: exactly one"),
            ("everybody's owner", {"owner": 2**32 - 1}, "tap-a: this uid"),
            ("everybody's group", {"group": 2**32 - 1}, "tap-a: this uid"),
            ("an MTU that is too small", {**mine, "mtu": 67}, "tap-a: mtu"),
            ("an MTU that is too large", {**mine, "mtu": 65522}, "tap-a: mtu"),
            ("a multicast MAC", {**mine, "mac": "01:00:5e:00:00:01"}, "tap-a: mac"),
            ("a MAC of zeros", {**mine, "mac": "00:00:00:00:00:00"}, "tap-a: mac"),
            ("half a MAC", {**mine, "mac": "52:54:00"}, "a key of a tap"),
            ("two MACs", {**mine, "mac": "52:54:00:00:00:01", "guest_mac": "52:54:00:00:00:01"}, "a key of a tap"),
            ("markup in a label", {**mine, "label": "<b>x</b>"}, "tap-a: label"),
            ("a line feed in a label", {**mine, "label": "a\nb"}, "tap-a: label"),
            ("a long label", {**mine, "label": "a" * 65}, "tap-a: label"),
        ]
        unchanged = self.nothing_changed()
        for what, keys, why in taps:
            with self.subTest(what), self.refused("InvalidArgument", why):
                self.root.create(("tap-z", {**mine}), ("tap-a", keys))
        for flags in (4, 8, 2**31):
            with self.subTest(flags=flags), self.refused("InvalidArgument", "a flag"):
                self.root.create("tap-a", flags=flags)
        for what, call in {
            "no tap": lambda: self.root.create(),
            "a name twice": lambda: self.root.create("tap-a", "tap-a"),
            "a MAC twice": lambda: self.root.create(*[(n, {**mine, "mac": "fe:54:00:00:00:01"}) for n in ("tap-a", "tap-b")]),
            "a key twice": lambda: self.root.call("CreateTaps", "([('tap-a', {'up': <true>, 'up': <true>})], uint32 0)"),
            "the name as a key": lambda: self.root.create(("tap-a", {**mine, "name": "tap-b"})),
            "no names": lambda: self.root.delete(),
        }.items():
            with self.subTest(what), self.refused("InvalidArgument"):
                call()
        for flags in (2, 4):
            with self.subTest(delete=flags), self.refused("InvalidArgument", "a flag"):
                self.root.delete("tap-a", flags=flags)
        unchanged()

    def test_changes_of_what_cannot_change(self):
        self.root.create("tap-a")
        unchanged = self.nothing_changed()
        for key, value in {"owner": 0, "group": 0, "multi_queue": True, "guest_mac": "52:54:00:00:00:01", "label": "x"}.items():
            with self.subTest(key), self.refused("InvalidArgument", "a key of a tap"):
                self.root.update(("tap-a", {key: value}))
        with self.refused("InvalidArgument", "a flag"):
            self.root.update(("tap-a", {"mtu": 1400}), flags=2)
        with self.refused("InvalidArgument", "tap-a: named twice"):
            self.root.update(("tap-a", {"mtu": 1400}), ("tap-a", {"mtu": 1300}))
        unchanged()

    def test_signatures_that_are_not_the_contracts(self):
        for method, arguments in {
            "CreateTaps": "(['tap-a'], uint32 0)", "DeleteTaps": "('tap-a', uint32 0)", "Repair": "(uint32 1,)", "ListTaps": "(1,)",
        }.items():
            with self.subTest(method), self.refused(MALFORMED):
                self.root.call(method, arguments)

    def test_messages_that_are_too_large(self):
        unchanged = self.nothing_changed()
        large = "x" * (257 * 1024)
        with self.refused("InvalidArgument", "the call is malformed, too large"):
            self.root.create(("tap-a", {"owner": 0, "label": large}))
        with self.refused("InvalidArgument", "the call is malformed, too large"):
            self.root.delete(large)
        with self.refused("InvalidArgument"):
            self.root.create(("tap-a", {f"key{number}": "x" * 60 for number in range(5000)}))
        unchanged()
        self.assertEqual(self.root.listed(), {})  # it lives

    def test_more_taps_than_a_call_may_have(self):
        unchanged = self.nothing_changed()
        names = [f"tap-{number}" for number in range(1025)]
        with self.refused("QuotaExceeded", "a call may name 1,024"):
            self.root.create(*names)
        for call in (self.root.delete, self.root.repair):
            with self.refused("QuotaExceeded", "a call may name 1,024"):
                call(*names)
        self.root.create(*names[1:], flags=DRY)
        unchanged()

    def test_more_ports_than_a_bridge_has(self):
        taps = [(f"tap-{number}", {"owner": 0, "master": "br0"}) for number in range(1024)]
        with self.refused("QuotaExceeded", "a bridge takes 1,023"):
            self.root.create(*taps, flags=DRY)
        self.root.create(*taps[1:], flags=DRY)

    def test_more_taps_than_a_user_may_have_whoever_may_open_them(self):
        free, mate = self.user("labfree"), self.user("labmate")
        self.agent(mate)
        with configured("MaxTapsPerUser=3\n"):
            free.create("tap-a", ("tap-b", {"owner": mate.uid}))
            for taps in (["tap-c", "tap-d"], [("tap-c", {"owner": mate.uid}), ("tap-d", {"owner": 0})]):
                with self.refused("QuotaExceeded"):
                    free.create(*taps)
            mate.create("tap-m")  # what others made in their name is not theirs
            ip("link del tap-a")
            with self.refused("QuotaExceeded"):
                free.create("tap-c", "tap-d")
            free.delete("tap-a")
            free.create("tap-c", "tap-d")
        self.assertEqual(links(), ["tap-b", "tap-c", "tap-d", "tap-m"])

    def test_names_that_are_in_use(self):
        ip("tuntap add dev tap-admin mode tap")
        ip("link property add dev br0 altname tap-alt")
        self.root.create("tap-ours")
        for name in ("br0", "tap-admin", "tap-alt", "tap-ours"):
            with self.subTest(name), self.refused("NameInUse", f"{name}:"):
                self.root.create("tap-b", name)
        ip("link del tap-ours")
        with self.refused("NameInUse", "tap-ours:"):
            self.root.create("tap-ours")
        self.assertEqual(links(), ["tap-admin"])

    def test_bridges_that_are_none(self):
        ip("tuntap add dev dummy0 mode tun")
        ip("link property add dev br0 altname bridge-alt")
        for master in ("nobr", "lo", "dummy0", "bridge-alt", "a/b", "<b>", "x" * 16):
            with self.subTest(master), self.refused("BridgeNotFound", "tap-a:"):
                self.root.create(("tap-a", {"owner": 0, "master": master}))
        self.root.create("tap-a")
        with self.refused("BridgeNotFound", "tap-a:"):
            self.root.update(("tap-a", {"master": "dummy0"}))
        self.assertEqual(link("tap-a").get("master"), None)

    def test_links_that_are_not_ours(self):
        ip("tuntap add dev tap-admin mode tap")
        self.root.create("tap-again", "tap-alias", "tap-renamed", "tap-mine")
        ip("link del tap-again")
        ip("tuntap add dev tap-again mode tap")
        ip("link set dev tap-alias alias other")
        ip("link set dev tap-renamed name tap-moved")
        before = links("")
        for name in ("tap-admin", "lo", "br0", "no-such", "tap-again", "tap-alias", "$(id)", "tap\x1b[2J"):
            for what, call in {
                "delete": lambda n: self.root.delete("tap-mine", n),
                "update": lambda n: self.root.update(("tap-mine", {"mtu": 1400}), (n, {"mtu": 1400})),
                "repair": lambda n: self.root.repair("tap-mine", n),
            }.items():
                with self.subTest(f"{what} {name}"), self.refused("NotOurs", f"{name}:" if name in ("tap-again", "tap-alias") else ""):
                    call(name)
            with self.subTest(f"commit {name}"), self.refused("InvalidArgument" if not name else "NotOurs"):
                self.user("labuser").commit(name)
        self.assertEqual(links(""), before)
        self.assertEqual(link("tap-mine")["mtu"], 1500)
        drift = {name: tap["drift"] for name, tap in self.root.listed().items()}
        self.assertEqual(drift, {"tap-again": ["foreign"], "tap-alias": ["foreign"], "tap-renamed": ["missing"], "tap-mine": []})

    def test_taps_that_somebody_has_open(self):
        holder = self.user("root")
        self.root.create("tap-free", "tap-single", ("tap-many", {"owner": 0, "multi_queue": True}), "tap-forged")
        for name in ("tap-single", "tap-many", "tap-forged"):
            holder.do("open", tap=name, queues=name == "tap-many")
        holder.do("ioctl", tap="tap-forged", request=TUNSETCARRIER, value="00000000")
        self.assertIn("NO-CARRIER", link("tap-forged")["flags"])
        for name in ("tap-single", "tap-many", "tap-forged"):
            with self.subTest(name), self.refused("InUse", f"{name}:"):
                self.root.delete("tap-free", name)
        self.assertEqual(links(), ["tap-forged", "tap-free", "tap-many", "tap-single"])
        self.assertEqual(link("tap-many")["linkinfo"]["info_data"]["numqueues"], 1)
        holder.gone()
        self.root.delete("tap-free", "tap-single", "tap-many", "tap-forged")
        self.assertEqual(links(), [])

    def test_a_batch_with_one_bad_tap_leaves_nothing(self):
        unchanged = self.nothing_changed()
        with self.refused("NameInUse"):
            self.root.create("tap-a", "tap-b", "br0", "tap-c")
        unchanged()

    def test_what_the_bus_keeps_from_the_helper(self):
        user = self.user("labuser")
        for interface in ("org.freedesktop.systemd1.Manager", "org.virttap.Other"):
            with self.subTest(interface), self.refused(BUS_REFUSES):
                user.call("Reload", target=(TAPS[0], TAPS[1], interface))

    def test_the_name_cannot_be_taken_by_others(self):
        bus = ("org.freedesktop.DBus", "/", "org.freedesktop.DBus")
        for name in ("labuser", "labmember", "root"):
            with self.subTest(name), self.refused(BUS_REFUSES):
                self.user(name).call("RequestName", f"('{TAPS[0]}', uint32 2)", target=bus)

    def test_signals_of_others_are_not_taken_for_the_buss(self):
        """A provisional tap stays though somebody says that its creator has left."""
        user, liar = self.user("labfree"), self.user("labuser")
        user.create("tap-a", flags=2)
        liar.do("signal", arguments=f"('{user.name}', '{user.name}', '')")
        self.assertIn("tap-a", liar.listed())
        self.assertEqual(user.delete("tap-a"), ["", "granted"])


class Openness(HelperCase):
    def test_nobody_adds_a_queue_before_there_is_an_owner(self):
        """Another user tries all the while to open the multi-queue taps that are made."""
        root, racer = self.user("root"), self.user("labuser")
        names = [f"tap-{number}" for number in range(60)]
        racer.do("race", taps=names)
        made = []
        for name in names:
            try:
                root.create((name, {"owner": 0, "multi_queue": True}))
                made.append(name)
            except Failed as refusal:
                self.assertEqual(refusal.name, "InUse", refusal)
        held = racer.do("race_end")
        self.assertEqual(links(), sorted(made))
        self.assertEqual(set(held) & set(made), set())
        self.assertEqual([name for name in made if tun(name)["numqueues"] != 0], [])
        print(f"({len(held)} got in for a moment)", end=" ")
