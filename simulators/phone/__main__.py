"""`python -m simulators.phone --broker mqtt://USER:PASS@HOST:PORT`: a phone for the car to meet."""

import time
from random import Random

import click

from simulators import parent
from simulators.phone.feet import Feet
from simulators.phone.notes import Notes
from simulators.phone.owntracks import OwnTracks
from simulators.phone.player import Player
from simulators.phone.scenario import SCENARIOS, Script
from simulators.phone.talk import Talk
from simulators.phone.wearable import SensorLogger
from simulators.ways.polyline import Point
from simulators.wire import FAULTS, Wire
from simulators.word import Speaker

LATE = "late"
LATE_S = 180.0
"""So old is all that a phone tells that was in a tunnel."""
HOME = (45.562468, -39.547937)
"""Of the demo city."""


@click.command()
@click.option("--broker", required=True, metavar="mqtt://USER:PASS@HOST:PORT")
@click.option("--vin", default="car", show_default=True, help="What `[mqtt]` calls the car.")
@click.option("--user", default="anna", show_default=True, help="Whose phone; a topic's level.")
@click.option("--device", default="phone", show_default=True, help="As OwnTracks calls it.")
@click.option("--key", default="", help="OwnTracks' key, up to 32 bytes; without it in the clear.")
@click.option(
    "--car", type=(float, float), default=HOME, metavar="LAT LON", help="Where it stands."
)
@click.option("--scenario", type=click.Choice(tuple(SCENARIOS)), default="commute")
@click.option("--seed", type=int, default=1, show_default=True, help="Makes a run repeatable.")
@click.option("--speed-up", type=click.FloatRange(0.1, 100), default=1.0, metavar="N")
@click.option("--fault", type=click.Choice((*FAULTS, LATE)), help="What is wrong with it.")
@click.option("--die-with-parent", is_flag=True, help="End when the starting program ends.")
def main(
    broker: str,
    vin: str,
    user: str,
    device: str,
    key: str,
    car: tuple[float, float],
    scenario: str,
    seed: int,
    speed_up: float,
    fault: str | None,
    die_with_parent: bool,
) -> None:
    """A simulated phone: calls, messages, music, OwnTracks, and a watch."""
    if die_with_parent:
        parent.die_with_parent()
    if len(key.encode()) > 32:
        raise click.BadParameter("it has more than 32 bytes", param_hint="--key")
    going_on, late_s = SCENARIOS[scenario], LATE_S if fault == LATE else 0.0
    notes = Notes(vin, user, _lot(seed, "notes"), lambda: time.time() - late_s)
    feet = Feet(vin, user, Point(*car), going_on.walks)
    tracks = OwnTracks(notes, feet, _lot(seed, "tracks"), device, key)
    talk = Talk(notes, _lot(seed, "talk"))
    speakers: list[Speaker] = [tracks, talk, Player(notes, going_on.plays)]
    speakers.append(Script(going_on, talk, notes))
    if going_on.watch:
        speakers.append(SensorLogger(_lot(seed, "watch"), notes.wall))
    name = f"simulated-phone-{user}"
    Wire(broker, name, speakers, tracks.will, fault or "", seed, speed_up).run()


def _lot(seed: int, part: str) -> Random:
    """One for each part: what one draws does not depend on how often another did."""
    return Random(f"{seed} {part}")


if __name__ == "__main__":
    main()
