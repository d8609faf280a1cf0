"""`python -m simulators.home --broker mqtt://USER:PASS@HOST:PORT`: a home for the car to meet."""

from random import Random

import click

from simulators import parent
from simulators.home.camera import Camera
from simulators.home.discovered import AVAILABLE, GARAGE_FAULTS, Entrance, Lamp
from simulators.home.energy import Evcc, Inverter
from simulators.home.flows import Flows
from simulators.home.plugs import Shelly, Tasmota
from simulators.home.thermostat import Thermostat
from simulators.home.zigbee import Bridge
from simulators.wire import FAULTS, Wire
from simulators.word import Speaker, text


@click.command()
@click.option("--broker", required=True, metavar="mqtt://USER:PASS@HOST:PORT")
@click.option(
    "--fault",
    type=click.Choice((*FAULTS, *GARAGE_FAULTS)),
    help="What is wrong at home.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Of the clouds and of noise.")
@click.option("--die-with-parent", is_flag=True, help="End when the starting program ends.")
def main(broker: str, fault: str | None, seed: int, die_with_parent: bool) -> None:
    """A simulated home with devices of five protocols."""
    if die_with_parent:
        parent.die_with_parent()
    will = text(AVAILABLE, "offline", retain=True)
    Wire(broker, "simulated-home", speakers(fault or "", seed), will, fault or "", seed).run()


def speakers(fault: str, seed: int) -> list[Speaker]:
    """Everything in the house; `fault` is one of the garage's, or means nothing here."""
    flows = Flows(Random(seed))
    house: list[Speaker] = [Entrance(fault), Lamp(), Thermostat(), Camera()]
    return [*house, Bridge(), Shelly(), Tasmota(), Inverter(flows), Evcc(flows)]


if __name__ == "__main__":
    main()
