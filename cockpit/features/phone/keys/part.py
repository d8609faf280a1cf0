"""Sets the keys up: their page, and who hears the phones that hold them."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PyQt6.QtCore import QTimer

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.features.phone.keys.takers import Takers, proposing
from cockpit.features.phone.keys.view_model import KeysViewModel

if TYPE_CHECKING:
    from cockpit.features.phone.keys.opening import Kept, Opened

HERE = Path(__file__).parent
PAGE = "keys"
FOLDER = "phone_keys"
LOOK_MS = 500


def set_up(
    services: Services, takers: Takers | None = None, back: Callable[[], object] | None = None
) -> Feature:
    """Keys and signed commands; `takers` do what is not asked of the car itself.

    `back` opens the page that this one is opened from; without one, it has a key in the dock.
    """
    takers = takers or Takers()
    takers.take("destination.send", proposing(services.messages))
    vm = KeysViewModel(services, back)
    keys = _Keys(services, takers, vm)
    page = View(
        Place.PAGE,
        HERE / "KeysPage.qml",
        vm,
        "Keys",
        "key",
        order=60,
        docked=back is None,
        name=PAGE,
    )
    return Feature("phone", (page,), keys.start, keys.stop)


class _Keys:
    """What is loaded after the first frame, and looked after from then on."""

    def __init__(self, services: Services, takers: Takers, vm: KeysViewModel) -> None:
        self._services, self._takers, self._vm = services, takers, vm
        self._opened: Opened | None = None
        self._timer = QTimer(vm)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        Thread(target=self._load, name="keys", daemon=True).start()

    def _load(self) -> None:
        """In a thread of its own: cryptography takes a tenth of a second to come."""
        from cockpit.features.phone.keys.opening import Kept

        folder = self._services.folder
        kept = Kept(folder / FOLDER if folder else None)
        self._services.mailbox.tell(lambda: self._begin(kept))

    def _begin(self, kept: "Kept") -> None:
        from cockpit.features.phone.keys.opening import Opened

        self._opened = Opened(self._services, self._takers, kept)
        self._vm.begin(self._opened.desk)
        self._timer.start()

    def _look(self) -> None:
        if self._opened:
            self._opened.look()
        self._vm.look()

    def stop(self) -> None:
        self._timer.stop()
        if self._opened:
            self._opened.stop()
