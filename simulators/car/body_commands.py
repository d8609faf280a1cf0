"""Wishes to the body and seat controllers: windows, locks, boot, lights, mirrors, seats."""

from simulators.car.body import MEMORY, PLACES, SEATS_MOVE_BELOW_KMH
from simulators.car.commands import Handler
from simulators.car.lights import SWITCHES
from simulators.car.moving import Moving
from simulators.car.vehicle import Vehicle

MIRRORS_FOLD_BELOW_KMH = 20.0


def _window(place: str) -> Handler:
    def handle(car: Vehicle, wish: float) -> bool:
        if car.body.keys.system != "ON" or car.body.child_lock.get(place, False):
            return False
        car.body.window[place].target = wish
        return True

    return handle


def _lock(place: str) -> Handler:
    def handle(car: Vehicle, wish: float) -> bool:
        if not wish and car.speed_kmh > SEATS_MOVE_BELOW_KMH:
            return False
        if wish and car.body.door[place]:
            return False  # an open door does not lock
        car.body.lock[place] = wish > 0
        return True

    return handle


def _lock_all(car: Vehicle, wish: float) -> bool:
    moving = car.speed_kmh > SEATS_MOVE_BELOW_KMH
    if (not wish and moving) or (wish and any(car.body.door.values())):
        return False
    car.body.lock_all(wish > 0)
    return True


def _lock_boot(car: Vehicle, wish: float) -> bool:
    if car.body.boot.place > 0 or (not wish and car.speed_kmh > SEATS_MOVE_BELOW_KMH):
        return False
    car.body.boot_lock = wish > 0
    return True


def _boot(car: Vehicle, wish: float) -> bool:
    if not car.parked:
        return False
    car.body.boot.target = 100.0 if wish else 0.0
    if wish:
        car.body.boot_lock = False
    return True


def _child_lock(place: str) -> Handler:
    def handle(car: Vehicle, wish: float) -> bool:
        car.body.child_lock[place] = wish > 0
        return True

    return handle


def _light_switch(car: Vehicle, wish: float) -> bool:
    switch = SWITCHES[int(wish)]
    if switch == "OFF" and car.lights.dark and car.speed_kmh > 1:
        return False
    car.lights.switch = switch
    return True


def _light(name: str) -> Handler:
    def handle(car: Vehicle, wish: float) -> bool:
        setattr(car.lights, name, wish > 0)
        return True

    return handle


def _flash(car: Vehicle, wish: float) -> bool:
    car.lights.flash(wish > 0)
    return True


def _ambient_level(car: Vehicle, wish: float) -> bool:
    car.lights.ambient_level = wish
    return True


def _ambient_rgb(car: Vehicle, wish: float) -> bool:
    car.lights.ambient_rgb = int(wish)
    return True


def _fold(car: Vehicle, wish: float) -> bool:
    if wish and car.speed_kmh > MIRRORS_FOLD_BELOW_KMH:
        return False
    car.body.fold_mirrors(wish > 0)
    return True


def _mirror_heat(car: Vehicle, wish: float) -> bool:
    car.body.mirror_heat = wish > 0
    return True


def _mirror(side: str, axis: str) -> Handler:
    def handle(car: Vehicle, wish: float) -> bool:
        moved: Moving = getattr(car.body.mirror[side], axis)
        moved.target = wish
        return True

    return handle


def _seat(place: str, motor: str) -> Handler:
    def handle(car: Vehicle, wish: float) -> bool:
        seat = car.body.seat[place]
        return seat.send(getattr(seat, motor), wish, car.speed_kmh > SEATS_MOVE_BELOW_KMH)

    return handle


def _column(motor: str) -> Handler:
    def handle(car: Vehicle, wish: float) -> bool:
        column = car.body.column
        return column.send(getattr(column, motor), wish, car.speed_kmh > SEATS_MOVE_BELOW_KMH)

    return handle


def _memory(car: Vehicle, wish: float) -> bool:
    if int(wish) not in MEMORY or car.speed_kmh > SEATS_MOVE_BELOW_KMH:
        return False
    car.body.recall(int(wish))
    return True


def _heat(place: str) -> Handler:
    def handle(car: Vehicle, wish: float) -> bool:
        car.body.comfort.heat[place] = wish
        return True

    return handle


def _comfort(name: str) -> Handler:
    def handle(car: Vehicle, wish: float) -> bool:
        setattr(car.body.comfort, name, wish)
        return True

    return handle


BODY: dict[str, Handler] = {
    **{f"CMD_Window{place}": _window(place) for place in PLACES},
    **{f"CMD_Lock{place}": _lock(place) for place in PLACES},
    "CMD_LockAll": _lock_all,
    "CMD_LockBoot": _lock_boot,
    "CMD_BootOpen": _boot,
    "CMD_ChildLockRL": _child_lock("RL"),
    "CMD_ChildLockRR": _child_lock("RR"),
    "CMD_LightSwitch": _light_switch,
    "CMD_AutoHighBeam": _light("auto_high"),
    "CMD_Dome": _light("dome"),
    "CMD_Flash": _flash,
    "CMD_AmbientOn": _light("ambient_on"),
    "CMD_AmbientIntensity": _ambient_level,
    "CMD_AmbientRGB": _ambient_rgb,
    "CMD_MirrorFold": _fold,
    "CMD_MirrorHeat": _mirror_heat,
    "CMD_MirrorLeftPan": _mirror("L", "pan"),
    "CMD_MirrorLeftTilt": _mirror("L", "tilt"),
    "CMD_MirrorRightPan": _mirror("R", "pan"),
    "CMD_MirrorRightTilt": _mirror("R", "tilt"),
    "CMD_DrvPos": _seat("FL", "position"),
    "CMD_DrvHeight": _seat("FL", "height"),
    "CMD_DrvRecline": _seat("FL", "recline"),
    "CMD_PasPos": _seat("FR", "position"),
    "CMD_PasHeight": _seat("FR", "height"),
    "CMD_PasRecline": _seat("FR", "recline"),
    "CMD_ColumnTilt": _column("tilt"),
    "CMD_ColumnReach": _column("reach"),
    "CMD_MemorySlot": _memory,
    **{f"CMD_Heat{place}": _heat(place) for place in PLACES},
    "CMD_WheelHeat": _comfort("wheel"),
    "CMD_MassageDrv": _comfort("massage"),
}
