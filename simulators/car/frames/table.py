"""All messages by their DBC names."""

from collections.abc import Callable

from simulators.car.encoding import Values
from simulators.car.frames import adas, body, cabin, chassis, energy, powertrain
from simulators.car.vehicle import Vehicle

type Speak = Callable[[Vehicle], Values]

MESSAGES: dict[str, Speak] = {
    **powertrain.MESSAGES,
    **chassis.MESSAGES,
    **energy.MESSAGES,
    **adas.MESSAGES,
    **body.MESSAGES,
    **cabin.MESSAGES,
}


def silent(_: Vehicle) -> Values:
    """A message that this car does not know: every signal is sent as not available."""
    return {}
