"""Manoeuvres of the kind "continue" where lanes part and the way goes straight on."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from cockpit.maps.route import Lane, Manoeuvre, Stretch
from cockpit.maps.routing.kinds import STRAIGHT

WORDS = {
    "en": ("Continue straight.", "Continue straight on {0}."),
    "de": ("Geradeaus weiterfahren.", "Geradeaus auf {0} weiterfahren."),
    "fr": ("Continuez tout droit.", "Continuez tout droit sur {0}."),
    "es": ("Continúe recto.", "Continúe recto por {0}."),
    "it": ("Continua dritto.", "Continua dritto su {0}."),
}
"""English elsewhere: Valhalla has no such sentence without a distance."""


CLOSE_M = 150.0


def with_straight(
    manoeuvres: Sequence[Manoeuvre],
    lanes: Mapping[int, tuple[Lane, ...]],
    road: Sequence[Stretch],
    language: str,
) -> list[Manoeuvre]:
    """The manoeuvres and between them one for each junction in `lanes`, by index in the shape."""
    begins = {m.begin for m in manoeuvres}
    extra = sorted(at for at in lanes if at not in begins)
    if not extra:
        return list(manoeuvres)
    way = _Way(road)
    all_lanes = {**lanes, **{m.begin: m.lanes for m in manoeuvres}}
    found = []
    for m in manoeuvres:
        cuts = [at for at in extra if m.begin < at < m.end]
        found.extend(_cut(m, _parting(cuts, m.end, all_lanes, way), lanes, way, language))
    return found


def _parting(
    cuts: Sequence[int], end: int, lanes: Mapping[int, tuple[Lane, ...]], way: "_Way"
) -> list[int]:
    """Without those that only repeat what stands at the next one, close behind."""
    return [
        at
        for at, following in pairwise([*cuts, end])
        if lanes[at] != lanes.get(following) or way.metres(at, following) > CLOSE_M
    ]


class _Way:
    """Metres by index in the shape, and the stretch that begins there."""

    def __init__(self, road: Sequence[Stretch]) -> None:
        self._road = road
        self._begins = [s.begin for s in road]
        self._sums = [0.0, *accumulate(s.length_m for s in road)]

    def metres(self, begin: int, end: int) -> float:
        """Between two junctions."""
        return self._sums[self._place(end)] - self._sums[self._place(begin)]

    def name(self, at: int) -> str:
        """Of the road that begins there."""
        return self._road[min(self._place(at), len(self._road) - 1)].name

    def _place(self, at: int) -> int:
        return bisect_right(self._begins, at - 1)


def _cut(
    m: Manoeuvre,
    cuts: Sequence[int],
    lanes: Mapping[int, tuple[Lane, ...]],
    way: _Way,
    language: str,
) -> list[Manoeuvre]:
    if not cuts:
        return [m]
    pieces = []
    whole = way.metres(m.begin, m.end) or 1.0
    for begin, end in pairwise([m.begin, *cuts, m.end]):
        share = way.metres(begin, end) / whole
        far, long = m.distance_m * share, m.duration_s * share
        if begin == m.begin:
            pieces.append(m._replace(end=end, distance_m=far, duration_s=long))
            continue
        name = way.name(begin)
        pieces.append(
            Manoeuvre(STRAIGHT, begin, end, far, long, _text(name, language),
                      (name,) if name else (), lanes=lanes[begin], drives_left=m.drives_left)
        )  # fmt: skip
    return pieces


def _text(name: str, language: str) -> str:
    bare, named = WORDS.get(language[:2].lower(), WORDS["en"])
    return named.format(name) if name else bare
