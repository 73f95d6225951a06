"""The laptop stays awake while the room looks, by real means: a bus with services, an X server, a command."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facilitator.ui.awake.staying_awake import StayingAwake
from facilitator.ui.awake.systems import Caffeinate, Windows, XServer

from .apart import virtual_display

ROOT = Path(__file__).parents[2]
SCREENSAVER = "org.freedesktop.ScreenSaver"
POWER = "org.freedesktop.PowerManagement"
LOGIN = "org.freedesktop.login1"

SERVICES = """
import os, sys, threading
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher, QDBusUnixFileDescriptor, QDBusVirtualObject

PATHS = {
    "org.freedesktop.ScreenSaver": "/org/freedesktop/ScreenSaver",
    "org.freedesktop.PowerManagement": "/org/freedesktop/PowerManagement/Inhibit",
    "org.freedesktop.login1": "/org/freedesktop/login1",
}

def say(*words):
    os.write(1, (" ".join(map(str, words)) + chr(10)).encode())  # whole: threads speak too

def wait_for_the_end_of(pipe):
    os.read(pipe, 1)
    say("file closed")

class Service(QDBusVirtualObject):
    def introspect(self, path):
        return ""
    def handleMessage(self, message, bus):
        watcher.addWatchedService(message.service())
        say("inhibit", message.interface(), *message.arguments())
        if not message.interface().startswith("org.freedesktop.login1"):
            bus.send(message.createReply([7]))
            return True
        reading, writing = os.pipe()
        reply = message.createReply()
        reply.setArguments([QDBusUnixFileDescriptor(writing)])
        os.close(writing)
        bus.send(reply)
        threading.Thread(target=wait_for_the_end_of, args=(reading,), daemon=True).start()
        return True

app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
watcher = QDBusServiceWatcher()
watcher.setConnection(bus)
watcher.setWatchMode(QDBusServiceWatcher.WatchModeFlag.WatchForUnregistration)
watcher.serviceUnregistered.connect(lambda name: say("gone"))
service = Service()
for name in sys.argv[1:]:
    assert bus.registerVirtualObject(PATHS[name], service) and bus.registerService(name)
say("ready")
app.exec()
"""

CLIENT = """
import sys
from PySide6.QtCore import QCoreApplication, QDeadlineTimer
from facilitator.ui.awake import bus
from facilitator.ui.awake.staying_awake import StayingAwake

app = QCoreApplication([])
awake = StayingAwake([bus.session(), bus.system()])

def until(condition):
    deadline = QDeadlineTimer(20_000)
    while not condition():
        assert not deadline.hasExpired(), awake.held_by
        app.processEvents()

def told(line):
    print(line, flush=True)
    assert sys.stdin.readline()
"""

Start = Callable[..., subprocess.Popen[bytes]]


def line_of(process: subprocess.Popen[bytes]) -> str:
    """The next line that the process says."""
    assert process.stdout is not None
    assert select.select([process.stdout], [], [], 20)[0], "it said nothing"
    return process.stdout.readline().decode().strip()


def answer(process: subprocess.Popen[bytes]) -> None:
    """Let the client go on."""
    assert process.stdin is not None
    process.stdin.write(b"\n")


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a process that does not outlive the test; what it says is read line by line."""
    running: list[subprocess.Popen[bytes]] = []

    def start(*command: str, **environment: str) -> subprocess.Popen[bytes]:
        variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, env=variables, stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0)
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture
def bus(start: Start) -> dict[str, str]:
    """A bus of our own, as the session's and as the system's: the variables that lead there."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("needs dbus-daemon (package dbus-daemon) to speak to a real bus")
    daemon = start("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address")
    address = line_of(daemon)
    return {"DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address}


def services(start: Start, bus: dict[str, str], *names: str) -> subprocess.Popen[bytes]:
    process = start(sys.executable, "-c", SERVICES, *names, **bus)
    assert line_of(process) == "ready"
    return process


def ended(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """How a client ended, and what it complained of."""
    _said, complaints = process.communicate(timeout=60)
    return process.returncode, complaints.decode()


def test_the_desktop_is_asked_and_given_back(start: Start, bus: dict[str, str]) -> None:
    desktop = services(start, bus, SCREENSAVER, POWER)
    client = start(
        sys.executable,
        "-c",
        CLIENT
        + """
assert awake.held_by == ()
awake.hold()
awake.hold()
until(lambda: len(awake.held_by) == 2)
told(" ".join(awake.held_by))
awake.release()
assert awake.held_by == ()
told("released")
awake.hold()
until(lambda: len(awake.held_by) == 2)
""",
        **bus,
    )
    assert set(line_of(client).split()) == {SCREENSAVER, POWER}
    asked = {line_of(desktop), line_of(desktop)}
    assert asked == {
        f"inhibit {SCREENSAVER} Facilitator The room is looking at the screen.",
        f"inhibit {POWER}.Inhibit Facilitator The room is looking at the screen.",
    }
    answer(client)
    assert line_of(client) == "released"
    assert line_of(desktop) == "gone", "nothing holds while nothing is shown"
    answer(client)
    assert {line_of(desktop).split()[0] for _ in asked} == {"inhibit"}
    assert ended(client) == (0, "")
    assert line_of(desktop) == "gone"


def test_the_machine_itself_is_asked_and_told_by_closing_its_file(start: Start, bus: dict[str, str]) -> None:
    machine = services(start, bus, LOGIN)
    client = start(
        sys.executable,
        "-c",
        CLIENT + "awake.hold()\nuntil(lambda: awake.held_by)\ntold(*awake.held_by)\nawake.release()\ntold('released')",
        **bus,
    )
    assert line_of(client) == LOGIN
    assert line_of(machine) == (
        f"inhibit {LOGIN}.Manager idle:sleep Facilitator The room is looking at the screen. block"
    )
    answer(client)
    assert line_of(client) == "released"
    assert {line_of(machine), line_of(machine)} == {"gone", "file closed"}
    answer(client)
    assert ended(client) == (0, "")


def test_a_program_that_is_killed_leaves_nothing_held(start: Start, bus: dict[str, str]) -> None:
    desktop = services(start, bus, SCREENSAVER, LOGIN)
    client = start(
        sys.executable, "-c", CLIENT + "awake.hold()\nuntil(lambda: len(awake.held_by) == 2)\ntold('held')", **bus
    )
    assert line_of(client) == "held"
    assert {line_of(desktop).split()[0] for _ in range(2)} == {"inhibit"}
    client.send_signal(signal.SIGKILL)
    told = [line_of(desktop) for _ in range(3)]  # two buses, and the file
    assert sorted(told) == ["file closed", "gone", "gone"]


NOBODY = CLIENT + "awake.hold()\nfor _ in range(50): app.processEvents()\nassert awake.held_by == ()\nawake.release()"


def test_a_desktop_without_such_services_is_left_in_peace(start: Start, bus: dict[str, str]) -> None:
    assert ended(start(sys.executable, "-c", NOBODY, **bus)) == (0, "")


@pytest.mark.parametrize("address", ["", "nonsense", "unix:path=/nowhere/bus"])
def test_a_bus_that_cannot_be_reached_stops_nobody(start: Start, address: str) -> None:
    client = start(
        sys.executable, "-c", NOBODY, DBUS_SESSION_BUS_ADDRESS=address, DBUS_SYSTEM_BUS_ADDRESS="unix:path=/nowhere"
    )
    assert ended(client) == (0, "")


# An X server by itself

LOOK = """
import ctypes, os, sys
from facilitator.ui.awake.systems import XServer

class Info(ctypes.Structure):
    _fields_ = [("window", ctypes.c_ulong), ("state", ctypes.c_int), ("kind", ctypes.c_int),
                ("til_or_since", ctypes.c_ulong), ("idle", ctypes.c_ulong), ("mask", ctypes.c_ulong)]

x11, xss = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
x11.XOpenDisplay.restype = x11.XDefaultRootWindow.restype = ctypes.c_void_p
display = ctypes.c_void_p(x11.XOpenDisplay(None))
root = ctypes.c_void_p(x11.XDefaultRootWindow(display))

def look():
    info = Info()
    assert xss.XScreenSaverQueryInfo(display, root, ctypes.byref(info))
    return info

def wait_idle(seconds):
    "Until nobody has touched the server for so long, by its own clock."
    while look().idle < seconds * 1000:
        pass

x11.XSetScreenSaver(display, 1, 0, 1, 1)
server = XServer()
assert server.held_by == []
server.hold()
assert server.held_by == ["XScreenSaverSuspend"]
x11.XForceScreenSaver(display, 0)
wait_idle(2.5)
assert look().state == 0, "the screens stay on"
server.release()
assert server.held_by == []
while look().state != 1:
    pass
"""


@pytest.fixture
def display() -> Iterator[str]:
    with virtual_display() as name:
        yield name


def test_an_x_server_without_services_keeps_its_screens_on(display: str) -> None:
    try:
        import ctypes

        ctypes.CDLL("libXss.so.1")
    except OSError:
        pytest.skip("needs libXss.so.1 (package libxss1) to speak to an X server's screensaver")
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "DISPLAY": display}
    done = subprocess.run([sys.executable, "-c", LOOK], env=variables, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_an_x_server_nothing_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":98765")
    server = XServer()
    server.hold()
    assert list(server.held_by) == []
    server.release()


# Other systems


@pytest.mark.skipif(sys.platform == "win32", reason="the command is a script here")
def test_the_command_of_macos_runs_while_it_is_wanted_and_no_longer_than_we_live(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = tmp_path / "caffeinate"
    command.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/asked"\nexec sleep 600\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    caffeinate = Caffeinate()
    caffeinate.hold()
    assert list(caffeinate.held_by) == ["caffeinate"]
    asked = tmp_path / "asked"
    while not (asked.exists() and asked.read_text()):
        assert caffeinate.held_by
    assert asked.read_text() == f"-d -i -w {os.getpid()}\n"
    caffeinate.release()
    assert list(caffeinate.held_by) == []
    caffeinate.release()


def test_a_system_without_that_command_is_left_in_peace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    caffeinate = Caffeinate()
    caffeinate.hold()
    assert list(caffeinate.held_by) == []
    caffeinate.release()


@pytest.mark.skipif(sys.platform == "win32", reason="it is there")
def test_the_call_of_windows_is_not_missed_elsewhere() -> None:
    windows = Windows()
    windows.hold()
    assert list(windows.held_by) == []
    windows.release()


def test_what_was_not_asked_for_is_not_looked_for() -> None:
    awake = StayingAwake()
    awake.release()
    assert awake.held_by == ()
