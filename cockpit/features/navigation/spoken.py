"""Navigation by voice: every wish ends in the model method that touch calls."""

from collections.abc import Callable
from dataclasses import dataclass

from cockpit.core.intents import Handler, Intents
from cockpit.core.stage import Stage
from cockpit.features.navigation.departure import Departure
from cockpit.features.navigation.model import Navigation
from cockpit.features.navigation.presenting import Wording
from cockpit.features.navigation.talk.going import Going, Show
from cockpit.features.navigation.talk.keeping import Keeping
from cockpit.features.navigation.talk.leading import Leading
from cockpit.features.navigation.talk.looking import Looking, View
from cockpit.features.navigation.talk.phrasing import Phrasing
from cockpit.features.navigation.talk.questions import Questions
from cockpit.features.navigation.talk.routed import Routed

RISKY: frozenset[str] = frozenset()
"""Nothing here does harm when it was misheard; all that changes something can be undone."""
PAGE = "navigation"


@dataclass(frozen=True, slots=True)
class Screen:
    """What a spoken wish shows as well: the map's view, found places, the page itself."""

    view: View
    show: Show
    stage: Stage

    def front(self) -> None:
        """Bring the map to the front."""
        self.stage.open(PAGE)


def connect(
    intents: Intents,
    navigation: Navigation,
    departure: Departure,
    share: Callable[[], str],
    screen: Screen,
    wording: Wording,
) -> None:
    """Answer to the sentences of `intents.*.yaml`."""
    phrasing = Phrasing(wording)
    routed = Routed(navigation)
    handlers = {
        **_going(Going(navigation, departure, routed, phrasing, screen.show)),
        **_leading(Leading(navigation, routed, phrasing, share)),
        **_questions(Questions(navigation, wording, phrasing)),
        **_looking(Looking(navigation, screen.view, screen.front)),
        **_keeping(Keeping(navigation)),
    }
    for name, handler in handlers.items():
        intents.on(f"Navigation{name}", handler, risky=name in RISKY)


def _going(going: Going) -> dict[str, Handler]:
    return {
        "GoTo": going.to,
        "GoHome": going.home,
        "GoToWork": going.to_work,
        "FindNearest": going.nearest,
        "Find": going.find,
        "AddStop": going.add_stop,
        "DropStop": going.drop_stop,
    }


def _leading(leading: Leading) -> dict[str, Handler]:
    return {
        "Start": leading.start,
        "End": leading.end,
        "OtherWay": leading.other_way,
        "ChooseWay": leading.choose_way,
        "Avoid": leading.avoid,
        "AvoidRoad": leading.avoid_road,
        "AllowRoad": leading.allow_road,
        "TakeFaster": leading.take_faster,
        "LeaveFaster": leading.leave_faster,
        "Voice": leading.voice,
        "ShareArrival": leading.share,
    }


def _questions(questions: Questions) -> dict[str, Handler]:
    return {
        "Arrival": questions.time_left,
        "TimeLeft": questions.time_left,
        "DistanceLeft": questions.distance_left,
        "Destination": questions.destination,
        "HowFar": questions.how_far,
        "ChargeOnArrival": questions.charge_on_arrival,
        "NextCharge": questions.next_charge,
        "WhyCharge": questions.why_charge,
        "NextTurn": questions.next_turn,
        "Street": questions.street,
        "SpeedLimit": questions.speed_limit,
        "Traffic": questions.traffic,
    }


def _looking(looking: Looking) -> dict[str, Handler]:
    return {
        "Overview": looking.overview,
        "Follow": looking.follow,
        "NorthUp": looking.north_up,
        "ZoomIn": lambda asked: looking.zoom(asked, nearer=True),
        "ZoomOut": lambda asked: looking.zoom(asked, nearer=False),
        "ShowRange": looking.reach,
    }


def _keeping(keeping: Keeping) -> dict[str, Handler]:
    return {"Save": keeping.save, "Forget": keeping.forget}
