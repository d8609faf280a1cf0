"""Every part of the car by name: a function from a palette to SVG."""

from collections.abc import Callable

from cockpit.features.cabin.car import body, interior, lights, openings
from cockpit.features.cabin.car import outline as o
from cockpit.features.cabin.car.outline import Palette

PARTS: dict[str, Callable[[Palette], str]] = {
    "shadow": body.shadow,
    "shell": body.shell,
    "bonnet": body.bonnet,
    "boot": body.boot,
    "mirror": body.mirror,
    "flap": body.flap,
    "inside": interior.inside,
    "seat": interior.seat,
    "person": lambda c: interior.person(c, c["person"]),
    "person_warn": lambda c: interior.person(c, c["brake"]),
    "belt": interior.belt,
    "dome": interior.dome,
    "glass": openings.glass,
    "door_f": openings.door_f,
    "door_r": openings.door_r,
    "pane_f": lambda c: openings.pane(c, o.PANE_F),
    "pane_r": lambda c: openings.pane(c, o.PANE_R),
    "gap_f": lambda c: openings.gap(c, o.PANE_F),
    "gap_r": lambda c: openings.gap(c, o.PANE_R),
    "hatch_f": lambda c: openings.hatch(c, o.DOOR_F, 150, 262),
    "hatch_r": lambda c: openings.hatch(c, o.DOOR_R, 276, 350),
    "mark_f": lambda c: openings.mark(c, o.DOOR_F),
    "mark_r": lambda c: openings.mark(c, o.DOOR_R),
    "mark_bonnet": lambda c: openings.mark(c, o.BONNET),
    "mark_boot": lambda c: openings.mark(c, o.BOOT),
    "beam_low": lambda c: lights.beam(c["beam"], -70, 34, 0.75),
    "beam_high": lambda c: lights.beam(c["high"], -118, 22, 0.95),
    "lamps": lights.lamps,
    "tail": lights.tail,
    "brake": lights.brake,
    "reverse": lights.reverse,
    "blink_f": lights.blink_f,
    "blink_r": lights.blink_r,
    "cable": lights.cable,
    "plug": lights.plug,
}
