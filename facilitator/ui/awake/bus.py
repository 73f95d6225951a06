"""Staying awake by D-Bus: the desktop's services, and the system's own.

Each bus is spoken to over a connection of our own, and what is held ends with it: the services let go when it closes,
be it because the program was killed. That is also how it is given back.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCall, QDBusPendingCallWatcher

from ...i18n import _

_APPLICATION = "Facilitator"
_numbers = count()


@dataclass(frozen=True, slots=True)
class Service:
    """A service that can be asked to `Inhibit`, and what it wants to be told, the reason excepted."""

    name: str
    path: str
    interface: str
    before: tuple[str, ...]
    after: tuple[str, ...] = ()


DESKTOP = (
    Service(
        "org.freedesktop.ScreenSaver",
        "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver",
        (_APPLICATION,),
    ),
    Service(
        "org.freedesktop.PowerManagement",
        "/org/freedesktop/PowerManagement/Inhibit",
        "org.freedesktop.PowerManagement.Inhibit",
        (_APPLICATION,),
    ),
)
MACHINE = (
    Service(
        "org.freedesktop.login1",
        "/org/freedesktop/login1",
        "org.freedesktop.login1.Manager",
        ("idle:sleep", _APPLICATION),
        ("block",),
    ),
)


class Bus:
    """A bus and those of its services that can keep the laptop awake."""

    def __init__(self, kind: QDBusConnection.BusType, services: Sequence[Service], *, reachable: bool) -> None:
        self._kind, self._services, self._reachable = kind, services, reachable
        self._connection = ""
        self._waiting: dict[QDBusPendingCallWatcher, str] = {}
        self._given: list[tuple[str, list[object]]] = []

    @property
    def held_by(self) -> Sequence[str]:
        return [name for name, _given in self._given]

    def hold(self) -> None:
        if not self._reachable:
            return
        self._connection = f"facilitator-awake-{next(_numbers)}"
        bus = QDBusConnection.connectToBus(self._kind, self._connection)
        if not bus.isConnected():
            return
        for service in self._services:
            watcher = QDBusPendingCallWatcher(_ask(bus, service))
            watcher.finished.connect(self._answered)
            self._waiting[watcher] = service.name

    def release(self) -> None:
        self._waiting.clear()
        self._given.clear()  # closes the file that the system's service gave: that is how it is told
        if self._connection:
            QDBusConnection.disconnectFromBus(self._connection)
            self._connection = ""

    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        name, reply = self._waiting.pop(watcher, ""), watcher.reply()
        if name and reply.type() == QDBusMessage.MessageType.ReplyMessage:
            self._given.append((name, reply.arguments()))


def session() -> Bus:
    """The bus of the desktop. One that does not run yet is not started."""
    usual = os.environ.get("XDG_RUNTIME_DIR")
    there = "DBUS_SESSION_BUS_ADDRESS" in os.environ or (bool(usual) and Path(str(usual), "bus").exists())
    return Bus(QDBusConnection.BusType.SessionBus, DESKTOP, reachable=there)


def system() -> Bus:
    """The bus of the machine."""
    there = "DBUS_SYSTEM_BUS_ADDRESS" in os.environ or Path("/run/dbus/system_bus_socket").exists()
    return Bus(QDBusConnection.BusType.SystemBus, MACHINE, reachable=there)


def _ask(bus: QDBusConnection, service: Service) -> QDBusPendingCall:
    """Ask it without waiting for the answer: a desktop that is slow does not hold up the day."""
    message = QDBusMessage.createMethodCall(service.name, service.path, service.interface, "Inhibit")
    message.setAutoStartService(False)
    message.setArguments([*service.before, _("The room is looking at the screen."), *service.after])
    return bus.asyncCall(message)
