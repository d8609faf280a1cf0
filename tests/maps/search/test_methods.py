"""What the worker answers, as the cockpit asks it."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

from cockpit.maps.geo import Box, Point, encode_polyline
from cockpit.maps.place import Place
from cockpit.maps.region import Region
from cockpit.maps.search.methods import METHODS, along_route, names, nearby, search

NEAR = [48.2, 11.2]
NORTH = encode_polyline([Point(48.2, 11.2), Point(48.23, 11.2), Point(48.27, 11.2)])
"""A road out of the town, past two charging parks."""


@dataclass
class State:
    """As the worker's; `engine` where there is one."""

    region: Region
    engine: Any = None


@pytest.fixture
def state(town_folder: Path) -> State:
    return State(Region("town", town_folder, Box(48, 11, 49, 12), "", {}))


def test_search(state: State) -> None:
    answer = METHODS["search"](state, {"query": "Mühlgasse 5", "near": NEAR, "limit": 2})
    first = answer["places"][0]
    assert first["name"] == "Mühlgasse 5"
    assert first["kind"] == "address"
    assert first["key"].startswith("n")
    assert 0 < first["distance_m"] < 1000
    assert len(answer["places"]) <= 2


def test_own_places_take_part(state: State) -> None:
    own = [
        asdict(Place("Anna Größler", Point(48.21, 11.21), "contact", address="Ringweg 5")),
        asdict(Place("Mühlenhof", Point(48.3, 11.3), "favourite", key="home")),
        {"name": "Lidl", "lat": 48.2005, "lon": 11.2, "kind": "recent", "key": "n18"},
    ]

    def names(query: str) -> list[str]:
        places = search(state, {"query": query, "near": NEAR, "extra": own})["places"]
        return [place["name"] for place in places]

    assert names("anna")[0] == "Anna Größler"
    assert names("groesler")[0] == "Anna Größler"
    assert names("home")[0] == "Mühlenhof"
    assert names("nach hause")[0] == "Mühlenhof"
    assert names("回家")[0] == "Mühlenhof"
    assert names("mühl")[0] == "Mühlenhof"
    assert names("Lidl").count("Lidl") == 2  # the recent one is one of the map's two
    assert "Anna Größler" not in names("Altenburg")


def test_nearby(state: State) -> None:
    params = {"category": "charging_station", "near": NEAR, "radius_m": 10_000}
    names = [place["name"] for place in nearby(state, params)["places"]]
    assert names == ["Charging station", "Ionity Altenburg", "Ladepark Neudorf"]
    strong = nearby(state, params | {"min_kw": 200, "sockets": ["ccs"]})["places"]
    assert [place["name"] for place in strong] == ["Ionity Altenburg"]
    kw, _, unit = strong[0]["address"].split(" · ")[0].partition(" ")
    assert (float(kw) >= 200, unit) == (True, "kW")  # what the driver looks for first
    assert nearby(state, params | {"radius_m": 100})["places"] == []
    assert nearby(state, params | {"category": "no such thing"})["places"] == []


def test_names_that_one_may_say(state: State) -> None:
    found = names(state, {"near": NEAR, "limit": 40})["places"]
    assert 10 < len(found) <= 40
    assert {"street", "poi"} <= {place["kind"] for place in found}
    assert [place["score"] for place in found] == sorted(
        (place["score"] for place in found), reverse=True
    )
    assert all(place["name"] and place["distance_m"] is not None for place in found)
    anywhere = names(state, {"limit": 5})["places"]
    assert [place["distance_m"] for place in anywhere] == [None] * len(anywhere)


def test_along_the_route(state: State) -> None:
    params = {"category": "charging_station", "shape": NORTH, "from_m": 1000}
    found = along_route(state, params)["places"]
    assert [place["name"] for place in found] == ["Ionity Altenburg", "Ladepark Neudorf"]
    assert found[0]["along_m"] == pytest.approx(2224, abs=40)
    assert found[0]["off_m"] == pytest.approx(74, abs=10)
    assert found[0]["is_estimate"]
    by_name = along_route(state, {"query": "Lidl", "shape": NORTH})["places"]
    assert len(by_name) == 2


def test_a_charger_ahead_on_the_route(state: State) -> None:
    params = {"query": "charger in 5 km", "near": NEAR, "shape": NORTH, "limit": 1}
    answer = search(state, params)
    assert answer["asked"] == {"category": "charging_station", "along_m": 5000}
    assert [place["name"] for place in answer["places"]] == ["Ladepark Neudorf"]
    without = search(state, {"query": "charger in 5 km", "near": NEAR, "limit": 1})
    assert without["places"][0]["name"] == "Charging station"


@dataclass
class _Leg:
    seconds: float
    metres: float


class _Roads:
    """Stands for the engine: all ways are as long as here."""

    def matrix(self, sources: list[Point], targets: list[Point]) -> list[list[_Leg | None]]:
        assert len(sources) == len(targets) == 2
        return [[_Leg(100, 2000), _Leg(120, 3000)], [None, _Leg(90, 1900)]]


def test_the_detour_is_routed_where_there_is_an_engine(state: State) -> None:
    state.engine = _Roads()
    found = along_route(state, {"category": "charging_station", "shape": NORTH})["places"]
    assert {(p["detour_m"], p["detour_s"], p["is_estimate"]) for p in found} == {(900, 70, False)}


def test_charge_on_arrival(state: State) -> None:
    charge = {"percent": 50, "percent_per_km": 1.0}
    params = {"query": "Neudorf", "near": NEAR, "charge": charge}
    first = search(state, params)["places"][0]
    assert first["arrival_percent"] == pytest.approx(50 - 6.67 * 1.3, abs=0.2)


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("search", {}),
        ("search", {"query": 5}),
        ("search", {"query": "x", "near": [1]}),
        ("search", {"query": "x", "near": [999, 0]}),
        ("search", {"query": "x", "extra": [{}]}),
        ("nearby", {"category": "fuel"}),
        ("along", {"category": "fuel"}),
        ("along", {"category": "nonsense", "shape": NORTH}),
        ("along", {"category": "fuel", "shape": ""}),
        ("along", {"category": "fuel", "shape": "~~~"}),
    ],
)
def test_wrong_parameters(state: State, method: str, params: dict[str, Any]) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, IndexError)):
        METHODS[method](state, params)
