"""What guidance knows now, as one value that the screen is made of."""

from dataclasses import dataclass, field

from cockpit.features.navigation.guidance.limits import Limit
from cockpit.features.navigation.guidance.prompts import Prompt
from cockpit.maps.route import Lane, Manoeuvre


@dataclass(frozen=True, slots=True)
class Guidance:
    """A moment of a guided trip. Distances in metres, times in seconds; "" and None: nothing."""

    active: bool = False
    manoeuvre: Manoeuvre | None = None
    """The next thing to do; `turn_icon` names its picture."""
    index: int = -1
    distance_m: float = 0.0
    distance: tuple[str, str] = ("", "")
    """Number and unit, rounded as one reads it."""
    icon: str = ""
    street: str = ""
    """Where it leads: street or sign."""
    exit: str = ""
    roundabout_exit: int = 0
    lanes: tuple[Lane, ...] = ()
    """Only while they are near."""
    then: Manoeuvre | None = None
    """The one after, where it follows soon."""
    then_icon: str = ""
    then_m: float = 0.0
    street_now: str = ""
    remaining_m: float = 0.0
    remaining_s: float = 0.0
    """To the end, from what is driven and planned."""
    next_stop: int = 0
    """Which of the route's stops is next, from 0; the last is the end."""
    next_stop_m: float = 0.0
    next_stop_s: float = 0.0
    limit: Limit = field(default_factory=Limit)
    arrived: bool = False
    side: str = ""
    """left or right: where the destination lies."""
    off_route: bool = False
    rerouting: bool = False
    lost: bool = False
    """Position by wheels alone for long, or none at all."""
    along_m: float | None = None
    prompt: Prompt | None = None
    """Said in this step."""
