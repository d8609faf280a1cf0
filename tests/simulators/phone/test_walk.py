"""The walk to the car, as the car's own rules see it; without a broker and without waiting."""

from itertools import pairwise
from random import Random

import pytest

from cockpit.core.messages import Arrived
from cockpit.features.phone.owntracks.phones import Known, Phones
from cockpit.features.phone.owntracks.presence import Car, Presence, Stay, where_is
from cockpit.features.phone.owntracks.track import Spot
from cockpit.links.mqtt_link.reading import read_json
from cockpit.maps.geo import Point as Place
from simulators.phone.feet import ROUND_S, Feet, way_to_go
from simulators.phone.notes import Notes
from simulators.phone.owntracks import OwnTracks
from simulators.ways.polyline import Point, metres

CAR = Point(45.562468, -39.547937)
START = 1_800_000_000.0


def presences(seed: int) -> list[Presence]:
    """What the car makes of one round, without repetitions."""
    now = START
    lot = Random(seed)
    notes = Notes("V1", "anna", lot, lambda: now)
    tracks = OwnTracks(notes, Feet("V1", "anna", CAR, walks=True), lot)
    phones = Phones([Known("anna", "phone", "Anna", plain=True)], lambda: now)
    here, stay, seen = Place(*CAR), Stay(), list[Presence]()
    for second in range(round(ROUND_S)):
        now = START + second
        for word in tracks.tick(float(second)):
            arrived = Arrived(word.topic, word.payload, read_json(word.payload))
            assert phones.take(arrived) is None
        position = phones.phones["owntracks/anna/phone"].position
        stay = where_is(position, Car(here, Spot(here, now)), stay, now)
        seen += [stay.presence] if seen[-1:] != [stay.presence] else []
    return seen


@pytest.mark.parametrize("seed", range(12))
def test_noise_never_makes_a_walker_flutter(seed: int) -> None:
    seen = presences(seed)
    assert seen[0] is Presence.UNKNOWN
    assert seen[-3:] == [Presence.AWAY, Presence.NEAR, Presence.AWAY]
    assert len(seen) <= 4


def test_he_comes_to_the_car_and_goes_again() -> None:
    ways = [way_to_go(float(second)) for second in range(2 * round(ROUND_S))]
    assert min(ways) == 0
    assert ways[0] == max(ways)
    steps = [abs(one - other) for one, other in pairwise(ways)]
    assert max(steps) < 2


def test_he_finds_a_car_that_has_been_moved() -> None:
    feet = Feet("V1", "anna", CAR, walks=False)
    feet.hear(b'{"lat": 45.6, "lon": -39.5, "at": 1}')
    assert metres(feet.place(0.0), Point(45.6, -39.5)) < 1
    for nonsense in (b"{", b"[]", b'{"lat": "x", "lon": 1}', b'{"latitude": null}'):
        feet.hear(nonsense)
    assert metres(feet.place(0.0), Point(45.6, -39.5)) < 1
