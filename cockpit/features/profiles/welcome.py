"""From the door to the seat: who comes is known, let in, and the car takes on what he likes."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from threading import Thread

from PyQt6.QtCore import QTimer

from cockpit.core.feature import Place, Services, View
from cockpit.core.personal import NOBODY
from cockpit.core.signals import OUTSIDE_TEMPERATURE
from cockpit.features.profiles.ask_view_model import AskViewModel
from cockpit.features.profiles.habits import Habits
from cockpit.features.profiles.knowing import Knowing, People
from cockpit.features.profiles.learning import Learning
from cockpit.features.profiles.profile import Profile
from cockpit.features.profiles.recall.keeping import SITTING, present
from cockpit.features.profiles.recall.plan import plan
from cockpit.features.profiles.recall.progress import Ending
from cockpit.features.profiles.recall.recall import Recall
from cockpit.features.profiles.recall.view_model import RecallViewModel
from cockpit.features.profiles.settings import ProfileSettings
from cockpit.features.profiles.tokens import Tokens

HERE = Path(__file__).parent
LOOK_MS = 100
HABITS = "habits"
"""The subject under which a driver's habits are kept."""


class Welcome:
    """Belongs to the main thread; `start` it with the feature, `stop` it likewise."""

    def __init__(
        self, services: Services, people: People, tokens: Callable[[], Tokens | None]
    ) -> None:
        self._services, self._people, self._tokens = services, people, tokens
        self._habits: Habits | None = None
        self._driver = ""
        self.recall = Recall(services.vehicle, services.driving)
        self.learning = Learning(services.vehicle, services.driving)
        self.knowing = Knowing(services, people, self._owners, self._give)
        self.knowing.watch_return(self.again)
        self._sheet = RecallViewModel(self.recall)
        self._ask = AskViewModel(services, self.knowing, self.learning, self._busy)
        self._sheet.progressChanged.connect(self._ask.look)
        self._timer = QTimer()
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.recall.look)
        services.personal.watch(self._learn)
        services.settings.watch(ProfileSettings, self._learn)
        people.watch(self._sits)

    @property
    def views(self) -> tuple[View, ...]:
        """What shows over the page."""
        return (
            View(Place.OVERLAY, HERE / "recall" / "RecallSheet.qml", self._sheet),
            View(Place.OVERLAY, HERE / "AskSheet.qml", self._ask),
        )

    def start(self) -> None:
        """The first frame is on the screen."""
        self._timer.start()
        self._sits()

    def stop(self) -> None:
        """The cockpit ends."""
        self._timer.stop()

    def seat_of(self, profile: Profile) -> Profile:
        """The same with how the driver sits, sees and holds the wheel now: keep my seat."""
        return present(profile, self._services.vehicle, SITTING)

    def again(self) -> None:
        """Bring the car to what the driver's profile holds, once more."""
        session = self._people.session
        if session is not None and not session.passing:
            liked = self._dressed(session.profile)
            if plan(liked):  # who has set nothing yet is told nothing
                self.recall.start(liked)

    # ------------------------------------------------------------------------------------------

    def _sits(self) -> None:
        session = self._people.session
        driver = "" if session is None or session.passing else session.profile.id
        if driver == self._driver:
            return
        self._driver = driver
        self.recall.stop(Ending.LEFT)
        self._learn()
        if not self._people.taken_up:
            self.again()

    def _learn(self) -> None:
        """Habits are a driver's own; a guest has none, and nobody has them against his will."""
        session, personal = self._people.session, self._services.personal
        known = session is not None and not session.passing and personal.driver != NOBODY
        self._habits = None
        if known and self._services.settings.of(ProfileSettings).learn:
            self._habits = Habits(personal.of(HABITS), partial(personal.keep, HABITS))
        self.learning.begin(self._habits)

    def _dressed(self, profile: Profile) -> Profile:
        if self._habits is None:
            return profile
        outside = self._services.vehicle.get(OUTSIDE_TEMPERATURE).value
        return self._habits.dressed(profile, outside)

    def _give(self, token: str, profile: str) -> None:
        """Writing waits for the disk, and the screen does not."""
        tokens = self._tokens()
        if tokens:
            give = partial(tokens.give, token, profile)
            Thread(target=give, name="tokens", daemon=True).start()

    def _owners(self) -> Mapping[str, str]:
        tokens = self._tokens()
        return tokens.owners if tokens else {}

    def _busy(self) -> bool:
        return bool(self._sheet.shown)
