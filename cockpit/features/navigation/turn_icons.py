"""Which icon stands for a manoeuvre, and for a lane."""

from cockpit.maps.route import Lane, Manoeuvre

STRAIGHT = "turn-straight"
BY_KIND = {
    "start": STRAIGHT,
    "start_right": STRAIGHT,
    "start_left": STRAIGHT,
    "destination": "arrive",
    "destination_right": "arrive-right",
    "destination_left": "arrive-left",
    "becomes": STRAIGHT,
    "continue": STRAIGHT,
    "slight_right": "turn-slight-right",
    "turn_right": "turn-right",
    "right": "turn-right",
    "sharp_right": "turn-sharp-right",
    "u_turn_right": "turn-u-right",
    "u_turn_left": "turn-u-left",
    "sharp_left": "turn-sharp-left",
    "turn_left": "turn-left",
    "left": "turn-left",
    "slight_left": "turn-slight-left",
    "ramp_straight": STRAIGHT,
    "ramp_right": "turn-exit-right",
    "ramp_left": "turn-exit-left",
    "exit_right": "turn-exit-right",
    "exit_left": "turn-exit-left",
    "stay_straight": STRAIGHT,
    "stay_right": "turn-keep-right",
    "stay_left": "turn-keep-left",
    "merge": "turn-merge-left",
    "merge_right": "turn-merge-right",
    "merge_left": "turn-merge-left",
    "ferry_enter": "ferry",
    "ferry_exit": STRAIGHT,
}
BY_DIRECTION = {
    "through": STRAIGHT,
    "left": "turn-left",
    "right": "turn-right",
    "slight_left": "turn-slight-left",
    "slight_right": "turn-slight-right",
    "sharp_left": "turn-sharp-left",
    "sharp_right": "turn-sharp-right",
    "reverse": "turn-u-left",
    "merge_to_left": "turn-slight-left",
    "merge_to_right": "turn-slight-right",
}
STEP = 45


def turn_icon(manoeuvre: Manoeuvre) -> str:
    """The icon's stem in assets/icons; roundabouts show where the exit lies."""
    if manoeuvre.kind.startswith("roundabout"):
        way = round(manoeuvre.turn_degrees / STEP) * STEP % 360
        return f"roundabout-left-{way}" if manoeuvre.drives_left else f"roundabout-{way}"
    return BY_KIND.get(manoeuvre.kind, STRAIGHT)


def lane_icons(lane: Lane) -> dict[str, object]:
    """A lane as QML draws it: its arrows, the lit one last, and whether it leads on."""
    arrows = [
        {"name": BY_DIRECTION.get(d, STRAIGHT), "lit": lane.valid and d == lane.active}
        for d in lane.directions or ("through",)
    ]
    if lane.valid and not any(arrow["lit"] for arrow in arrows):
        arrows[0]["lit"] = True
    return {"valid": lane.valid, "icons": sorted(arrows, key=lambda arrow: bool(arrow["lit"]))}
