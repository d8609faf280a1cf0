"""What sets a route apart from its alternatives: "via A4 and Mill Bridge"."""

from collections.abc import Sequence
from dataclasses import replace

from cockpit.maps.route import Route

WORDS = {
    "en": ("via {0}", "via {0} and {1}"),
    "de": ("über {0}", "über {0} und {1}"),
    "zh": ("经{0}", "经{0}和{1}"),
    "ar": ("عبر {0}", "عبر {0} و{1}"),
    "fr": ("par {0}", "par {0} et {1}"),
    "es": ("por {0}", "por {0} y {1}"),
    "it": ("via {0}", "via {0} e {1}"),
}
LEAST_SHARE = 0.08
"""A road that is a smaller part of the way than this gives no name to it."""
ROADS_COUNT = {"motorway": 1.6, "trunk": 1.4, "primary": 1.2, "residential": 0.5, "service": 0.2}
"""How much more a driver knows the greater roads by name."""


def named(routes: Sequence[Route]) -> list[Route]:
    """The routes with their names: by roads that the others do not use, where there are any."""
    roads = [_roads(route) for route in routes]
    return [
        replace(route, name=_name(_best(i, roads, route), route.language))
        for i, route in enumerate(routes)
    ]


def _roads(route: Route) -> dict[str, float]:
    metres: dict[str, float] = {}
    for s in route.stretches:
        if s.name:
            counts = s.length_m * ROADS_COUNT.get(s.road, 1.0)
            metres[s.name] = metres.get(s.name, 0.0) + counts
    return metres


def _best(index: int, roads: Sequence[dict[str, float]], route: Route) -> list[str]:
    """Up to two roads, in the order of the way; what is shared counts only for the rest."""
    own = roads[index]
    others = [r for i, r in enumerate(roads) if i != index]
    apart = {name: m - max((o.get(name, 0.0) for o in others), default=0.0)
             for name, m in own.items()}  # fmt: skip
    least = route.distance_m * LEAST_SHARE
    chosen = sorted((n for n in apart if apart[n] >= least), key=lambda n: -apart[n])[:2]
    if not chosen:
        chosen = sorted((n for n in own if own[n] >= least), key=lambda n: -own[n])[:2]
    order = {s.name: i for i, s in reversed(list(enumerate(route.stretches)))}
    return sorted(chosen, key=order.__getitem__)


def _name(roads: list[str], language: str) -> str:
    if not roads:
        return ""
    one, two = WORDS.get(language[:2].lower(), WORDS["en"])
    return one.format(*roads) if len(roads) == 1 else two.format(*roads)
