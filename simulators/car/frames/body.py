"""Messages of the body controller: doors, windows, lights, wipers, mirrors, keys."""

from collections.abc import Callable

from simulators.car.body import PLACES
from simulators.car.encoding import Value, Values
from simulators.car.vehicle import Vehicle


def bcm_doors(car: Vehicle) -> Values:
    """What stands open."""
    body = car.body
    values: dict[str, Value] = {f"BCM_DoorOpen{place}": body.door[place] for place in PLACES}
    return values | {
        "BCM_BonnetOpen": body.bonnet,
        "BCM_BootOpen": body.boot.place > 0.5,
        "BCM_BootTarget": body.boot.target > 0,
        "BCM_BootPosition": body.boot.place,
    }


def bcm_locks(car: Vehicle) -> Values:
    """Locks and child locks."""
    body = car.body
    values: dict[str, Value] = {f"BCM_Locked{place}": body.lock[place] for place in PLACES}
    return values | {
        "BCM_LockedAll": body.all_locked,
        "BCM_LockedBoot": body.boot_lock,
        "BCM_ChildLockRL": body.child_lock["RL"],
        "BCM_ChildLockRR": body.child_lock["RR"],
    }


def bcm_windows(car: Vehicle) -> Values:
    """Where they are and where they go, %."""
    windows = car.body.window
    values: dict[str, Value] = {f"BCM_Window{p}": windows[p].place for p in PLACES}
    return values | {f"BCM_WindowTarget{p}": windows[p].target for p in PLACES}


def bcm_lights(car: Vehicle) -> Values:
    """Lights outside; indicators say that they signal, not each blink."""
    lights = car.lights
    return {
        "BCM_LowBeam": lights.low,
        "BCM_HighBeam": lights.high,
        "BCM_Running": lights.running,
        "BCM_Parking": lights.parking,
        "BCM_FogFront": lights.fog_front,
        "BCM_FogRear": lights.fog_rear,
        "BCM_Backup": car.dynamics.gear == "R",
        "BCM_IndicatorLeft": lights.side > 0,
        "BCM_IndicatorRight": lights.side < 0,
        "BCM_Hazard": lights.warning,
        "BCM_BrakeLight": lights.brake,
        "BCM_LightSwitch": lights.switch,
        "BCM_AutoHighBeam": lights.auto_high,
    }


def bcm_interior(car: Vehicle) -> Values:
    """Lights inside."""
    lights = car.lights
    return {
        "BCM_Dome": lights.dome or any(car.body.door.values()),
        "BCM_GloveBox": False,
        "BCM_BootLight": car.body.boot.place > 0.5,
        "BCM_AmbientOn": lights.ambient_on,
        "BCM_AmbientIntensity": lights.ambient_level,
        "BCM_AmbientRGB": lights.ambient_rgb,
    }


def bcm_sensors(car: Vehicle) -> Values:
    """Rain, light, air."""
    weather = car.weather
    return {
        "BCM_Rain": weather.rain,
        "BCM_LightIntensity": weather.light,
        "BCM_OutsideTemp": weather.ambient_c,
        "BCM_Humidity": weather.humidity,
    }


def bcm_wipers(car: Vehicle) -> Values:
    """Wipers and washer."""
    wipers = car.wipers
    return {
        "BCM_WiperMode": wipers.switch,
        "BCM_WiperIntensity": wipers.intensity,
        "BCM_WipersWorn": wipers.worn,
        "BCM_WasherLow": wipers.washer < 15,
        "BCM_WasherLevel": wipers.washer,
    }


def bcm_mirrors(car: Vehicle) -> Values:
    """Outside mirrors."""
    left, right = car.body.mirror["L"], car.body.mirror["R"]
    return {
        "BCM_MirrorLeftPan": left.pan.place,
        "BCM_MirrorLeftTilt": left.tilt.place,
        "BCM_MirrorRightPan": right.pan.place,
        "BCM_MirrorRightTilt": right.tilt.place,
        "BCM_MirrorLeftFolded": left.folded.place > 0.98,
        "BCM_MirrorRightFolded": right.folded.place > 0.98,
        "BCM_MirrorFoldTarget": left.folded.target > 0.5,
        "BCM_MirrorHeat": car.body.mirror_heat,
    }


def bcm_mirror_targets(car: Vehicle) -> Values:
    """Where the glass is going."""
    left, right = car.body.mirror["L"], car.body.mirror["R"]
    return {
        "BCM_MirrorLeftPanTarget": left.pan.target,
        "BCM_MirrorLeftTiltTarget": left.tilt.target,
        "BCM_MirrorRightPanTarget": right.pan.target,
        "BCM_MirrorRightTiltTarget": right.tilt.target,
    }


def bcm_keys(car: Vehicle) -> Values:
    """Who sits at the wheel."""
    keys = car.body.keys
    return {
        "BCM_Authorised": keys.authorised,
        "BCM_KeyId": keys.key_id,
        "BCM_UnlockedBy": keys.unlocked_by,
        "BCM_SystemState": keys.system,
        "BCM_KeyBattery": keys.battery,
    }


def bcm_wheel_keys(car: Vehicle) -> Values:
    """What the driver presses on the steering wheel."""
    return {"BCM_VoiceKey": car.body.keys.voice_pressed}


def bcm_telltales(car: Vehicle) -> Values:
    """What the body controller wants the driver to see."""
    body = car.body
    return {
        "BCM_TT_Airbag": body.airbag_fault or body.airbag_deployed,
        "BCM_TT_SeatBelt": body.unbelted and body.keys.system == "ON",
        "BCM_TT_DoorOpen": body.any_door_open,
        "BCM_TT_Bulb": car.lights.bulb_fault,
        "BCM_TT_KeyMissing": car.faults.key_missing,
        "BCM_TT_Ice": car.weather.ambient_c < 3.5,
    }


MESSAGES: dict[str, Callable[[Vehicle], Values]] = {
    "BCM_Doors": bcm_doors,
    "BCM_Locks": bcm_locks,
    "BCM_Windows": bcm_windows,
    "BCM_Lights": bcm_lights,
    "BCM_Interior": bcm_interior,
    "BCM_Sensors": bcm_sensors,
    "BCM_Wipers": bcm_wipers,
    "BCM_Mirrors": bcm_mirrors,
    "BCM_MirrorTargets": bcm_mirror_targets,
    "BCM_Keys": bcm_keys,
    "BCM_WheelKeys": bcm_wheel_keys,
    "BCM_Telltales": bcm_telltales,
}
