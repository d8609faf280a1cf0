"""A question, understood as far as that goes without a map."""

import re
from dataclasses import dataclass

from cockpit.maps.geo import Point
from cockpit.maps.search.categories import Category, begun, categories, close, exact
from cockpit.maps.search.cuisines import is_cuisine
from cockpit.maps.search.letters import HAN, plain
from cockpit.maps.search.question.coordinates import coordinates
from cockpit.maps.search.question.phrases import Around, ahead, around, without_fillers
from cockpit.maps.search.question.plus_code import PlusCode, plus_code
from cockpit.maps.search.words import split, whole

LONGEST = 200
"""Letters; nobody types more, and who pastes more gets what its beginning gives."""
_BIDI = re.compile("[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_POWER = re.compile(r"\b(\d{2,3})\s*(?:\+\s*)?kw\b", re.IGNORECASE)
_SOCKET = re.compile(r"\b(ccs|chademo|type ?2|typ ?2|schuko)\b", re.IGNORECASE)
FAST_KW = 50.0
_FAST = re.compile(r"\b(?:fast|rapid|schnell\w*)\b|supercharger|快充|超充", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for. Several readings may hold at once; the search weighs them."""

    text: str
    """Without fillers; what a name search looks for."""
    category: Category | None = None
    rest: str = ""
    """What stands beside the category: a brand, a cuisine, a town."""
    sure: bool = True
    """The category was written in full and without an error."""
    around: tuple[Around, ...] = ()
    along_m: float | None = None
    """Metres ahead on the route; 0: anywhere along it; None: not asked."""
    point: Point | None = None
    label: str = ""
    """The name that came with the point."""
    code: PlusCode | None = None
    min_kw: float = 0.0
    sockets: tuple[str, ...] = ()
    begun: bool = True
    """The last word may be unfinished: no space was typed after it."""


def understand(query: str) -> Asked:
    """Take a question apart; never raises."""
    clean = _BIDI.sub(" ", query[: LONGEST * 4]).strip()
    placed = coordinates(clean)
    if placed:
        return Asked(clean[:LONGEST], point=placed[0], label=placed[1])
    last_is_begun = not query[:LONGEST].endswith(" ")
    clean = " ".join(clean[:LONGEST].split())
    code = plus_code(clean)
    if code:
        return Asked(code.place, code=code)
    text, along_m = ahead(without_fillers(clean))
    text = without_fillers(text)
    text, min_kw, sockets = _charging(text)
    category, rest, sure = category_in(text)
    pairs = () if category and not rest else tuple(around(text))
    return Asked(text, category, rest, sure, pairs, along_m, min_kw=min_kw, sockets=sockets,
                 begun=last_is_begun)  # fmt: skip


def category_in(text: str) -> tuple[Category | None, str, bool]:
    """The category that a text names at its beginning or end, the rest, and whether surely."""
    words = text.split()
    if not words or len(words) > 8:
        return None, text, True
    if is_cuisine(text) and exact(whole(split(text))) is None:
        return categories()["food"], text, True
    chinese = _chinese(text) if HAN.search(text) else (None, text, True)
    if chinese[0]:
        return chinese
    plains = [whole(split(word)) for word in words]
    found = _whole_text("".join(plains))
    if found[0]:
        return found
    for length in range(len(words) - 1, 0, -1):
        for start in (0, len(words) - length):
            category = exact("".join(plains[start : start + length]))
            if category:
                return category, " ".join(words[:start] + words[start + length :]), True
    return None, text, True


def _whole_text(joined: str) -> tuple[Category | None, str, bool]:
    category = exact(joined)
    if category:
        return category, "", True
    return close(joined) or begun(joined), "", False


def _chinese(text: str) -> tuple[Category | None, str, bool]:
    """Chinese writes no spaces: "上海咖啡" is a town and a category."""
    joined = plain(text.replace(" ", ""))
    category = exact(joined)
    if category:
        return category, "", True
    names = [(plain(word), c) for c in categories().values() for word in c.words["zh"]]
    for name, category in sorted(names, key=lambda pair: -len(pair[0])):
        if joined.endswith(name):
            return category, joined.removesuffix(name).removesuffix("的"), True
        if joined.startswith(name):
            return category, joined.removeprefix(name), True
    return None, text, True


def _charging(text: str) -> tuple[str, float, tuple[str, ...]]:
    """Power and plugs that are asked of a charger: "150 kW CCS charger"."""
    rest = _SOCKET.sub(" ", _POWER.sub(" ", text)).strip()
    category, _, _ = category_in(rest or text)
    if category is None or category.key != "charging_station":
        return text, 0.0, ()
    power = _POWER.search(text)
    min_kw = float(power[1]) if power else FAST_KW if _FAST.search(text) else 0.0
    sockets = [s.lower().replace(" ", "").replace("typ2", "type2") for s in _SOCKET.findall(text)]
    return " ".join(rest.split()), min_kw, tuple(sockets)
