import pytest

from simulators.car.dynamics import MASS_KG, ROTATING_MASS_KG, Dynamics, Limits, Pedals

DT = 0.01


def drive(
    car: Dynamics, pedals: Pedals, seconds: float, slope: float = 0.0, grip: float = 0.95
) -> float:
    way = 0.0
    for _ in range(round(seconds / DT)):
        car.step(DT, pedals, slope, Limits(grip=grip))
        way += car.speed * DT
    return way


def rolling(kmh: float) -> Dynamics:
    return Dynamics(speed=kmh / 3.6, gear="D", parking_brake=False)


def test_full_pedal_reaches_100_in_a_plausible_time_and_the_top_speed_holds() -> None:
    car = rolling(0)
    drive(car, Pedals(1.0, 0.0, "D"), 2.0)
    seconds = 2.0
    while car.speed * 3.6 < 100:
        drive(car, Pedals(1.0, 0.0, "D"), 0.1)
        seconds += 0.1
    assert 3.5 < seconds < 7
    drive(car, Pedals(1.0, 0.0, "D"), 60)
    assert car.speed * 3.6 == pytest.approx(210, abs=2)


@pytest.mark.parametrize(("grip", "low", "high"), [(0.95, 38, 46), (0.5, 72, 86), (0.28, 120, 155)])
def test_braking_distance_from_100(grip: float, low: float, high: float) -> None:
    car = rolling(100)
    way = 0.0
    while car.speed > 0.05:
        way += drive(car, Pedals(0.0, 1.0, "D"), DT, grip=grip)
    assert low < way < high


def test_abs_works_on_ice_and_not_when_gentle() -> None:
    car = rolling(80)
    drive(car, Pedals(0.0, 0.9, "D"), 0.5, grip=0.28)
    assert car.abs_engaged
    gentle = rolling(80)
    drive(gentle, Pedals(0.0, 0.1, "D"), 0.5, grip=0.28)
    assert not gentle.abs_engaged


def test_energy_is_neither_made_nor_lost() -> None:
    car = rolling(50)
    mass = MASS_KG + ROTATING_MASS_KG
    before = mass * car.speed**2 / 2
    drive(car, Pedals(0.35, 0.0, "D"), 8, slope=0.03)
    drive(car, Pedals(0.0, 0.3, "D"), 3, slope=-0.02)
    work = car.work
    spent = work.drag + work.rolling + work.climbing + work.friction_brakes
    gained = mass * car.speed**2 / 2 - before
    assert work.drive - spent == pytest.approx(gained, rel=1e-6)


def test_foot_off_recuperates_and_one_pedal_comes_to_a_stop() -> None:
    car = rolling(60)
    drive(car, Pedals(0.0, 0.0, "D"), 1)
    assert car.power_w < -10_000
    drive(car, Pedals(0.0, 0.0, "D"), 30)
    assert car.speed == 0.0
    assert car.auto_hold


def test_regeneration_is_limited_by_the_battery() -> None:
    car = rolling(120)
    car.step(DT, Pedals(0.0, 0.0, "D"), 0.0, Limits(charge_w=5_000))
    assert -5_500 < car.power_w < 0


def test_it_stands_on_a_hill_and_rolls_in_neutral() -> None:
    held = Dynamics(gear="D", parking_brake=False)
    drive(held, Pedals(0.0, 0.0, "D"), 5, slope=0.10)
    assert held.speed == 0.0
    free = Dynamics(gear="N", parking_brake=False)
    drive(free, Pedals(0.0, 0.0, "N"), 5, slope=0.10)
    assert free.speed < -2


def test_the_selector_refuses_what_breaks_gearboxes() -> None:
    car = rolling(50)
    car.shift("P", 1.0)
    car.shift("R", 1.0)
    assert car.gear == "D"
    parked = Dynamics()
    parked.shift("D", 0.0)
    assert parked.gear == "P"
    parked.shift("D", 0.5)
    assert parked.gear == "D"


def test_reverse_goes_backwards_slowly() -> None:
    car = Dynamics(gear="R", parking_brake=False)
    drive(car, Pedals(0.5, 0.0, "R"), 20)
    assert -21 < car.speed * 3.6 < -15
