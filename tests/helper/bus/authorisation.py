"""Who is asked, what, how often, and what comes of the answer."""

import os

from host import HelperCase, configured, daemon, frozen, helper_pid, ip, link, links, records, tun
from peer import TAPS, Peer, name_list, tap_list, wait_for

ACTION = "org.virttap.taps."
NOBODY_TO_ASK = "org.freedesktop.DBus.Error.InteractiveAuthorizationRequired"
NO_POLKIT = "org.freedesktop.DBus.Error.AccessDenied"
DRY, PROVISIONAL = 1, 2


class Questions(HelperCase):
    def test_a_rule_that_allows_makes_it_so_without_a_question(self):
        free = self.user("labfree")
        agent = self.agent(free)
        created, action, answer = free.create("tap-a")
        self.assertEqual((created, action, answer), ([["tap-a", link("tap-a")["ifindex"]]], ACTION + "create", "granted"))
        self.assertEqual(agent.questions(), [])

    def test_a_rule_that_denies_is_final(self):
        barred = self.user("labbarred")
        agent = self.agent(barred)
        with self.refused("NotAuthorized"):
            barred.create("tap-a")
        self.assertEqual((agent.questions(), links(), records()), ([], [], {}))

    def test_every_method_that_changes_something_is_refused_by_such_a_rule(self):
        barred = self.user("labbarred")
        with self.peer("root") as root:
            root.create(("tap-a", {"owner": barred.uid}), ("tap-b", {"owner": barred.uid}))
        ip("link set tap-b down")
        unchanged = self.nothing_changed()
        tap = tap_list([("tap-a", {"mtu": 1400})])
        calls = {
            "CreateTaps": tap_list([("tap-c", {"owner": barred.uid})]), "UpdateTaps": tap,
            "DeleteTaps": name_list(["tap-a"], 0), "Repair": name_list(["tap-b"]), "Commit": name_list(["tap-a"]),
        }
        xml = barred.call("Introspect", target=(*TAPS[:2], "org.freedesktop.DBus.Introspectable"))[0]
        interface = xml[xml.index(f'<interface name="{TAPS[2]}">'):]
        methods = [line.split('"')[1] for line in interface.splitlines() if "<method " in line]
        self.assertEqual(sorted(methods), sorted([*calls, "ListTaps"]))
        for method, arguments in calls.items():
            with self.subTest(method), self.refused("NotOurs" if method == "Commit" else "NotAuthorized"):
                barred.call(method, arguments)
        unchanged()

    def test_a_person_who_types_the_password_gets_the_tap(self):
        user = self.user("labuser")
        agent = self.agent(user)
        user.create("tap-a")
        self.assertEqual(link("tap-a")["linkinfo"]["info_data"]["user"], "labuser")
        self.assertEqual([question["action"] for question in agent.questions()], [ACTION + "create"])

    def test_a_person_who_fails_is_not_authorised(self):
        user = self.user("labuser")
        agent = self.agent(user, "no")
        with self.refused("NotAuthorized"):
            user.create("tap-a")
        self.assertEqual((len(agent.questions()), links()), (1, []))

    def test_a_question_that_is_closed_is_dismissed(self):
        user = self.user("labuser")
        agent = self.agent(user, "dismiss")
        with self.refused("Dismissed"):
            user.create("tap-a")
        self.assertEqual((len(agent.questions()), links()), (1, []))

    def test_without_an_agent_nobody_can_be_asked(self):
        user = self.user("labuser")
        with self.refused(NOBODY_TO_ASK):
            user.create("tap-a")
        self.assertEqual(links(), [])

    def test_a_call_that_forbids_questions_leads_to_none(self):
        user = self.user("labuser")
        agent = self.agent(user)
        with self.refused(NOBODY_TO_ASK):
            user.create("tap-a", interactive=False)
        self.assertEqual((agent.questions(), links()), ([], []))

    def test_an_agent_that_hangs_holds_up_nobody_else(self):
        user, free = self.user("labuser"), self.user("labfree")
        agent = self.agent(user, "hang")
        call = user.begin_create(user.owned("tap-a"))
        cookie = agent.question()["cookie"]
        free.create("tap-b")
        self.assertFalse(user.has_answer(call))
        agent.do("answer", cookie=cookie, how="yes")
        user.end(call)
        self.assertEqual(links(), ["tap-a", "tap-b"])

    def test_one_question_covers_a_batch_and_names_what_it_is_about(self):
        user = self.user("labuser")
        agent = self.agent(user)
        names = [f"tap-{number:02}" for number in range(25)]
        user.create(*[(name, {"owner": user.uid, "master": "br0", "restore": True}) for name in names])
        [question] = agent.questions()
        self.assertEqual(question["action"], ACTION + "create-attached")
        self.assertEqual(question["text"], "Authentication is required to attach 25 tap device(s) to br0: "
                         + ", ".join(names[:20]) + f", ..., opened by uid {user.uid}")

    def test_no_bridge_and_no_owner_is_left_out_of_the_question(self):
        user = self.user("labuser")
        agent = self.agent(user, "no")
        bridges = [f"br-{number:02}" for number in range(25)]
        for bridge in bridges:
            ip(f"link add {bridge} type bridge")
        with self.refused("NotAuthorized"):
            user.create(*[(f"tap-{n}", {"owner": 1000 + n, "master": bridge}) for n, bridge in enumerate(bridges)])
        [question] = agent.questions()
        self.assertIn("to " + ", ".join(f"uid {1000 + n}" for n in range(25)) + ": ", question["text"])
        self.assertTrue(question["text"].endswith("bridge " + ", ".join(bridges)), question["text"])

    def test_each_call_is_asked_for_again(self):
        user = self.user("labuser")
        agent = self.agent(user)
        for name in ("tap-a", "tap-b", "tap-c"):
            user.create(name)
        self.assertEqual(len(agent.questions()), 3)

    def test_a_flood_of_calls_leads_to_four_questions_and_others_are_served(self):
        user, free = self.user("labuser"), self.user("labfree")
        agent = self.agent(user, "hang")
        calls = [user.begin_create(user.owned(f"tap-{number}")) for number in range(12)]
        for call in calls[4:]:
            with self.refused("TooManyRequests"):
                user.end(call)
        free.create("tap-free")
        for _ in range(4):
            agent.do("answer", cookie=agent.question()["cookie"], how="no")
        for call in calls[:4]:
            with self.refused("NotAuthorized"):
                user.end(call)
        self.assertEqual((agent.questions(), links()), ([], ["tap-free"]))


class DryRuns(HelperCase):
    def test_the_smallest_action_that_covers_the_call_is_asked_for(self):
        user = self.user("labuser")
        me, mate = user.uid, Peer("labmate")
        self.peers.append(mate)
        ip("link add br1 type bridge")
        mine, theirs, root = {"owner": me}, {"owner": mate.uid}, {"owner": 0}
        with self.peer("root") as maker:
            maker.create(("tap-admin", theirs))
        self.agent(user)
        user.create("tap-own", ("tap-given", theirs))
        create, update, delete = user.create, user.update, user.delete
        rows = [
            ("a tap of one's own", create, [("t", mine)], "create"),
            ("a tap that only root may open", create, [("t", root)], "create"),
            ("one's own on a bridge", create, [("t", {**mine, "master": "br0"})], "create-attached"),
            ("root's on a bridge", create, [("t", {**root, "master": "br0"})], "create-attached"),
            ("another's", create, [("t", theirs)], "create-for-other"),
            ("a group's, though it is one's own", create, [("t", {"group": user.user.pw_gid})], "create-for-other"),
            ("the group of root", create, [("t", {"group": 0})], "create-for-other"),
            ("another's on a bridge", create, [("t", {**theirs, "master": "br0"})], "create-for-other"),
            ("one's own and an attached one", create, [("t", mine), ("u", {**mine, "master": "br0"})], "create-attached"),
            ("an attached one and another's", create, [("t", {**mine, "master": "br0"}), ("u", theirs)], "create-for-other"),
            ("another's first", create, [("t", theirs), ("u", mine)], "create-for-other"),
            ("a change to one's own", update, [("tap-own", {"mtu": 1400})], "modify"),
            ("one's own off its bridge", update, [("tap-own", {"master": ""})], "modify"),
            ("one's own to a bridge", update, [("tap-own", {"master": "br0"})], "create-attached"),
            ("one's own, which another opens, to a bridge", update, [("tap-given", {"master": "br1"})], "create-for-other"),
            ("a change to another's", update, [("tap-admin", {"mtu": 1400})], "create-for-other"),
            ("a change to both", update, [("tap-own", {"mtu": 1400}), ("tap-admin", {"mtu": 1400})], "create-for-other"),
            ("deletion of another's", delete, ["tap-admin"], "delete-others"),
            ("deletion of both", delete, ["tap-own", "tap-admin"], "delete-others"),
        ]
        unchanged = self.nothing_changed()
        for what, method, arguments, action in rows:
            with self.subTest(what):
                self.assertEqual(method(*arguments, flags=DRY)[-2:], [ACTION + action, "asks"])
        with self.peer("labuser") as again, self.subTest("deletion of one's own by another connection"):
            self.assertEqual(again.delete("tap-own", flags=DRY), [ACTION + "delete", "asks"])
        unchanged()

    def test_they_tell_what_would_be_answered_and_ask_nobody(self):
        unchanged = self.nothing_changed()
        for name, answer in (("labfree", "granted"), ("labuser", "asks"), ("labbarred", "refused")):
            with self.subTest(name):
                peer = self.user(name)
                agent = self.agent(peer)
                self.assertEqual(peer.create("tap-a", flags=DRY), [[], ACTION + "create", answer])
                self.assertEqual(agent.questions(), [])
        unchanged()

    def test_they_check_what_the_call_would(self):
        free = self.user("labfree")
        with self.refused("NameInUse", "br0:"):
            free.create("br0", flags=DRY)
        with self.refused("NotOurs"):
            free.delete("tap-a", flags=DRY)


class Races(HelperCase):
    def test_a_caller_who_dies_while_asked_gets_nothing_though_the_agent_says_yes(self):
        user = self.user("labuser")
        agent = self.agent(user, "hang")
        user.begin_create(user.owned("tap-a"))
        cookie = agent.question()["cookie"]
        user.gone()
        self.assertEqual(agent.wait_event("cancelled"), cookie)
        agent.do("answer", cookie=cookie, how="yes")
        self.user("labfree").create("tap-b")
        self.assertEqual((links(), list(records())), (["tap-b"], ["tap-b"]))

    def test_a_caller_who_has_left_before_being_looked_at_gets_nothing(self):
        user, free = self.user("labuser"), self.user("labfree")
        with frozen(helper_pid()):
            free.do("blind", method="CreateTaps", arguments=tap_list([("tap-a", {"owner": free.uid})]))
            free.gone()
        self.assertEqual(user.listed(), {})
        self.assertEqual(links(), [])

    def test_a_name_that_is_taken_while_asked_is_in_use(self):
        user = self.user("labuser")
        agent = self.agent(user, "hang")
        call = user.begin_create(user.owned("tap-a"), user.owned("tap-b"))
        cookie = agent.question()["cookie"]
        ip("tuntap add dev tap-b mode tap")
        agent.do("answer", cookie=cookie, how="yes")
        with self.refused("NameInUse", "tap-b:"):
            user.end(call)
        self.assertEqual((links(), records()), (["tap-b"], {}))

    def test_a_link_that_is_replaced_while_asked_is_not_ours(self):
        user = self.user("labuser")
        agent = self.agent(user)
        user.create("tap-a")
        agent.questions()
        with self.peer("labuser") as again:
            slow = self.agent(again, "hang")
            call = again.begin_call("DeleteTaps", name_list(["tap-a"], 0))
            cookie = slow.question()["cookie"]
            ip("link del tap-a")
            ip("tuntap add dev tap-a mode tap")
            index = link("tap-a")["ifindex"]
            slow.do("answer", cookie=cookie, how="yes")
            with self.refused("NotOurs", "tap-a:"):
                again.end(call)
        self.assertEqual(link("tap-a")["ifindex"], index)

    def test_a_tap_that_changes_hands_while_asked_needs_the_stronger_action(self):
        user = self.user("labuser")
        agent = self.agent(user, "hang")
        with self.peer("labuser") as maker:
            self.agent(maker)
            maker.create("tap-a")
        call = user.begin_call("DeleteTaps", name_list(["tap-a"], 0))
        question = agent.question()
        self.assertEqual(question["action"], ACTION + "delete")
        with self.peer("root") as root:
            root.delete("tap-a")
            root.create(("tap-a", {"owner": user.uid}))
        agent.do("answer", cookie=question["cookie"], how="yes")
        with self.refused("NotAuthorized"):
            user.end(call)
        self.assertEqual(links(), ["tap-a"])


class WithoutPolkit(HelperCase):
    def test_nobody_is_allowed_anything_when_it_is_gone(self):
        daemon("kill", "polkitd")
        for name in ("labfree", "root"):
            with self.subTest(name), self.refused(NO_POLKIT):
                self.user(name).create("tap-a")
        with self.refused(NO_POLKIT):
            self.user("labfree").create("tap-a", flags=DRY)
        self.assertEqual(links(), [])

    def test_nothing_is_allowed_when_it_dies_while_asking(self):
        user = self.user("labuser")
        agent = self.agent(user, "hang")
        call = user.begin_create(user.owned("tap-a"))
        agent.question()
        daemon("kill", "polkitd")
        with self.refused(NO_POLKIT):
            user.end(call)
        self.assertEqual(links(), [])

    def test_an_answer_that_is_none_allows_nothing(self):
        daemon("kill", "polkitd")
        with self.peer("polkitd") as impostor:
            impostor.do("serve_garbage")
            for flags in (0, DRY):
                with self.subTest(flags), self.refused(NO_POLKIT):
                    self.user("labfree").create("tap-a", flags=flags)
        self.assertEqual(links(), [])


class Users(HelperCase):
    def test_what_another_user_made_needs_delete_others(self):
        user, mate = self.user("labuser"), self.user("labmate")
        self.agent(user)
        agent = self.agent(mate)
        user.create("tap-a", ("tap-b", {"owner": mate.uid}))
        mate.delete("tap-b")  # its owner, but not its creator
        self.assertEqual([question["action"] for question in agent.questions()], [ACTION + "delete-others"])
        self.assertEqual(links(), ["tap-a"])

    def test_only_its_owner_and_its_group_can_open_a_tap(self):
        root, user, mate = self.user("root"), self.user("labuser"), self.user("labmate")
        member = self.user("labmember")
        group = next(gid for gid in os.getgrouplist("labmember", member.user.pw_gid) if gid != member.user.pw_gid)
        root.create(("tap-own", {"owner": user.uid}), ("tap-group", {"group": group}), ("tap-root", {"owner": 0}),
                    ("tap-queues", {"owner": user.uid, "multi_queue": True}))
        allowed = {(user, "tap-own"), (user, "tap-queues"), (member, "tap-group")}
        for peer in (user, mate, member):
            for name in ("tap-own", "tap-group", "tap-root", "tap-queues"):
                with self.subTest(f"{peer.user.pw_name} opens {name}"):
                    def opening(peer=peer, name=name):
                        peer.do("open", tap=name, queues=name == "tap-queues")
                        peer.do("close", tap=name)
                    if (peer, name) in allowed:
                        opening()
                    else:
                        with self.refused(1):  # EPERM
                            opening()

    def test_members_of_the_group_make_their_own_taps_unasked(self):
        member = self.user("labmember")
        agent = self.agent(member)
        member.create("tap-a", ("tap-b", {"owner": 0}))
        member.update(("tap-a", {"mtu": 1400}))
        with self.peer("labmember") as again:
            again.delete("tap-a", "tap-b")
        self.assertEqual((agent.questions(), links()), ([], []))

    def test_members_of_the_group_use_the_bridges_of_helper_conf_unasked_and_no_others(self):
        ip("link add br-lab1 type bridge")
        member = self.user("labmember")
        agent = self.agent(member, "no")
        mine = {"owner": member.uid}
        with configured("Bridges=br-lab* br7\n"):
            member.create(("tap-a", {**mine, "master": "br-lab1"}))
            self.assertEqual(link("tap-a")["master"], "br-lab1")
            with self.refused("BridgeNotAllowed", "tap-b:"):
                member.create(("tap-b", {**mine, "master": "br0"}))
            with self.refused("BridgeNotAllowed", "tap-a:"):
                member.update(("tap-a", {"master": "br0"}))
            with self.refused("BridgeNotAllowed"):
                self.user("root").create(("tap-b", {"owner": 0, "master": "br0"}))
            self.assertEqual(agent.questions(), [])
            with self.refused("NotAuthorized"):
                member.create(("tap-b", {"owner": 0}), ("tap-c", {"owner": 1}))
            self.assertEqual([question["action"] for question in agent.questions()], [ACTION + "create-for-other"])
        with self.refused("NotAuthorized"):  # no list, no rule
            member.create(("tap-b", {**mine, "master": "br0"}))
        self.assertEqual([question["action"] for question in agent.questions()], [ACTION + "create-attached"])
        self.assertEqual((links(), tun("tap-a")["user"]), (["tap-a"], "labmember"))
