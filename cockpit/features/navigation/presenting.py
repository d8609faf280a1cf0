"""From the model's state to what the screen shows; words in the driver's language and units."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cockpit.features.navigation.charge import Outlook
from cockpit.features.navigation.guidance.state import Guidance
from cockpit.features.navigation.known_places import HOME, WORK
from cockpit.features.navigation.model import Navigation
from cockpit.features.navigation.shown import Journey, Limit, Preview, Turn, Way
from cockpit.features.navigation.turn_icons import lane_icons
from cockpit.features.navigation.wording import (
    Count,
    Say,
    distance_text,
    duration_text,
    uncounted,
)
from cockpit.maps.place import Place
from cockpit.maps.route import Manoeuvre, Route
from cockpit.ui.reader import NOBODY, Reader

LOW_SOC, EMPTY_SOC = 20.0, 10.0
KMH_PER_MPH = 1.609344


@dataclass(slots=True)
class Wording:
    """How this driver reads: words, units, decimal point, clock. One for all who word something."""

    say: Say
    reader: Reader = NOBODY
    count: Count = uncounted

    @property
    def units(self) -> str:
        """Metric or imperial."""
        return self.reader.units

    @property
    def language(self) -> str:
        """A code such as `de`."""
        return self.reader.language

    def distance(self, metres: float) -> str:
        """1.2 km."""
        return distance_text(metres, self.units, self.reader.point)

    def duration(self, seconds: float) -> str:
        """24 min."""
        return duration_text(seconds, self.say)

    def clock(self, now: datetime, seconds: float) -> str:
        """The time of day after so many seconds: 14:32."""
        return self.reader.time(now + timedelta(seconds=seconds))


def turn(guidance: Guidance | None, status: str, wording: Wording) -> Turn:
    """The banner; `status` is a word in place of it or beside it."""
    status = wording.say(status) if status else ""
    if guidance is None or guidance.manoeuvre is None or guidance.off_route:
        return Turn(status=status)
    number, unit = guidance.distance
    if number == "0":
        number, unit = wording.say("now"), ""
    following = guidance.manoeuvre
    return Turn(
        shown=True,
        icon=guidance.icon,
        distance=number,
        unit=unit,
        street=guidance.street or _in_words(following, wording.say),
        exit=guidance.exit,
        roundabout_exit=guidance.roundabout_exit,
        lanes=tuple(lane_icons(lane) for lane in guidance.lanes),
        then_icon=guidance.then_icon,
        then_distance=wording.distance(guidance.then_m) if guidance.then else "",
        status=status,
        spoken=f"{number} {unit}, {following.instruction}",
    )


def arrived(place: Place, wording: Wording) -> Turn:
    """The banner at the end of the way: where we are now."""
    word = wording.say("Arrived")
    return Turn(
        shown=True, icon="arrive", distance=word, street=place.name, spoken=f"{word}: {place.name}"
    )


def _in_words(manoeuvre: Manoeuvre, say: Say) -> str:
    """Where there is neither a sign nor a name."""
    if manoeuvre.kind.startswith("destination"):
        return say("Destination")
    return manoeuvre.instruction.rstrip(".。")


def limit(kmh: float | None, loud: bool, wording: Wording) -> Limit:
    """The sign; no sign where none is known or there is no limit."""
    if kmh is None or kmh <= 0 or kmh > 250:
        return Limit()
    shown = kmh / KMH_PER_MPH if wording.units == "imperial" else kmh
    return Limit(f"{shown:.0f}", loud)


def journey(
    navigation: Navigation, left_s: float, left_m: float, now: datetime, wording: Wording
) -> Journey:
    """The card of a led trip."""
    asked, charge = navigation.journey, navigation.charge.outlook
    if asked is None or navigation.pilot.route is None:
        return Journey()
    soc, spread, tone = charge_words(charge)
    stop, why = stop_words(charge, wording)
    total = left_s + charge.charging_s
    return Journey(
        shown=True,
        name=asked.destination.name,
        arrival=wording.clock(now, total),
        left=wording.duration(total),
        distance=wording.distance(left_m),
        soc=soc,
        spread=spread,
        soc_tone=tone,
        stop=stop,
        why=why,
        problem=wording.say(charge.problem).format(**charge.values) if charge.problem else "",
    )


def preview(navigation: Navigation, wording: Wording) -> Preview:
    """The panel before the start."""
    asked = navigation.journey
    if asked is None:
        return Preview()
    place = asked.destination
    key = navigation.known.favourite_of(place)
    words = navigation.trouble or ("Calculating the way …" if navigation.asking else "")
    return Preview(
        name=place.name,
        address=place.address,
        favourite=bool(key),
        kept=key if key in (HOME, WORK) else "favourite" if key else "",
        ways=tuple(_way(navigation, i, r, wording) for i, r in enumerate(navigation.ways)),
        words=wording.say(words) if words else "",
        trouble=bool(navigation.trouble),
        ready=bool(navigation.ways),
    )


def _way(navigation: Navigation, index: int, route: Route, wording: Wording) -> Way:
    chosen = index == navigation.chosen
    outlook = navigation.charge.outlook if chosen else Outlook()
    soc, spread, tone = charge_words(outlook)
    notes = [
        wording.say(word)
        for word, told in (("Toll", route.has_toll), ("Ferry", route.has_ferry))
        if told
    ]
    if chosen and outlook.stops:
        notes.insert(0, wording.say("{count} × charging").format(count=len(outlook.stops)))
    return Way(
        time=wording.duration(route.duration_s + outlook.charging_s),
        distance=wording.distance(route.distance_m),
        name=route.name,
        soc="" if soc == "--" else f"{soc} % {spread.removesuffix(' %')}".strip(),
        tone=tone,
        notes=" · ".join(notes),
        chosen=chosen,
    )


def charge_words(charge: Outlook) -> tuple[str, str, str]:
    """Charge on arrival, its spread, and how good that is."""
    if charge.likely is None or charge.low is None or charge.high is None:
        return "--", "", ""
    low, likely = charge.low, charge.likely
    tone = "danger" if low < EMPTY_SOC / 2 else "warn" if low < EMPTY_SOC else "good"
    spread = max(1, round((charge.high - low) / 2))
    return f"{max(0.0, likely):.0f}", f"± {spread} %", tone


def stop_words(charge: Outlook, wording: Wording) -> tuple[str, str]:
    """The next charging stop in two lines."""
    if not charge.stops:
        return "", ""
    stop = charge.stops[0]
    minutes = wording.say("{minutes} min").format(minutes=stop.minutes)
    line = f"{stop.name} · {minutes} · {stop.arrive:.0f} → {stop.leave:.0f} %"
    return line, wording.say(stop.why).format(**stop.values)
