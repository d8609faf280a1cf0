import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.maps.geo import Point, distance_m, moved
from cockpit.maps.mercator import (
    FARTHEST_LAT,
    metres_per_unit,
    metres_per_unit_at,
    point_of,
    spot_of,
)

LATS = st.floats(-FARTHEST_LAT, FARTHEST_LAT)
LONS = st.floats(-180, 180)


@given(LATS, LONS)
def test_there_and_back(lat: float, lon: float) -> None:
    spot = spot_of(Point(lat, lon))
    assert -1e-4 <= spot.x <= 1.0001
    assert -1e-4 <= spot.y <= 1.0001
    assert point_of(spot) == pytest.approx((lat, lon), abs=1e-9)


def test_x_is_east_and_y_is_south() -> None:
    here = spot_of(Point(50, 8))
    assert spot_of(Point(50, 9)).x > here.x
    assert spot_of(Point(51, 8)).y < here.y
    assert spot_of(Point(0, 0)) == pytest.approx((0.5, 0.5))


def test_poles_stay_in_the_square() -> None:
    assert spot_of(Point(90, 0)).y == pytest.approx(0, abs=1e-4)
    assert spot_of(Point(-90, 0)).y == pytest.approx(1, abs=1e-4)


@given(st.floats(-75, 75), st.floats(-170, 170), st.floats(0, 360))
def test_the_scale_is_that_of_the_place(lat: float, lon: float, bearing: float) -> None:
    here = Point(lat, lon)
    there = moved(here, bearing, 100)
    a, b = spot_of(here), spot_of(there)
    units = ((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5
    assert units * metres_per_unit_at(a) == pytest.approx(distance_m(here, there), rel=0.002)
    assert metres_per_unit_at(a) == pytest.approx(metres_per_unit(lat))
