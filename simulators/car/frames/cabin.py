"""Messages of climate control and seats."""

from collections.abc import Callable

from simulators.car.body import PLACES, SEATS
from simulators.car.encoding import Value, Values
from simulators.car.powered import Seat
from simulators.car.vehicle import Vehicle


def hvac_status(car: Vehicle) -> Values:
    """The settings that are in force; echoes CMD_Climate."""
    climate = car.cabin.climate
    return {
        "HVAC_SetTempDrv": climate.temp_driver,
        "HVAC_SetTempPas": climate.temp_passenger,
        "HVAC_FanDrv": climate.fan_driver if climate.on else 0,
        "HVAC_FanPas": climate.fan_passenger if climate.on else 0,
        "HVAC_AirDrv": climate.air_driver,
        "HVAC_AirPas": climate.air_passenger,
        "HVAC_AC": climate.ac,
        "HVAC_Recirculation": climate.recirculation,
        "HVAC_FrontDefrost": climate.front_defrost,
        "HVAC_RearDefrost": climate.rear_defrost,
        "HVAC_Auto": climate.auto,
        "HVAC_Sync": climate.sync,
        "HVAC_On": climate.on,
    }


def hvac_air(car: Vehicle) -> Values:
    """The air inside, and what it costs."""
    cabin = car.cabin
    return {
        "HVAC_CabinTemp": cabin.air_c,
        "HVAC_CabinHumidity": cabin.humidity,
        "HVAC_CO2": cabin.co2_ppm,
        "HVAC_CompressorPower": cabin.compressor_w / 1000,
        "HVAC_HeaterPower": cabin.heater_w / 1000,
    }


def _seat(name: str, seat: Seat) -> dict[str, Value]:
    return {
        f"SEAT_{name}Pos": seat.position.place,
        f"SEAT_{name}Height": seat.height.place,
        f"SEAT_{name}Recline": seat.recline.place,
        f"SEAT_{name}PosTarget": seat.position.target,
        f"SEAT_{name}HeightTarget": seat.height.target,
        f"SEAT_{name}ReclineTarget": seat.recline.target,
    }


def seat_driver(car: Vehicle) -> Values:
    """Driver's seat."""
    seat = car.body.seat["FL"]
    told: Values = {"SEAT_MemorySlot": car.body.memory, "SEAT_DrvHeldBy": seat.held_by}
    return {**_seat("Drv", seat), **told}


def seat_passenger(car: Vehicle) -> Values:
    """Passenger's seat."""
    return _seat("Pas", car.body.seat["FR"])


def seat_column(car: Vehicle) -> Values:
    """The powered steering column."""
    column = car.body.column
    return {
        "SEAT_ColumnTilt": column.tilt.place,
        "SEAT_ColumnReach": column.reach.place,
        "SEAT_ColumnTiltTarget": column.tilt.target,
        "SEAT_ColumnReachTarget": column.reach.target,
        "SEAT_ColumnHeldBy": column.held_by,
    }


def seat_comfort(car: Vehicle) -> Values:
    """Heating, ventilation, massage."""
    comfort = car.body.comfort
    values: dict[str, Value] = {f"SEAT_Heat{place}": comfort.heat[place] for place in PLACES}
    return values | {"SEAT_WheelHeat": comfort.wheel, "SEAT_MassageDrv": comfort.massage}


def seat_belts(car: Vehicle) -> Values:
    """Who sits where, and belted."""
    body = car.body
    values: dict[str, Value] = {f"SEAT_Belted{seat}": body.belt[seat] for seat in SEATS}
    values |= {f"SEAT_Occupied{seat}": body.occupied[seat] for seat in SEATS}
    return values | {
        "SEAT_PassengerAirbag": not body.airbag_fault,
        "SEAT_AirbagDeployed": body.airbag_deployed,
    }


MESSAGES: dict[str, Callable[[Vehicle], Values]] = {
    "HVAC_Status": hvac_status,
    "HVAC_Air": hvac_air,
    "SEAT_Driver": seat_driver,
    "SEAT_Passenger": seat_passenger,
    "SEAT_Column": seat_column,
    "SEAT_Comfort": seat_comfort,
    "SEAT_Belts": seat_belts,
}
