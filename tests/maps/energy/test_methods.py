"""Plan and reach on the real engine, along a motorway with chargers."""

from dataclasses import asdict
from typing import Any

import msgpack  # type: ignore[import-untyped]
import pytest

from cockpit.maps.energy.car import CarEnergy
from cockpit.maps.energy.charging import station_of
from cockpit.maps.energy.methods import METHODS, chargers_at
from cockpit.maps.energy.plan import BELOW_RESERVE, OUT_OF_REACH
from cockpit.maps.energy.watch import LESS, MORE, still_good
from cockpit.maps.geo import Point, distance_m
from cockpit.maps.route import RouteRequest
from cockpit.maps.routing.errors import RoutingError
from cockpit.maps.routing.parcel import unpack_routes
from tests.maps.energy.conftest import Opened
from tests.maps.energy.highway import END, LENGTH_KM, START, at

SMALL = {"battery_kwh": 22.0}


def plan(highway: Opened, soc: float, **more: Any) -> dict[str, Any]:
    places = more.pop("places", (START, END))
    passing = more.pop("passing", ())
    request = asdict(RouteRequest(places, passing=passing))
    params = {"request": request, "soc": soc, "car": SMALL, "ambient": 20} | more
    answer = METHODS["plan"](highway, params)
    msgpack.packb(answer)
    return answer


def reach(highway: Opened, soc: float, **more: Any) -> dict[str, Any]:
    params = {"point": list(at(60, -0.3)), "soc": soc, "car": SMALL, "ambient": 20} | more
    answer = METHODS["reach"](highway, params)
    msgpack.packb(answer)
    return answer


def keys(answer: dict[str, Any]) -> list[str]:
    return [stop["name"] for stop in answer["plan"]["stops"]]


def test_with_enough_charge_there_is_no_stop(highway: Opened) -> None:
    answer = plan(highway, 90, car={})
    assert answer["plan"]["feasible"]
    assert answer["plan"]["stops"] == []
    route = unpack_routes([answer["route"]])[0]
    assert route.distance_m == pytest.approx(LENGTH_KM * 1000, rel=0.02)
    arrival = answer["profile"]["arrival"]
    assert arrival["low"] < arrival["likely"] < arrival["high"]
    assert arrival["likely"] == pytest.approx(90 - answer["profile"]["wh"] / 750, abs=0.1)


def test_a_small_battery_charges_where_it_is_fast(highway: Opened) -> None:
    answer = plan(highway, 85)
    the_plan, profile = answer["plan"], answer["profile"]
    assert the_plan["feasible"]
    assert keys(answer) == ["Exit 60"], "300 kW in the middle"
    stop = the_plan["stops"][0]
    route = unpack_routes([answer["route"]])[0]
    here = route.shape[route.legs[0]]
    assert distance_m(here, Point(stop["lat"], stop["lon"])) < 100
    assert the_plan["lowest"] >= 10
    assert the_plan["total_s"] == pytest.approx(the_plan["drive_s"] + the_plan["charge_s"], abs=1)
    assert stop["along_m"] == pytest.approx(profile["stops_at_m"][0], abs=1)
    assert stop["why"]["text"].format(**stop["why"]["values"])
    metres = [row[0] for row in profile["soc_along"]]
    assert metres == sorted(metres)
    assert metres[-1] == pytest.approx(route.distance_m, rel=0.01)
    assert all(low <= likely <= high for _, low, likely, high in profile["soc_along"])
    assert min(row[1] for row in profile["soc_along"]) >= 10


def test_live_state_is_heard(highway: Opened) -> None:
    key = plan(highway, 85)["plan"]["stops"][0]["key"]
    broken = plan(highway, 85, live={key: {"out_of_order": True}})
    assert "Exit 60" not in keys(broken)
    assert broken["plan"]["feasible"]
    free = plan(highway, 85, live={key: {"free": 3}})
    assert free["plan"]["stops"][0]["free"] == 3
    nonsense = plan(highway, 85, live={key: {"free": "many"}, "n9": {}})
    assert keys(nonsense) == ["Exit 60"]


def test_vias_are_kept_in_order(highway: Opened) -> None:
    there_and_back = (START, at(100, 0), START)
    answer = plan(highway, 85, places=there_and_back, passing=(1,), car={"battery_kwh": 30.0})
    assert answer["plan"]["feasible"]
    assert len(answer["plan"]["stops"]) >= 1
    route = unpack_routes([answer["route"]])[0]
    assert min(distance_m(p, at(100, 0)) for p in route.shape) < 500
    assert len(route.legs) == len(answer["plan"]["stops"]) + 1
    halting = plan(highway, 85, places=there_and_back, car={"battery_kwh": 30.0})
    route = unpack_routes([halting["route"]])[0]
    assert len(route.legs) == len(halting["plan"]["stops"]) + 2


def test_the_last_resort_is_told(highway: Opened) -> None:
    low = plan(highway, 18)
    assert not low["plan"]["feasible"]
    assert low["plan"]["problem"]["text"] == BELOW_RESERVE
    assert low["plan"]["stops"]
    empty = plan(highway, 6)
    assert not empty["plan"]["feasible"]
    assert empty["plan"]["problem"]["text"] == OUT_OF_REACH
    assert 2 <= empty["plan"]["problem"]["values"]["km"] <= 14
    assert empty["plan"]["stops"] == []


def test_no_socket_that_fits_is_no_charger(highway: Opened) -> None:
    answer = plan(highway, 85, car=SMALL | {"sockets": "gb_dc"})
    assert answer["plan"]["stops"] == []
    assert not answer["plan"]["feasible"]


def test_cold_and_wind_take_more(highway: Opened) -> None:
    mild = plan(highway, 90, car={})["profile"]["wh"]
    assert plan(highway, 90, car={}, ambient=-15)["profile"]["wh"] > mild * 1.05
    storm = {"kmh": 50, "from": 90}
    assert plan(highway, 90, car={}, wind=storm)["profile"]["wh"] > mild * 1.3
    learned = {"traction": 1.1, "auxiliary_w": None, "spread": 0.05}
    answer = plan(highway, 90, car={}, factors=learned)
    assert answer["profile"]["wh"] > mild * 1.05
    usual = plan(highway, 90, car={})["profile"]["arrival"]
    arrival = answer["profile"]["arrival"]
    assert arrival["high"] - arrival["low"] < usual["high"] - usual["low"]


@pytest.mark.parametrize("wrong", [
    {"soc": 120}, {"soc": "full"}, {"soc": float("nan")}, {"car": {"wheels": 3}}, {"car": [1]},
    {"factors": {"traction": 9}}, {"reserve": -1}, {"live": [1]}, {"wind": {"kmh": "much"}},
    {"request": {}}, {"request": {"places": [[1, 2, 3]]}}, {"ambient": 1e9},
])  # fmt: skip
def test_wrong_words_are_refused(highway: Opened, wrong: dict[str, Any]) -> None:
    params = {"request": asdict(RouteRequest((START, END))), "soc": 80} | wrong
    with pytest.raises((ValueError, KeyError, TypeError, RoutingError)):
        METHODS["plan"](highway, params)


def test_is_the_plan_still_good(highway: Opened) -> None:
    profile = plan(highway, 85)["profile"]
    for row in profile["soc_along"]:
        assert still_good(profile, row[0], row[2]).good, row
    row, needed = (rows[len(rows) // 4] for rows in (profile["soc_along"], profile["needed"]))
    assert row[1] >= needed[1], "the plan keeps the reserve at its own low end"
    assert still_good(profile, needed[0], needed[1] + 0.1).good
    assert str(still_good(profile, needed[0], needed[1] - 1).why) == MORE
    assert str(still_good(profile, row[0], row[3] + 5).why) == LESS
    past = profile["soc_along"][-1]
    assert still_good(profile, past[0] + 50, 12).good


def test_reach_is_where_routes_end(highway: Opened) -> None:
    """Along the one road there is, the ring's end is where the charge is down to the reserve."""
    found = reach(highway, 40)
    assert found["rings"]
    assert not found["at_edge"]
    east = max((Point(*p) for ring in found["rings"] for p in ring), key=lambda p: p.lon)
    km = (east.lon - at(60).lon) / (at(61).lon - at(60).lon)
    assert km == pytest.approx(found["km"], rel=0.15)
    there = plan(highway, 40, places=(at(60, -0.3), at(60 + km * 0.97, 0)), arrive_with=10)
    assert there["profile"]["arrival"]["low"] == pytest.approx(10, abs=3)


def test_reach_shrinks_with_the_way_back_and_the_cold(highway: Opened) -> None:
    one_way = reach(highway, 60)["km"]
    both = reach(highway, 60, there_and_back=True)["km"]
    assert both == pytest.approx(one_way / 2, rel=0.1)
    assert reach(highway, 60, ambient=-20)["km"] < one_way * 0.9
    assert reach(highway, 30)["km"] < one_way * 0.5
    assert reach(highway, 9)["rings"] == ()


def test_reach_ends_with_the_map(highway: Opened) -> None:
    found = reach(highway, 100, car={})
    assert found["km"] > LENGTH_KM
    box = highway.region.box
    assert all(box.holds(Point(lat, lon)) for ring in found["rings"] for lat, lon in ring)


def test_the_import_has_made_the_chargers(highway: Opened) -> None:
    chargers = chargers_at(highway.region.chargers)
    assert chargers.count == 7
    found = chargers.near(at(60), 2000)
    assert [c.name for c in found] == ["Exit 60"]
    assert station_of(found[0], CarEnergy()).kw > 150
