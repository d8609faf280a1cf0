"""Sentences about manoeuvres, in the route's language; texts that the route brings come first."""

from cockpit.features.navigation.guidance.phrases import Language, language_of
from cockpit.maps.route import Manoeuvre

FEET_PER_M = 3.28084
M_PER_MILE = 1609.344
FALLBACK_KIND = "continue"


def spoken_distance(metres: float, code: str, units: str = "metric") -> str:
    """A distance as one says it: 80, 350, 800 metres, 1.5 kilometres, half a mile."""
    words = language_of(code)
    if units == "imperial":
        return _imperial(metres, words)
    if metres < 975:
        step = 10 if metres < 95 else 50 if metres < 490 else 100
        return words.metres.format(n=max(10, round(metres / step) * step))
    km = round(metres / 500) / 2 if metres < 4750 else float(round(metres / 1000))
    return words.one_kilometre if km == 1 else words.kilometres.format(n=_number(km, words))


def _imperial(metres: float, words: Language) -> str:
    feet = metres * FEET_PER_M
    if feet < 950:
        step = 50 if feet < 290 else 100
        return words.feet.format(n=max(50, round(feet / step) * step))
    quarters = round(metres / M_PER_MILE * 4)
    if quarters < 4:
        return words.quarters[max(0, quarters - 1)]
    miles = round(metres / M_PER_MILE * 2) / 2 if quarters < 12 else round(metres / M_PER_MILE)
    return words.one_mile if miles == 1 else words.miles.format(n=_number(miles, words))


def _number(value: float, words: Language) -> str:
    return f"{value:g}".replace(".", words.point)


def action(manoeuvre: Manoeuvre, code: str) -> str:
    """What to do, without a full stop, as it stands after "In 400 metres"."""
    words = language_of(code)
    said = _bare(manoeuvre.say_alert)
    return _within(said, words) if said else _built(manoeuvre, words)


def ahead(manoeuvre: Manoeuvre, metres: float, code: str, units: str = "metric") -> str:
    """Early: "In 400 metres turn right onto Mill Street."."""
    words = language_of(code)
    distance = spoken_distance(metres, code, units)
    return words.ahead.format(distance=distance, action=action(manoeuvre, code)) + words.stop


def now(manoeuvre: Manoeuvre, following: Manoeuvre | None, code: str) -> str:
    """At the junction; `following` comes so soon after that it must be told as well."""
    words = language_of(code)
    said = _bare(manoeuvre.say_now) or _capital(action(manoeuvre, code))
    if following is not None and not _tells_more(said, words):
        end = following.kind.startswith("destination")
        said = (words.chained_end if end else words.chained).format(
            first=said, second=action(following, code)
        )
    return said + words.stop


def after(manoeuvre: Manoeuvre, metres: float, code: str, units: str = "metric") -> str:
    """Behind the junction: "Continue for 3 kilometres."."""
    words = language_of(code)
    said = _bare(manoeuvre.say_after)
    if not said:
        distance = spoken_distance(metres, code, units)
        said = words.after.format(distance=_capital(distance))
    return said + words.stop


def _tells_more(said: str, words: Language) -> bool:
    return any(then in said.lower() for then in words.then_words)


def _bare(text: str) -> str:
    return text.strip().rstrip(".。").strip()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _within(text: str, words: Language) -> str:
    """As it is written in the middle of a sentence."""
    first = text.split(" ", 1)[0]
    small = "*" in words.lower or first.lower().rstrip(",") in words.lower
    shouted = len(first) > 1 and first.isupper()
    return text[:1].lower() + text[1:] if small and not shouted else text


def _built(m: Manoeuvre, words: Language) -> str:
    count = m.roundabout_exit
    if m.kind.startswith("exit") and m.exit_number:
        said = words.actions["exit_numbered"].format(exit=m.exit_number)
    elif m.kind == "roundabout_enter" and 0 < count <= len(words.ordinals):
        said = words.actions["roundabout_count"].format(count=words.ordinals[count - 1])
    else:
        said = words.actions.get(m.kind, words.actions[FALLBACK_KIND])
    if m.kind.startswith("destination"):
        return said
    if m.exit_toward:
        return words.toward.format(action=said, toward=m.exit_toward[0])
    return words.onto.format(action=said, street=m.streets[0]) if m.streets else said
