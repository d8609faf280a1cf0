"""The keys as QML sees them."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core import signals as car
from cockpit.core.feature import Services
from cockpit.features.phone.keys.role import Role
from cockpit.ui.qt import pyqtProperty, pyqtSlot
from cockpit.ui.reader import locale_of
from cockpit.ui.view_model import ViewModel

if TYPE_CHECKING:
    from cockpit.features.phone.keys.desk import Desk
    from cockpit.features.phone.keys.key_ring import Key

PHONE_PAGE = "phone"
STEPS = {"inviting": "scan", "comparing": "compare", "enrolled": "done", "over": "over"}
"""By where a pairing stands."""


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A key that is to be revoked, once that is confirmed; the last owner's twice."""

    key: bytes
    name: str
    last_owner: bool = False


class KeysViewModel(ViewModel):
    """Until `begin`, there is nothing to see: what keys need is still being loaded."""

    changed = pyqtSignal()
    leftChanged = pyqtSignal()
    qrChanged = pyqtSignal()

    def __init__(
        self,
        services: Services,
        back: Callable[[], object] | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(services, parent)
        self._mailbox, self._back = services.mailbox, back
        self._desk: Desk | None = None
        self._choosing, self._reason, self._left = False, "", 0
        self._doubt: _Doubt | None = None
        self._drawn, self._qr = "", ""
        self._roles: dict[str, str] = {}
        services.hosting.watch(self.changed.emit)

    def begin(self, desk: "Desk") -> None:
        """Show what is there."""
        self._desk = desk
        desk.watch(self._follow)
        self.vehicle.watch(car.AUTHORISED, self.changed.emit)
        self._follow()

    def look(self) -> None:
        """About twice a second: time runs."""
        pairing = self._desk.pairing if self._desk else None
        left = round(pairing.left_s) if pairing else 0
        if left != self._left:
            self._left = left
            self.leftChanged.emit()
        if self._choosing and self.roles != self._roles:
            self._roles = self.roles
            self.changed.emit()

    def _follow(self) -> None:
        invited = self._desk.invited if self._desk else None
        text = invited.text if invited else ""
        if text != self._drawn:
            self._drawn, self._qr = text, ""
            self.qrChanged.emit()
            if text:
                Thread(target=self._draw, args=(text,), name="QR code", daemon=True).start()
        self.look()
        self.changed.emit()

    def _draw(self, text: str) -> None:
        """In a thread of its own: it takes several frames."""
        from cockpit.features.phone.keys.qr_code import picture

        drawn = picture(text)
        self._mailbox.tell(lambda: self._show(text, drawn))

    def _show(self, text: str, drawn: str) -> None:
        if text == self._drawn:
            self._qr = drawn
            self.qrChanged.emit()

    # What is seen -----------------------------------------------------------------------------

    @pyqtProperty(str, notify=changed)
    def locale(self) -> str:
        """In which dates are written."""
        return locale_of(self.reader.language).name()

    @pyqtProperty(bool, notify=changed)
    def ready(self) -> bool:
        """Whether the keys have been read."""
        return self._desk is not None

    @pyqtProperty(str, notify=changed)
    def trouble(self) -> str:
        """Why keys cannot be kept."""
        return self._desk.trouble if self._desk else ""

    @pyqtProperty(bool, constant=True)
    def hasBack(self) -> bool:
        """Whether this page was opened from another."""
        return self._back is not None

    @pyqtProperty(str, notify=changed)
    def barred(self) -> str:
        """Why nothing may be changed now, in English; empty where it may."""
        return self._desk.barred() if self._desk else ""

    @pyqtProperty("QVariantList", notify=changed)
    def keys(self) -> list[dict[str, Any]]:
        """Each key: `id`, `name`, `person`, `role`, and `usedMs` since 1970, 0 for never."""
        return [_row(key) for key in self._desk.ring.keys] if self._desk else []

    @pyqtProperty("QVariantMap", notify=changed)
    def roles(self) -> dict[str, str]:
        """By role: why no phone can be added with it now; empty where it can."""
        desk = self._desk
        return {role.value: desk.barred_for(role) for role in Role} if desk else {}

    @pyqtProperty(str, notify=changed)
    def step(self) -> str:
        """Of the page: list, role, scan, compare, done or over."""
        pairing = self._desk.pairing if self._desk else None
        if pairing:
            return STEPS[pairing.state.value]
        return "role" if self._choosing else "list"

    @pyqtProperty(str, notify=changed)
    def role(self) -> str:
        """Of the phone that is being added."""
        invited = self._desk.invited if self._desk else None
        return invited.role.value if invited else ""

    @pyqtProperty(str, notify=changed)
    def name(self) -> str:
        """What the phone proposes to be called."""
        pairing = self._desk.pairing if self._desk else None
        return pairing.candidate.name if pairing and pairing.candidate else ""

    @pyqtProperty(str, notify=changed)
    def code(self) -> str:
        """Six digits that must stand on both screens."""
        pairing = self._desk.pairing if self._desk else None
        code = pairing.candidate.code if pairing and pairing.candidate else ""
        return f"{code[:3]} {code[3:]}".strip()

    @pyqtProperty(str, notify=changed)
    def reason(self) -> str:
        """Why the last touch came to nothing, in English."""
        return self._reason

    @pyqtProperty("QVariantMap", notify=changed)
    def doubt(self) -> dict[str, Any]:
        """The key that would be revoked: `name`, `lastOwner`; empty: none."""
        doubt = self._doubt
        return {"name": doubt.name, "lastOwner": doubt.last_owner} if doubt else {}

    @pyqtProperty(str, notify=qrChanged)
    def qr(self) -> str:
        """The QR code, one pixel a module; empty while it is drawn."""
        return self._qr

    @pyqtProperty(str, notify=leftChanged)
    def left(self) -> str:
        """How long the QR code is still good, such as 4:59."""
        return f"{self._left // 60}:{self._left % 60:02}"

    # What is touched --------------------------------------------------------------------------

    @pyqtSlot()
    def back(self) -> None:
        """One step back; from the list, to the page from where this one was opened."""
        if self.step == "list" and self._back:
            self._back()
        self._close()

    @pyqtSlot()
    def add(self) -> None:
        """Ask for which role."""
        self._choosing, self._doubt = True, None
        self._say("")

    @pyqtSlot(str)
    def invite(self, role: str) -> None:
        """Show a QR code for this role."""
        if self._desk:
            self._say(self._desk.invite(Role(role)))

    @pyqtSlot()
    def accept(self) -> None:
        """The codes are the same."""
        if self._desk:
            self._say(self._desk.accept())

    @pyqtSlot()
    def decline(self) -> None:
        """The codes differ, or the driver has changed his mind."""
        self._close()

    @pyqtSlot(str)
    def doubtful(self, phone: str) -> None:
        """Ask whether this key is to be revoked."""
        key = self._desk.ring.get(bytes.fromhex(phone)) if self._desk else None
        self._doubt = _Doubt(key.id, key.name) if key else None
        self._say("")

    @pyqtSlot()
    def keep(self) -> None:
        """It is not to be revoked."""
        self._doubt = None
        self._say("")

    @pyqtSlot()
    def revoke(self) -> None:
        """It is; for the last owner's key, that is asked a second time."""
        doubt, desk = self._doubt, self._desk
        if doubt is None or desk is None:
            return
        last = desk.ring.is_last_owner(doubt.key)
        if last and not doubt.last_owner:
            self._doubt = _Doubt(doubt.key, doubt.name, last_owner=True)
            self._say("")
            return
        self._doubt = None
        self._say(desk.revoke(doubt.key, last_owner_too=last))

    def _close(self) -> None:
        self._choosing, self._doubt = False, None
        if self._desk:
            self._desk.close()
        self._say("")

    def _say(self, reason: str) -> None:
        self._reason = reason
        self.changed.emit()


def _row(key: "Key") -> dict[str, Any]:
    used_ms = 1000 * min(key.used_at, time.time())
    about = {"id": key.id.hex(), "name": key.name, "person": key.person}
    return {**about, "role": key.role.value, "usedMs": used_ms}
