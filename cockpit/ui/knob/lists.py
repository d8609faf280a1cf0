"""Lists have more rows than the screen shows: those beyond are made when they come into sight."""

from collections.abc import Sequence

from cockpit.ui.knob import touch
from cockpit.ui.knob.stop import Kind, Stop

LEAST_PX, BEYOND = 40.0, 0.35
"""How far at once, at least, and as a share of the list's height: few rows take little time."""


def beyond(stops: Sequence[Stop], under: Stop, step: int) -> bool:
    """Scroll on where the next stop would be out of the list though it has more; True: it moved."""
    flick = under.list
    if flick is None or under.kind is Kind.SCROLL or touch.room(flick, step) < 1:
        return False
    onto = stops.index(under) + step
    if 0 <= onto < len(stops) and stops[onto].list is flick:
        return False
    touch.scroll(flick, step * max(LEAST_PX, BEYOND * flick.height()))
    return True


def into(onto: Stop, step: int) -> bool:
    """Enter a list at its near end; True: it moved."""
    flick = onto.list
    if flick is None or onto.kind is Kind.SCROLL or touch.room(flick, -step) < 1:
        return False
    touch.to_end(flick, step)
    return True
