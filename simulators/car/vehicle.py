"""The whole car in its world: the parts, and who needs what of whom."""

import math
import random
from dataclasses import dataclass, field

from simulators.car.battery import Battery
from simulators.car.body import Body
from simulators.car.cabin import Cabin
from simulators.car.charging import Charging
from simulators.car.driver import Driver
from simulators.car.dynamics import Dynamics, Limits
from simulators.car.errand import Errand
from simulators.car.gnss import Gnss, Inertial, Truth
from simulators.car.lane import Lane
from simulators.car.lights import Lights, Wipers
from simulators.car.low_voltage import LowVoltage
from simulators.car.others import Others
from simulators.car.road import Road, Spot
from simulators.car.road_shape import wrapped
from simulators.car.trip import Trip
from simulators.car.tyres import Tyres
from simulators.car.weather import Weather

SLOW_EVERY = 10  # steps of the fast physics per step of the slow one
ELECTRONICS_W = 380.0
POWER_BY_MODE = {"ECO": 0.7, "NORMAL": 0.9, "SPORT": 1.0, "SNOW": 0.6}


@dataclass(slots=True)
class Faults:
    """What is broken in the car itself, as its ECUs report it; faults of the bus live elsewhere."""

    dtcs: list[int] = field(default_factory=list)
    brake: bool = False
    brake_fluid: bool = False
    pads: bool = False
    steering: bool = False
    drive: bool = False
    adas: bool = False
    key_missing: bool = False


@dataclass(slots=True)
class Vehicle:
    """Everything that has a state; `time` in seconds since the start."""

    road: Road
    battery: Battery
    tyres: Tyres
    others: Others
    chance: random.Random
    gnss: Gnss
    inertial: Inertial
    weather: Weather = field(default_factory=Weather)
    dynamics: Dynamics = field(default_factory=Dynamics)
    driver: Driver = field(default_factory=Driver)
    cabin: Cabin = field(default_factory=Cabin)
    charging: Charging = field(default_factory=Charging)
    low_voltage: LowVoltage = field(default_factory=LowVoltage)
    body: Body = field(default_factory=Body)
    lights: Lights = field(default_factory=Lights)
    wipers: Wipers = field(default_factory=Wipers)
    lane: Lane = field(default_factory=Lane)
    trip: Trip = field(default_factory=Trip)
    faults: Faults = field(default_factory=Faults)
    limits: Limits = field(default_factory=Limits)
    drive_mode: str = "NORMAL"
    scenario: str = ""
    way: float = 0.0
    yaw_rate: float = 0.0  # deg/s, left positive
    time: float = 0.0
    errand: Errand = field(default_factory=Errand)
    _steps: int = 0
    _converter_w: float = 0.0

    @property
    def speed_kmh(self) -> float:
        """Speed as the cluster shows it: always positive, km/h."""
        return abs(self.dynamics.speed) * 3.6

    @property
    def ready(self) -> bool:
        """The drive follows the pedal."""
        return self.body.keys.system == "ON" and not self.charging.cable and not self.faults.drive

    @property
    def parked(self) -> bool:
        """In P and standing."""
        return self.dynamics.gear == "P" and self.speed_kmh < 1

    def step(self, dt: float) -> None:
        """Advance the world by `dt` seconds."""
        self.time += dt
        self._steps += 1
        self._drive(dt)
        self.battery.step(dt, self._load_w(), self.weather.ambient_c)
        self.body.step(dt, self.speed_kmh)
        self.trip.step(dt, self.dynamics.speed, self.battery.power_w)
        if self._steps % SLOW_EVERY == 0:
            self._slow_step(dt * SLOW_EVERY)

    def take(self, road: Road, way: float) -> None:
        """Drive on along another road, from `way` metres after its start."""
        road.with_traffic(self.road.slow)
        self.road, self.way = road, way
        self.driver.set_off()

    def set_off(self) -> None:
        """Drive, and leave the cable behind; who drives by hand goes on doing so."""
        if not self.driver.drives:
            self.charging.plug("NONE", self.charging.station_w)
            self.driver.drives = True

    def settle(self) -> None:
        """Let lights and wipers look at the world before the first frame."""
        self._electrics(0.001, awake=True)
        self.weather.in_tunnel = self.road.at(self.way).tunnel
        self.gnss.step(0.1, self.truth)

    def _drive(self, dt: float) -> None:
        spot = self.road.at(self.way)
        pedals = self.driver.step(dt, self.dynamics, self.road, self.way, self.others.ahead)
        if not self.ready and self.dynamics.gear == "P":
            pedals.gear = "P"
        self._limit()
        self.dynamics.step(dt, pedals, spot.slope, self.limits)
        before = self.heading_rad
        self.way = self.road.wrap(self.way + self.dynamics.speed * dt)
        self.others.lanes = spot.lanes
        self.others.step(dt, self.dynamics.speed, self.road.target_at(self.way), self.speed_kmh < 1)
        self.lane.step(dt, self.time, self.dynamics.speed, spot.curvature)
        self.lane.keep_within(spot.lanes)
        self.lights.indicator = self.lane.indicator or self.driver.indicator
        self._sense(dt, before, spot)

    def _sense(self, dt: float, before: float, spot: Spot) -> None:
        self.weather.in_tunnel = spot.tunnel
        if self.lane.hand_wheel_deg is None:
            self.yaw_rate = math.degrees(wrapped(self.heading_rad - before)) / dt
        else:
            self.yaw_rate = self.lane.yaw_rate
        if self._steps % SLOW_EVERY == 0:
            self.gnss.step(dt * SLOW_EVERY, self.truth)

    @property
    def truth(self) -> Truth:
        """Where the car really is."""
        latitude, longitude, heading = self.position
        spot = self.road.at(self.way)
        tunnel = spot.tunnel or self.weather.tunnel
        return Truth(latitude, longitude, heading, abs(self.dynamics.speed), spot.altitude, tunnel)

    def _limit(self) -> None:
        limits = self.limits
        mode = POWER_BY_MODE[self.drive_mode]
        limits.discharge_w = self.battery.max_discharge_w * mode if self.ready else 0.0
        limits.charge_w = self.battery.max_charge_w
        limits.grip = self.weather.grip

    def _load_w(self) -> float:
        charged = self.charging.into_battery_w
        drawn = self.cabin.power_w + self.battery.thermal_w + self._converter_w
        return self.dynamics.power_w + drawn - charged

    def _slow_step(self, dt: float) -> None:
        weather, speed = self.weather, self.dynamics.speed
        weather.step(dt)
        awake = self.body.keys.system == "ON" or self.charging.active
        self.battery.slow_step(dt, weather.ambient_c, awake)
        self.charging.step(dt, self.battery, self.parked, weather.ambient_c)
        self.tyres.step(dt, speed, weather.ambient_c)
        self.cabin.step(
            dt, weather.ambient_c, weather.solar_w_m2, self.body.people, self.body.openness
        )
        self._electrics(dt, awake)
        coolant = self.dynamics.coolant_c
        warm = self.dynamics.front.winding_c + self.dynamics.rear.winding_c - 2 * coolant
        self.dynamics.coolant_c += dt * (0.004 * warm + 0.006 * (weather.ambient_c + 4 - coolant))

    def _electrics(self, dt: float, awake: bool) -> None:
        on = self.body.keys.system == "ON"
        self.lights.tick(dt)
        self.lights.step(self.weather.light, self.speed_kmh, on, self.others.oncoming)
        braking = self.driver.pedals.brake > 0.01 or self.dynamics.acceleration < -1.0
        hard = self.dynamics.acceleration < -6.0
        self.lights.brake = "ADAPTIVE" if hard else "ACTIVE" if braking else "INACTIVE"
        self.wipers.step(self.weather.rain, on)
        comfort = self.body.comfort
        heating = sum(abs(h) for h in comfort.heat.values()) + comfort.wheel
        load = ELECTRONICS_W * on + 110 * self.lights.low + 60 * (self.wipers.intensity > 0)
        load += 0.7 * heating + 25 + 70 * self.body.mirror_heat
        self._converter_w = self.low_voltage.step(dt, load, awake, self.weather.ambient_c)

    @property
    def heading_rad(self) -> float:
        """Where the car points, 0 = east, left positive; it leans into a change of lane."""
        _, _, heading = self.road.pose(self.way, 0.0)
        return heading + self.lane.slant(self.dynamics.speed)

    @property
    def position(self) -> tuple[float, float, float]:
        """Latitude, longitude (degrees) and compass heading (degrees, 0 = north)."""
        x, y, _ = self.road.pose(self.way, self.lane.offset)
        latitude, longitude = self.road.geographic(x, y)
        return latitude, longitude, (90 - math.degrees(self.heading_rad)) % 360

    @property
    def range_km(self) -> float:
        """What the energy will do, by the consumption of the last kilometres."""
        cold = 1 + 0.009 * max(0.0, 18 - self.weather.ambient_c)
        usual = 0.8 * 14.6 * cold * (0.93 if self.drive_mode == "ECO" else 1.0)
        return self.battery.energy_kwh / (usual + 0.2 * self.trip.lasting_consumption) * 100
