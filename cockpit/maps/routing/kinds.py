"""Valhalla's manoeuvre types in words, and its lane bits."""

KINDS = (
    "none", "start", "start_right", "start_left", "destination", "destination_right",
    "destination_left", "becomes", "continue", "slight_right", "turn_right", "sharp_right",
    "u_turn_right", "u_turn_left", "sharp_left", "turn_left", "slight_left", "ramp_straight",
    "ramp_right", "ramp_left", "exit_right", "exit_left", "stay_straight", "stay_right",
    "stay_left", "merge", "roundabout_enter", "roundabout_exit", "ferry_enter", "ferry_exit",
    "transit", "transit_transfer", "transit_remain_on", "transit_connection_start",
    "transit_connection_transfer", "transit_connection_destination",
    "post_transit_connection_destination", "merge_right", "merge_left", "elevator_enter",
    "steps_enter", "escalator_enter", "building_enter", "building_exit",
)  # fmt: skip
"""By Valhalla's number; a car meets no transit, steps or buildings."""
DIRECTIONS = {
    2: "through", 4: "sharp_left", 8: "left", 16: "slight_left", 32: "slight_right",
    64: "right", 128: "sharp_right", 256: "reverse", 512: "merge_to_left", 1024: "merge_to_right",
}  # fmt: skip
"""Lane bits; 1 is nothing painted."""
STRAIGHT = "continue"


def kind_word(number: int) -> str:
    """The word for a manoeuvre's type; "none" for one that is not known."""
    return KINDS[number] if 0 <= number < len(KINDS) else "none"


def direction_words(mask: int) -> tuple[str, ...]:
    """What is painted on a lane."""
    return tuple(word for bit, word in DIRECTIONS.items() if mask & bit)
