"""Where to, by which way: asked of the real map in its process."""

import os
import signal
from collections.abc import Callable
from dataclasses import replace

import pytest

from cockpit.features.navigation import presenting
from cockpit.features.navigation.finding import NO_POSITION
from cockpit.features.navigation.model import CALCULATING
from cockpit.features.navigation.router import NO_MAP, NOT_READY
from cockpit.maps.demo import demo_region
from cockpit.maps.geo import Point, decode_polyline, distance_m
from cockpit.maps.place import Place
from cockpit.maps.route import Route
from tests.features.navigation.conftest import Ride, corner, place_at

FAR = place_at(7, 7, "Far Corner")


def near(way: Route, point: Point, metres: float = 30.0) -> bool:
    return min(distance_m(point, p) for p in way.shape) < metres


def led(ride: Ride, to: Place = FAR) -> Route:
    """Start to be led."""
    ride.navigation.go_to(to, start=True)
    ride.wait(lambda: ride.navigation.pilot.route, "route")
    route = ride.navigation.pilot.route
    assert route
    return route


def test_first_one_looks_then_one_goes(ride: Ride) -> None:
    navigation, told = ride.navigation, []
    navigation.watch(lambda: told.append(navigation.asking))
    assert navigation.go_to(FAR) == CALCULATING
    ride.wait(lambda: navigation.ways, "ways")
    assert navigation.trouble == ""
    assert not navigation.asking
    assert not navigation.pilot.left_m
    shapes = [ride.services.leading.shape]
    assert near(navigation.ways[0], FAR.point)
    assert navigation.start() == ""
    assert navigation.pilot.route is navigation.ways[0]
    shapes.append(ride.services.leading.shape)
    assert shapes[0] is None
    assert decode_polyline(shapes[1] or "")[-1] == pytest.approx(FAR.point, abs=1e-4)
    assert [p.name for p in navigation.known.recents] == ["Far Corner"]
    assert told


def test_the_end_leaves_nothing_behind(ride: Ride, start_ride: Callable[..., Ride]) -> None:
    led(ride)
    assert ride.navigation.end() == "Guidance ended"
    assert ride.navigation.way is None
    assert ride.services.leading.shape is None
    assert ride.navigation.end() == "We are not on the way anywhere"
    again = start_ride()
    again.navigation.begin()
    assert again.navigation.journey is None


def test_without_a_position_the_way_comes_with_it(start_ride: Callable[..., Ride]) -> None:
    ride = start_ride()
    assert ride.navigation.go_to(FAR) == NO_POSITION
    ride.stand(corner(0, 0))
    ride.wait(lambda: ride.navigation.ways, "ways")
    assert ride.navigation.pilot.route is None  # only looked at


def test_without_a_map_it_says_so(start_ride: Callable[..., Ride]) -> None:
    ride = start_ride(None)
    ride.stand(corner(0, 0))
    ride.router.looked = False
    assert ride.navigation.go_to(FAR) == NOT_READY
    assert not ride.navigation.asking
    ride.router.looked = True
    assert ride.navigation.go_to(FAR) == NO_MAP
    answers: list[object] = []
    ride.navigation.places.search("x", answers.append)
    ride.navigation.places.nearby("parking", answers.append)
    assert answers == [NO_MAP, NO_MAP]


def test_nowhere_is_one_line(ride: Ride) -> None:
    ride.navigation.go_to(Place("Sea", Point(10.0, -30.0)))
    ride.wait(lambda: not ride.navigation.asking, "answer")
    assert ride.navigation.trouble
    assert "\n" not in ride.navigation.trouble
    assert ride.navigation.ways == []
    assert ride.navigation.start() == "Say where to go first"


def test_a_new_wish_counts_more_than_an_old_answer(ride: Ride) -> None:
    ride.navigation.go_to(FAR)
    ride.navigation.go_to(place_at(0, 7))
    ride.wait(lambda: ride.navigation.ways, "ways")
    assert near(ride.navigation.ways[0], corner(0, 7))
    ride.wait(lambda: not ride.navigation.asking, "answer")
    assert near(ride.navigation.ways[0], corner(0, 7))
    assert not near(ride.navigation.ways[0], FAR.point)


def test_a_stop_is_driven_by_and_can_be_dropped(ride: Ride) -> None:
    first = led(ride, place_at(0, 7))
    assert not near(first, corner(5, 3))
    ride.navigation.add_stop(place_at(5, 3))
    ride.wait(lambda: ride.navigation.pilot.route is not first, "way by the stop")
    way = ride.navigation.way
    assert way
    assert near(way, corner(5, 3))
    ride.navigation.drop_stop()
    ride.wait(lambda: ride.navigation.way is not way, "way without the stop")
    assert ride.navigation.way
    assert not near(ride.navigation.way, corner(5, 3))
    assert ride.navigation.drop_stop() == "There is no stop on the way"


def test_a_stop_without_a_journey_is_a_destination(ride: Ride) -> None:
    ride.navigation.add_stop(FAR)
    assert ride.navigation.journey
    assert ride.navigation.journey.destination == FAR


def test_a_stop_that_was_reached_is_behind(ride: Ride) -> None:
    ride.navigation.go_to(place_at(0, 7), [place_at(0, 2)], start=True)
    ride.wait(lambda: ride.navigation.pilot.route, "route")
    way, navigation = ride.navigation.way, ride.navigation
    assert way
    ride.drive(way, lambda: bool(navigation.journey and not navigation.journey.stops))
    assert navigation.journey
    assert navigation.journey.destination.name == "Corner 0/7"


def test_the_road_ahead_can_be_avoided(ride: Ride) -> None:
    first = led(ride, place_at(0, 7))
    navigation = ride.navigation
    ride.drive(first, lambda: (navigation.pilot.fix.along_m or 0) > 30)
    ahead = navigation.pilot.point_ahead()
    assert ahead
    assert navigation.avoid_this_road() == CALCULATING
    ride.wait(lambda: navigation.pilot.route is not first, "another way")
    assert navigation.way
    assert not near(navigation.way, ahead, 15)
    assert near(navigation.way, corner(0, 7))


def test_what_is_avoided_can_change(ride: Ride) -> None:
    assert ride.navigation.avoid(toll=True) == "We are not on the way anywhere"
    led(ride)
    assert ride.navigation.avoid(toll=True, ferry=True) == CALCULATING
    assert ride.navigation.journey
    avoid = ride.navigation.journey.avoid
    assert (avoid.toll, avoid.motorway, avoid.ferry) == (True, False, True)


def test_guidance_goes_on_after_a_restart(ride: Ride, start_ride: Callable[..., Ride]) -> None:
    led(ride)
    ride.navigation.add_stop(place_at(5, 0))
    ride.wait(lambda: not ride.navigation.asking, "answer")
    ride.router.stop()
    again = start_ride()
    again.navigation.begin()
    again.stand(corner(1, 0))
    again.wait(lambda: again.navigation.pilot.route, "route")
    assert again.navigation.journey
    assert again.navigation.journey.destination == FAR
    assert [p.name for p in again.navigation.journey.stops] == ["Corner 5/0"]
    way = again.navigation.way
    assert way
    assert distance_m(way.shape[0], corner(1, 0)) < 40


def test_a_destination_from_the_settings(start_ride: Callable[..., Ride]) -> None:
    ride = start_ride()
    ride.navigation.begin("52.51,13.40 Stop; nonsense; 52.514,13.414 Far Corner")
    ride.stand(corner(0, 0))
    ride.wait(lambda: ride.navigation.pilot.route, "route")
    assert ride.navigation.journey
    assert ride.navigation.journey.destination.name == "Far Corner"
    assert [p.name for p in ride.navigation.journey.stops] == ["Stop"]


def test_arrival_ends_the_journey_and_remembers_the_place(
    ride: Ride, start_ride: Callable[..., Ride]
) -> None:
    way = led(ride, place_at(0, 3, "Baker"))
    ride.drive(way, lambda: ride.navigation.journey is None)
    assert ride.navigation.pilot.route is None
    assert ride.services.leading.shape is None
    assert [p.name for p in ride.navigation.known.recents] == ["Baker"]
    again = start_ride()
    again.navigation.begin()
    assert again.navigation.journey is None


def test_the_place_is_told_until_the_car_goes_on(ride: Ride) -> None:
    navigation = ride.navigation
    way = led(ride, place_at(0, 3, "Baker"))
    ride.drive(way, lambda: navigation.journey is None)
    assert navigation.arrived_at
    assert navigation.arrived_at.name == "Baker"
    shown = presenting.arrived(navigation.arrived_at, presenting.Wording(str))
    assert (shown.distance, shown.street) == ("Arrived", "Baker")
    back = replace(way, shape=way.shape[::-1])
    ride.drive(back, lambda: navigation.arrived_at is None)


def test_a_spot_on_the_map_is_told_by_its_street(ride: Ride) -> None:
    spot = corner(4, 4)
    navigation = ride.navigation
    navigation.go_to(Place(f"{spot.lat:.5f}, {spot.lon:.5f}", spot, "coordinates"))
    ride.wait(lambda: navigation.ways, "ways")
    assert navigation.journey
    before = f"{spot.lat:.5f}, {spot.lon:.5f}"
    ride.wait(lambda: navigation.journey and navigation.journey.destination.name != before, "name")
    assert navigation.journey.destination.address == before
    assert navigation.journey.goal == spot


def test_a_drive_from_parked_to_parked_is_learned(ride: Ride) -> None:
    way = led(ride, place_at(3, 5))
    ride.drive(way, lambda: ride.navigation.journey is None)
    ride.stand(way.shape[-1])
    ride.wait(lambda: ride.navigation.habits.trips, "trip")
    (trip,) = ride.navigation.habits.trips
    assert distance_m(trip.start, corner(0, 0)) < 40
    assert distance_m(trip.end, corner(3, 5)) < 60


def test_off_the_route_a_new_way_comes(ride: Ride) -> None:
    navigation = ride.navigation
    navigation.go_to(place_at(7, 0), start=True)
    ride.wait(lambda: navigation.pilot.route, "route")
    north = navigation.way
    assert north
    other = replace(north, shape=tuple(corner(0, n) for n in range(8)))
    ride.drive(other, lambda: navigation.way is not north, mps=8)
    assert navigation.way
    assert near(navigation.way, corner(7, 0))


def test_a_killed_worker_leaves_guidance_going(ride: Ride) -> None:
    way = led(ride, place_at(0, 7))
    navigation, worker = ride.navigation, ride.router._drive
    assert worker
    assert worker.pid
    before = navigation.pilot.left_m
    os.kill(worker.pid, signal.SIGKILL)
    ride.drive(way, lambda: navigation.pilot.left_m < before - 200)
    navigation.avoid_this_road()
    notices = ride.services.notices
    ride.wait(lambda: notices.standing or navigation.pilot.route is not way, "notice or new way")
    assert navigation.pilot.route is not None
    assert [len(n.text.splitlines()) for n in notices.standing] in ([], [1])
    ride.wait(lambda: navigation.pilot.route is not way, "another way")
    ride.wait(lambda: not notices.standing, "end of the notice")


def test_alternatives_in_the_demo_city(start_ride: Callable[..., Ride]) -> None:
    region = demo_region()
    if region is None:
        pytest.skip("the demo city is not prepared: make setup")
    ride, navigation = (it := start_ride(region)), it.navigation
    box = region.box
    ride.stand(Point(45.5209, -39.503))
    found = 0
    for lat, lon in ((0.2, 0.2), (0.8, 0.8), (0.2, 0.8), (0.8, 0.2)):
        there = Point(
            box.south + lat * (box.north - box.south), box.west + lon * (box.east - box.west)
        )
        navigation.go_to(Place("Somewhere", there))
        ride.wait(lambda: not navigation.asking, "answer")
        if len(navigation.ways) > 1:
            found += 1
            assert len({way.name for way in navigation.ways}) == len(navigation.ways)
            assert navigation.choose(1) == navigation.ways[1].name
            assert navigation.way is navigation.ways[1]
            navigation.start()
            assert navigation.pilot.route is navigation.way
            navigation.end()
    assert found >= 2
    assert navigation.choose(7) == "There is no such way"


def test_another_map_is_asked_anew(ride: Ride) -> None:
    """The last map's workers end, and with them the question."""
    navigation, router = ride.navigation, ride.router
    ride.wait(lambda: router.region, "map")
    navigation.go_to(FAR)
    region = router.region
    assert region
    router._use(replace(region, name="another"))
    ride.wait(lambda: navigation.ways, "ways")
    assert not navigation.asking
