import json

from cockpit.maps.geo import Point
from cockpit.maps.route import Lane, Manoeuvre, Route, Stretch


def test_a_route_comes_back_from_json() -> None:
    shape = (Point(45.5, -39.5), Point(45.501, -39.5), Point(45.501, -39.498))
    turn = Manoeuvre(
        "turn_right", 1, 2, 150.0, 12.5, "Turn right.", ("Mill Street", "B 2"),
        "7", ("A4",), ("Old Town",), 0, 88.0,
        (Lane(("left",), False), Lane(("right",), True, "right")),
    )  # fmt: skip
    stretch = Stretch(0, 2, 260.0, 48.0, 50.0, 50.0, "primary", "Mill Street", 7, 9, 1.5)
    route = Route(shape, (turn,), (stretch,), 260.0, 25.0, (2,), name="via Mill Street")
    again = Route.from_json(json.loads(json.dumps(route.as_json())))
    assert again.manoeuvres == route.manoeuvres
    assert again.stretches == route.stretches
    assert again.legs == (2,)
    assert [(round(p.lat, 6), round(p.lon, 6)) for p in again.shape] == list(map(tuple, shape))
