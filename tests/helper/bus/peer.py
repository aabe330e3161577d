"""People on the bus: each is a process of its own, of its own uid, with a connection of its own; told what to do by lines of
JSON. They are forked from a process that has no thread, so it must not use the bus itself."""

import fcntl
import json
import os
import pwd
import select
import signal
import socket
import struct
import sys
import time
import traceback

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

PATIENCE = 60  # seconds; of a test on a machine that has other things to do
SYSTEM_BUS = "unix:path=/run/dbus/system_bus_socket"
TAPS = ("org.virttap.Taps1", "/org/virttap/Taps1", "org.virttap.Taps1")
POLKIT = ("org.freedesktop.PolicyKit1", "/org/freedesktop/PolicyKit1/Authority", "org.freedesktop.PolicyKit1.Authority")

IFF_TAP, IFF_NO_PI, IFF_MULTI_QUEUE = 0x2, 0x1000, 0x100
TUNSETIFF, TUNSETPERSIST, TUNSETOWNER, TUNSETCARRIER = 0x400454CA, 0x400454CB, 0x400454CC, 0x400454E2
SIOCSIFHWADDR = 0x8924

AGENT_XML = """<node><interface name="org.freedesktop.PolicyKit1.AuthenticationAgent">
  <method name="BeginAuthentication">
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{ss}" direction="in"/>
    <arg type="s" direction="in"/><arg type="a(sa{sv})" direction="in"/>
  </method>
  <method name="CancelAuthentication"><arg type="s" direction="in"/></method>
</interface></node>"""


def wait_for(what, condition, seconds=PATIENCE):
    """The first true value of condition()."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"waited {seconds} s for {what}"
        time.sleep(0.01)


def open_tap(name, queues=False):
    """A descriptor of the tap, as QEMU holds one; OSError as the kernel says."""
    tun = os.open("/dev/net/tun", os.O_RDWR)
    try:
        flags = IFF_TAP | IFF_NO_PI | (IFF_MULTI_QUEUE if queues else 0)
        fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH22x", name.encode(), flags))
    except OSError:
        os.close(tun)
        raise
    return tun


class Line:
    """One end of a socket that carries lines of JSON."""

    def __init__(self, end):
        self.end, self.rest = end, b""

    def send(self, message):
        self.end.sendall(json.dumps(message).encode() + b"\n")

    def receive(self):
        """What has come, once something can be read; None when the other end has gone."""
        data = self.end.recv(1 << 20)
        if not data:
            return None
        *lines, self.rest = (self.rest + data).split(b"\n")
        return [json.loads(line) for line in lines]


class Body:
    """What runs in the process of a peer."""

    def __init__(self, end):
        self.line = Line(end)
        self.loop = GLib.MainLoop()
        self.bus = None
        self.descriptors = {}

    def tell(self, **message):
        self.line.send(message)

    def run(self):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(SYSTEM_BUS, flags, None, None)
        GLib.io_add_watch(self.line.end.fileno(), GLib.IO_IN | GLib.IO_HUP, self.on_line)
        self.tell(ready=self.bus.get_unique_name())
        self.loop.run()

    def on_line(self, *_):
        messages = self.line.receive()
        if messages is None:
            self.loop.quit()
            return False
        for message in messages:
            try:
                getattr(self, "do_" + message.pop("do"))(**message)
            except OSError as problem:
                self.tell(id=message["id"], error=problem.errno)
        return True

    def do_ping(self, id):
        """Answered once all that was to be sent has been sent."""
        self.bus.flush_sync(None)
        self.tell(id=id, answer=[])

    def do_call(self, id, target, method, arguments, interactive):
        def done(bus, result):
            try:
                answer = bus.call_finish(result)
                self.tell(id=id, answer=answer.unpack() if answer else [])
            except GLib.Error as problem:
                name = Gio.DBusError.get_remote_error(problem) or "local"
                self.tell(id=id, error=name, message=problem.message.removeprefix(f"GDBus.Error:{name}: "))

        flags = Gio.DBusCallFlags.NO_AUTO_START
        if interactive:
            flags |= Gio.DBusCallFlags.ALLOW_INTERACTIVE_AUTHORIZATION
        variant = GLib.Variant.parse(None, arguments, None, None) if arguments else None
        self.bus.call(*target, method, variant, None, flags, 2**31 - 1, None, done)

    def do_blind(self, id, method, arguments):
        """A call whose caller has left before it can be looked at."""
        message = Gio.DBusMessage.new_method_call(*TAPS, method)
        message.set_body(GLib.Variant.parse(None, arguments, None, None))
        message.set_flags(Gio.DBusMessageFlags.NO_REPLY_EXPECTED)
        self.bus.send_message(message, Gio.DBusSendMessageFlags.NONE)
        self.bus.flush_sync(None)
        self.bus.close_sync(None)
        self.tell(id=id, answer=[])

    def do_watch(self, id):
        def on_signal(_bus, _sender, _path, _interface, member, arguments):
            self.tell(signal=[member, arguments.unpack()])

        self.bus.signal_subscribe(TAPS[0], TAPS[2], None, TAPS[1], None, Gio.DBusSignalFlags.NONE, on_signal)
        self.bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetId", None, None, 0, -1, None)
        self.tell(id=id, answer=[])

    def do_open(self, id, tap, queues):
        self.descriptors[tap] = open_tap(tap, queues)
        self.tell(id=id, answer=[])

    def do_close(self, id, tap):
        os.close(self.descriptors.pop(tap))
        self.tell(id=id, answer=[])

    def do_ioctl(self, id, tap, request, value):
        argument = bytes.fromhex(value) if isinstance(value, str) else value
        fcntl.ioctl(self.descriptors[tap], request, argument)
        self.tell(id=id, answer=[])

    def do_huge(self, id, method, megabytes):
        """A message that is about as large as the bus takes."""
        text = "x" * (megabytes << 20)
        self.do_call(id, TAPS, method, f"([('tap-huge', {{'label': <'{text}'>}})], uint32 0)", False)

    def do_send_descriptors(self, id, messages, each):
        """Messages that carry descriptors, which the receiver has to hold until it has looked at them."""
        tun = os.open("/dev/null", os.O_RDONLY)
        for _ in range(messages):
            message = Gio.DBusMessage.new_method_call(*TAPS, "ListTaps")
            descriptors = Gio.UnixFDList.new()
            handles = [descriptors.append(tun) for _ in range(each)]
            message.set_unix_fd_list(descriptors)
            message.set_body(GLib.Variant("(ah)", (handles,)))
            message.set_flags(Gio.DBusMessageFlags.NO_REPLY_EXPECTED)
            self.bus.send_message(message, Gio.DBusSendMessageFlags.NONE)
        self.bus.flush_sync(None)
        os.close(tun)
        self.tell(id=id, answer=[])

    def do_deafen(self, id, count):
        """Many questions, whose answers are never read; through a connection of its own."""
        with socket.socket(socket.AF_UNIX) as plain:
            plain.connect(SYSTEM_BUS.removeprefix("unix:path="))
            plain.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
            plain.recv(100)
            plain.sendall(b"BEGIN\r\n")
            hello = Gio.DBusMessage.new_method_call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello")
            for serial, message in enumerate([hello] + [Gio.DBusMessage.new_method_call(*TAPS, "ListTaps") for _ in range(count)]):
                message.set_serial(serial + 1)
                plain.sendall(bytes(message.to_blob(Gio.DBusCapabilityFlags.NONE)))
            self.deaf = plain.dup()
        self.tell(id=id, answer=[])

    def do_signal(self, id, arguments):
        """Says to the helper what only the bus may say."""
        message = Gio.DBusMessage.new_signal("/org/freedesktop/DBus", "org.freedesktop.DBus", "NameOwnerChanged")
        message.set_destination(TAPS[0])
        message.set_body(GLib.Variant.parse(None, arguments, None, None))
        self.bus.send_message(message, Gio.DBusSendMessageFlags.NONE)
        self.bus.flush_sync(None)
        self.tell(id=id, answer=[])

    def do_time_lists(self, id):
        """Asks for the list again and again, and looks at nothing but the clock, until time_lists_end."""
        self.times = []

        def attempt():
            asked = time.monotonic()
            self.bus.call_sync(*TAPS, "ListTaps", None, None, Gio.DBusCallFlags.NO_AUTO_START, -1, None)
            self.times.append(time.monotonic() - asked)
            return True

        self.timing = GLib.idle_add(attempt)
        self.tell(id=id, answer=[])

    def do_time_lists_end(self, id):
        GLib.source_remove(self.timing)
        self.tell(id=id, answer=self.times)

    def do_race(self, id, taps):
        """Opens these whenever it can, until race_end."""
        def attempt():
            for tap in taps:
                try:
                    self.descriptors[tap] = open_tap(tap, queues=True)
                except OSError:
                    pass
            return True

        self.race = GLib.idle_add(attempt)
        self.tell(id=id, answer=[])

    def do_race_end(self, id):
        GLib.source_remove(self.race)
        self.tell(id=id, answer=list(self.descriptors))

    def do_serve_garbage(self, id):
        """Takes polkit's name, and answers CheckAuthorization with what is no answer."""
        xml = """<node><interface name="org.freedesktop.PolicyKit1.Authority"><method name="CheckAuthorization">
            <arg type="(sa{sv})" direction="in"/><arg type="s" direction="in"/><arg type="a{ss}" direction="in"/>
            <arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="out"/>
            </method></interface></node>"""

        def on_call(_bus, _sender, _path, _interface, _method, _arguments, invocation):
            invocation.return_value(GLib.Variant("(s)", ("yes",)))

        self.bus.register_object(POLKIT[1], Gio.DBusNodeInfo.new_for_xml(xml).interfaces[0], on_call, None, None)
        self.do_call(id, ("org.freedesktop.DBus", "/", "org.freedesktop.DBus"), "RequestName", f"('{POLKIT[0]}', uint32 0)", False)

    # An agent of polkit, which answers without a password: it is root.

    def do_be_agent(self, id, pid, start, mode):
        self.mode = mode
        self.open_questions = {}
        interface = Gio.DBusNodeInfo.new_for_xml(AGENT_XML).interfaces[0]
        self.bus.register_object("/agent", interface, self.on_agent_call, None, None)
        subject = ("unix-process", {"pid": GLib.Variant("u", pid), "start-time": GLib.Variant("t", start)})
        arguments = GLib.Variant("((sa{sv})ss)", (subject, "C", "/agent"))
        self.bus.call_sync(*POLKIT, "RegisterAuthenticationAgent", arguments, None, 0, -1, None)
        self.tell(id=id, answer=[])

    def on_agent_call(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        if method == "CancelAuthentication":
            self.tell(cancelled=arguments.unpack()[0])
            invocation.return_value(None)
            return
        action, text, _icon, details, cookie, identities = arguments.unpack()
        self.open_questions[cookie] = (identities[0], invocation)
        self.tell(question={"action": action, "text": text, "details": details, "cookie": cookie})
        if self.mode != "hang":
            self.answer(cookie, self.mode)

    def do_answer(self, id, cookie, how):
        self.answer(cookie, how)
        self.tell(id=id, answer=[])

    def answer(self, cookie, how):
        (kind, details), invocation = self.open_questions.pop(cookie)
        if how == "dismiss":
            invocation.return_dbus_error("org.freedesktop.PolicyKit1.Error.Cancelled", "dismissed")
            return
        if how == "yes":
            identity = (kind, {key: GLib.Variant("u", value) for key, value in details.items()})
            try:
                arguments = GLib.Variant("(us(sa{sv}))", (0, cookie, identity))
                self.bus.call_sync(*POLKIT, "AuthenticationAgentResponse2", arguments, None, 0, -1, None)
            except GLib.Error as problem:
                self.tell(too_late=problem.message)
        invocation.return_value(None)


class Failed(Exception):
    """What the helper, or the kernel, answered instead."""

    def __init__(self, name, message=""):
        super().__init__(f"{name}: {message}")
        self.name = name.removeprefix("org.virttap.Error.") if isinstance(name, str) else name
        self.message = message


class Peer:
    """The handle of such a process."""

    def __init__(self, user):
        self.user = pwd.getpwnam(user)
        self.last, self.answers, self.events = 0, {}, []
        ours, theirs = socket.socketpair()
        self.line = Line(ours)
        self.pid = os.fork()
        if self.pid == 0:
            try:
                ours.close()
                os.initgroups(user, self.user.pw_gid)
                os.setresgid(*[self.user.pw_gid] * 3)
                os.setresuid(*[self.user.pw_uid] * 3)
                Body(theirs).run()
            except Exception:
                traceback.print_exc()
            sys.stderr.flush()
            os._exit(0)
        theirs.close()
        self.name = self.wait_event("ready")

    @property
    def uid(self):
        return self.user.pw_uid

    def start_time(self):
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as file:
            return int(file.read().rsplit(")", 1)[1].split()[19])

    def pump(self, seconds=0.0):
        """Takes in what the process has said; true when it said something."""
        if not select.select([self.line.end], [], [], seconds)[0]:
            return False
        messages = self.line.receive()
        assert messages is not None, f"the process of {self.user.pw_name} has ended"
        for message in messages:
            if "id" in message:
                self.answers[message.pop("id")] = message
            else:
                self.events.append(message)
        return True

    def begin(self, do, **arguments):
        self.last += 1
        self.line.send({"do": do, "id": self.last, **arguments})
        return self.last

    def has_answer(self, call):
        while call not in self.answers and self.pump():
            pass
        return call in self.answers

    def end(self, call, seconds=PATIENCE):
        limit = time.monotonic() + seconds
        while call not in self.answers:
            assert self.pump(0.1) or time.monotonic() < limit, f"no answer within {seconds} s"
        answer = self.answers.pop(call)
        if "error" in answer:
            raise Failed(answer["error"], answer.get("message", ""))
        return answer["answer"]

    def do(self, do, **arguments):
        return self.end(self.begin(do, **arguments))

    def wait_event(self, kind, seconds=PATIENCE):
        """The oldest event of that kind; it is taken off the list."""
        limit = time.monotonic() + seconds
        while True:
            for event in self.events:
                if kind in event:
                    self.events.remove(event)
                    return event[kind]
            assert self.pump(0.1) or time.monotonic() < limit, f"no {kind} within {seconds} s"

    def gone(self):
        """Ends as a crash would."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.line.end.close()
            self.pid = 0

    # The contract.

    def begin_call(self, method, arguments="", interactive=True, target=TAPS):
        return self.begin("call", target=target, method=method, arguments=arguments, interactive=interactive)

    def call(self, method, arguments="", interactive=True, target=TAPS):
        return self.end(self.begin_call(method, arguments, interactive, target))

    def begin_create(self, *taps, flags=0):
        return self.begin_call("CreateTaps", tap_list(taps, flags))

    def create(self, *taps, flags=0, interactive=True):
        """taps: names, which get this peer for owner, or (name, {key: value})."""
        return self.call("CreateTaps", tap_list([self.owned(tap) for tap in taps], flags), interactive)

    def owned(self, tap):
        return (tap, {"owner": self.uid}) if isinstance(tap, str) else tap

    def update(self, *taps, flags=0, interactive=True):
        return self.call("UpdateTaps", tap_list(taps, flags), interactive)

    def delete(self, *names, flags=0, interactive=True):
        return self.call("DeleteTaps", name_list(names, flags), interactive)

    def repair(self, *names, interactive=True):
        return self.call("Repair", name_list(names), interactive)[0]

    def commit(self, *names):
        return self.call("Commit", name_list(names))

    def listed(self):
        return {tap["name"]: tap for tap in self.call("ListTaps")[0]}


class Agent(Peer):
    """Answers what polkit asks for one peer: yes, no, dismiss, or hang until answer()."""

    def __init__(self, peer, mode="yes"):
        super().__init__("root")
        self.do("be_agent", pid=peer.pid, start=peer.start_time(), mode=mode)

    def question(self):
        return self.wait_event("question")

    def questions(self):
        """All that have come since. Once a call is answered, these are all that it led to."""
        self.do("ping")
        found = [event["question"] for event in self.events if "question" in event]
        self.events = [event for event in self.events if "question" not in event]
        return found


def tap_list(taps, flags=0):
    value = GLib.Variant("(a(sa{sv})u)", ([(name, {k: variant_of(v) for k, v in keys.items()}) for name, keys in taps], flags))
    return value.print_(True)


def name_list(names, flags=None):
    value = GLib.Variant("(as)", (names,)) if flags is None else GLib.Variant("(asu)", (names, flags))
    return value.print_(True)


def variant_of(value):
    if isinstance(value, GLib.Variant):
        return value
    kind = "b" if isinstance(value, bool) else "u" if isinstance(value, int) else "s"
    return GLib.Variant(kind, value)
