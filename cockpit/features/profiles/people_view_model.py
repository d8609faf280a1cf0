"""Who drives, as QML sees it: the drivers, the PIN that is wanted, the name that is typed."""

import base64
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core.driving import Act
from cockpit.core.feature import Services
from cockpit.core.picture import kind_of
from cockpit.features.profiles.fields import NAME
from cockpit.features.profiles.locks import fitting_pin
from cockpit.features.profiles.people import People
from cockpit.features.profiles.profile import VALET
from cockpit.features.profiles.refusal import Refused
from cockpit.features.profiles.shelf import Driver
from cockpit.features.profiles.store import MOST_PROFILES
from cockpit.features.profiles.welcome import Welcome
from cockpit.ui.display import DisplaySettings
from cockpit.ui.qt import pyqtProperty, pyqtSlot
from cockpit.ui.view_model import ViewModel

LONGEST_NAME = 40
LONGEST_PIN = 12


class PeopleViewModel(ViewModel):
    """`step` is list, pin, new_pin, name or remove."""

    changed = pyqtSignal()

    def __init__(
        self, services: Services, people: People, welcome: Welcome, parent: QObject | None = None
    ) -> None:
        super().__init__(services, parent)
        self._people, self._welcome, self._services = people, welcome, services
        self._step, self._typed, self._dismissed = "list", "", False
        people.watch_all(self._look)
        services.driving.watch(self._look)
        services.stage.watch(self._reset)

    # What is seen -----------------------------------------------------------------------------

    @pyqtProperty(bool, notify=changed)
    def ready(self) -> bool:
        """Whether the profiles have been read."""
        return self._people.store is not None

    @pyqtProperty(bool, notify=changed)
    def busy(self) -> bool:
        """Whether something is being tried or written."""
        return self._people.busy

    @pyqtProperty("QVariantList", notify=changed)
    def drivers(self) -> list[dict[str, Any]]:
        """Each with `id`, `name`, `picture`, `locked` and `here`."""
        return [self._row(one) for one in self._people.drivers]

    @pyqtProperty("QVariantMap", notify=changed)
    def driver(self) -> dict[str, Any]:
        """Who drives: `kind` is driver, guest, valet or nobody; `name`, `locked`."""
        session = self._people.session
        if session is None:
            return {"kind": "nobody", "name": "", "locked": False}
        if session.passing:
            kind = "valet" if session.profile.id == VALET.id else "guest"
            return {"kind": kind, "name": "", "locked": False}
        name = session.profile.get(NAME)
        return {"kind": "driver", "name": name, "locked": session.key is not None}

    @pyqtProperty(str, notify=changed)
    def step(self) -> str:
        return "pin" if self._people.asked else self._step

    @pyqtProperty(str, notify=changed)
    def whose(self) -> str:
        """Whose PIN is asked for."""
        faces = [one.face for one in self._people.drivers if one.face.id == self._people.asked]
        return faces[0].name if faces else ""

    @pyqtProperty(str, notify=changed)
    def typed(self) -> str:
        """The name so far; of a PIN, a dot for each digit."""
        return self._typed if self.step == "name" else "•" * len(self._typed)

    @pyqtProperty(bool, notify=changed)
    def enough(self) -> bool:
        """Whether what is typed may be entered."""
        if self.step == "name":
            return bool(self._typed.strip())
        return fitting_pin(self._typed)

    @pyqtProperty(str, notify=changed)
    def told(self) -> str:
        """Why the last wish came to nothing, or why nothing can change now; English."""
        refused = self._people.refused
        if isinstance(refused, Refused):
            return refused.reason.value
        store = self._people.store
        trouble = store.trouble or store.mended if store else None
        return self.barred or (trouble.value if trouble else "")

    @pyqtProperty(int, notify=changed)
    def waitS(self) -> int:
        """Seconds until another PIN is taken."""
        refused = self._people.refused
        return round(refused.wait_s) if refused else 0

    @pyqtProperty(str, notify=changed)
    def barred(self) -> str:
        """Why no driver can be chosen now, in English; empty where one can."""
        return self._services.driving.permit(Act.DRIVERS)

    @pyqtProperty(bool, notify=changed)
    def room(self) -> bool:
        """Whether another driver may be added."""
        return len(self._people.drivers) < MOST_PROFILES and not self._people.valet_by

    @pyqtProperty(str, notify=changed)
    def language(self) -> str:
        """Of the keyboard."""
        return self._services.settings.of(DisplaySettings).language

    @pyqtProperty(bool, notify=changed)
    def welcoming(self) -> bool:
        """Whether to ask who drives: several could, and nobody is known yet."""
        asked = self._people.session is None and bool(self._people.drivers)
        return asked and not self._dismissed and not self.barred

    # What is asked ----------------------------------------------------------------------------

    @pyqtSlot(str)
    def choose(self, profile: str) -> None:
        """Have a driver sit down."""
        if not self.barred:
            self._typed = ""
            self._people.enter(profile)

    @pyqtSlot()
    def guest(self) -> None:
        """Somebody who leaves no trace."""
        if not self.barred:
            self._dismissed = True
            self._people.as_guest()

    @pyqtSlot()
    def dismiss(self) -> None:
        """Nobody wants to say."""
        self._dismissed = True
        self.changed.emit()

    @pyqtSlot(str)
    def go(self, step: str) -> None:
        """Ask for a name, a new PIN, or whether to remove."""
        if not self.barred:
            self._step, self._typed = step, ""
            self.changed.emit()

    @pyqtSlot(str)
    def type(self, letter: str) -> None:
        """One letter or digit more; refused while driving."""
        if not self._services.driving.allows(Act.TYPE):
            return
        most = LONGEST_NAME if self.step == "name" else LONGEST_PIN
        self._typed = (self._typed + letter)[:most]
        self.changed.emit()

    @pyqtSlot()
    def erase(self) -> None:
        """The last letter or digit."""
        self._typed = self._typed[:-1]
        self.changed.emit()

    @pyqtSlot()
    def enter(self) -> None:
        """Take what was typed."""
        step, typed, self._typed = self.step, self._typed, ""
        self._step = "list"
        if self.barred or not typed.strip():
            self.changed.emit()
        elif step == "pin":
            self._people.unlock(typed)
        elif step == "new_pin":
            self._people.set_pin(typed)
        elif step == "name":
            self._people.add(typed.strip())

    @pyqtSlot()
    def back(self) -> None:
        """Without it."""
        self._reset()
        if self._people.asked:
            self._people.no_pin()

    @pyqtSlot()
    def dropPin(self) -> None:
        """The driver wants no PIN any more."""
        if not self.barred:
            self._people.drop_pin()

    @pyqtSlot()
    def keepSeat(self) -> None:
        """Take how the driver sits and sees now into the profile."""
        session = self._people.session
        if session and not session.passing and not self.barred:
            self._people.keep_all(self._welcome.seat_of(session.profile))

    @pyqtSlot()
    def valet(self) -> None:
        """On, or off again by PIN."""
        if self._people.valet_by:
            self._people.end_valet()
        elif not self.barred:
            self._people.start_valet()

    @pyqtSlot()
    def remove(self) -> None:
        """Who drives is gone from here for good."""
        driver = self._people.driver
        self._step = "list"
        if driver and not self.barred:
            self._people.delete(driver)

    # ------------------------------------------------------------------------------------------

    def _look(self) -> None:
        if self._people.session is not None:
            self._dismissed = False
        if self.barred and (self._step != "list" or self._people.asked):
            self.back()
        self.changed.emit()

    def _reset(self) -> None:
        self._step, self._typed = "list", ""
        self.changed.emit()

    def _row(self, one: Driver) -> dict[str, Any]:
        face = one.face
        kind = kind_of(face.picture) if face.picture else ""
        drawn = base64.b64encode(face.picture).decode() if kind else ""
        return {
            "id": face.id,
            "name": face.name,
            "picture": f"data:{kind};base64,{drawn}" if drawn else "",
            "locked": one.locked,
            "here": face.id == self._people.driver,
        }
