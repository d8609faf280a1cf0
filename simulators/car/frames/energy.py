"""Messages of the traction battery and of charging."""

from collections.abc import Callable

from simulators.car.battery import NET_KWH
from simulators.car.cells import CELLS
from simulators.car.encoding import Values
from simulators.car.vehicle import Vehicle

CELL_NAMES = tuple(f"BMS_Cell{number:02d}" for number in range(1, CELLS + 1))


def bms_pack(car: Vehicle) -> Values:
    """Voltage, current, power; positive = into the battery."""
    battery = car.battery
    return {
        "BMS_Voltage": battery.voltage,
        "BMS_Contactors": battery.contactors,
        "BMS_Current": battery.current,
        "BMS_Power": battery.power_w / 1000,
    }


def bms_state(car: Vehicle) -> Values:
    """Charge and health."""
    battery = car.battery
    return {
        "BMS_SocDisplayed": battery.displayed,
        "BMS_SocCurrent": battery.charge * 100,
        "BMS_StateOfHealth": battery.health * 100,
        "BMS_Energy": battery.energy_kwh,
        "BMS_NetCapacity": NET_KWH,
    }


def bms_limits(car: Vehicle) -> Values:
    """What the battery allows."""
    return {
        "BMS_MaxDischargePower": car.battery.max_discharge_w / 1000,
        "BMS_MaxChargePower": car.battery.max_charge_w / 1000,
        "BMS_MaxVoltage": 4.2 * CELLS,
        "BMS_Isolation": car.battery.isolation_kohm,
    }


def bms_temps(car: Vehicle) -> Values:
    """Temperatures of the pack."""
    return {
        "BMS_TempAvg": car.battery.temperature,
        "BMS_TempMin": min(car.battery.module_c),
        "BMS_TempMax": max(car.battery.module_c),
        "BMS_CoolantTemp": car.battery.coolant_c,
        "BMS_ThermalMode": car.battery.thermal_mode,
    }


def bms_cell_stats(car: Vehicle) -> Values:
    """Lowest and highest cell, counted from 0."""
    cells = car.battery.cell_voltages
    low, high = min(cells), max(cells)
    return {
        "BMS_CellMin": low,
        "BMS_CellMax": high,
        "BMS_CellIdMin": cells.index(low),
        "BMS_CellIdMax": cells.index(high),
    }


def bms_cell_voltages(car: Vehicle) -> Values:
    """All cells; the pages take turns."""
    return dict(zip(CELL_NAMES, car.battery.cell_voltages, strict=True))


def _modules(car: Vehicle, first: int) -> Values:
    return {f"BMS_Module{i + 1:02d}Temp": car.battery.module_c[i] for i in range(first, first + 6)}


def bms_module_temps_a(car: Vehicle) -> Values:
    """Modules 1 to 6."""
    return _modules(car, 0)


def bms_module_temps_b(car: Vehicle) -> Values:
    """Modules 7 to 12."""
    return _modules(car, 6)


def bms_lifetime(car: Vehicle) -> Values:
    """Energy over the battery's life."""
    return {
        "BMS_EnergyCharged": car.battery.charged_kwh,
        "BMS_EnergyConsumed": car.battery.consumed_kwh,
    }


def obc_charge(car: Vehicle) -> Values:
    """The process, and what has been accepted of CMD_Charge."""
    charging = car.charging
    return {
        "OBC_State": charging.state,
        "OBC_IsCharging": charging.active,
        "OBC_Type": charging.kind,
        "OBC_ChargeLimit": charging.limit,
        "OBC_Power": charging.power_w / 1000,
        "OBC_StartStop": "START" if charging.wish else "STOP",
        "OBC_TimeToComplete": charging.minutes_left(car.battery),
        "OBC_MaxCurrent": charging.max_current,
    }


def obc_grid(car: Vehicle) -> Values:
    """At the inlet: three phases, or direct current."""
    charging = car.charging
    ac, dc = charging.kind == "AC", charging.kind == "DC"
    phase = charging.power_w / 690 if ac else 0.0
    volts = car.battery.voltage
    return {
        "OBC_VoltageAC": 230 - 0.15 * phase if ac else 0,
        "OBC_CurrentPhase1": phase,
        "OBC_CurrentPhase2": phase,
        "OBC_CurrentPhase3": phase,
        "OBC_VoltageDC": volts if dc and charging.active else 0,
        "OBC_CurrentDC": charging.power_w / volts if dc else 0,
        "OBC_Temp": charging.temperature,
    }


def obc_port(car: Vehicle) -> Values:
    """Cable and flap."""
    charging = car.charging
    return {
        "OBC_CableConnected": charging.cable,
        "OBC_CableLocked": charging.locked,
        "OBC_FlapOpen": charging.flap > 0.02,
        "OBC_FlapTarget": charging.flap_target,
    }


MESSAGES: dict[str, Callable[[Vehicle], Values]] = {
    "BMS_Pack": bms_pack,
    "BMS_State": bms_state,
    "BMS_Limits": bms_limits,
    "BMS_Temps": bms_temps,
    "BMS_CellStats": bms_cell_stats,
    "BMS_CellVoltages": bms_cell_voltages,
    "BMS_ModuleTempsA": bms_module_temps_a,
    "BMS_ModuleTempsB": bms_module_temps_b,
    "BMS_Lifetime": bms_lifetime,
    "OBC_Charge": obc_charge,
    "OBC_Grid": obc_grid,
    "OBC_Port": obc_port,
}
