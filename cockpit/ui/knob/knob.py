"""The knob's place on the screen, and what turning and pressing it does there."""

import time
from collections.abc import Sequence

from PyQt6.QtQuick import QQuickItem

from cockpit.ui.knob import touch
from cockpit.ui.knob.keys import Move
from cockpit.ui.knob.lists import beyond, into
from cockpit.ui.knob.ring import Ring
from cockpit.ui.knob.scene import Scene
from cockpit.ui.knob.stop import Kind, Role, Stop, Zone
from cockpit.ui.knob.trail import Trail
from cockpit.ui.shell import Shell

TOUR = (Zone.OVERLAY, Zone.PAGE, Zone.CARDS, Zone.DOCK, Zone.CLUSTER)
"""Where the jump key leads, one after the other."""
ABOVE = {Zone.OVERLAY, Zone.BUBBLE}
"""What lies over the rest, and so counts in every look."""
STARTLED_S = 0.4
"""So long after something came up under the ring a press does nothing: it was meant for another."""
MOST_SCROLLS = 4
"""So often a list is moved on until its next row shows."""
TURNS = {Move.LEFT: -1, Move.RIGHT: 1}


class Knob:
    """Moves the ring over what a finger could touch, and touches it; on the main thread."""

    def __init__(self, shell: Shell, ring: QQuickItem, root: QQuickItem) -> None:
        self._shell, self._root = shell, root
        self._ring, self._trail = Ring(ring), Trail(shell)
        self._zone = Zone.PAGE
        self._names: dict[Zone, str] = {}
        self._sheets: frozenset[str] = frozenset()
        self._startled_at = float("-inf")
        shell.pageChanged.connect(self._turned_page)

    @property
    def zone(self) -> Zone:
        """Where the ring is."""
        return self._zone

    def move(self, move: Move) -> None:
        """Do what the driver asked for; the first turn or press only shows where the knob is."""
        hidden = not self._ring.shown
        self._ring.shown = True
        if move is Move.PRESS and time.monotonic() - self._startled_at < STARTLED_S:
            return
        if hidden and (move is Move.PRESS or move in TURNS):
            self._ring.at = self._ring.at if self._stops_now() else None
        elif move in TURNS:
            self._turn(TURNS[move])
        else:
            self._keys[move](self)

    def hide(self) -> None:
        """A finger has taken over."""
        self._ring.shown = self._ring.adjusting = False

    def look(self) -> None:
        """See that the ring is round what is there: something may have come up, or gone."""
        zone = self._zone
        self._stops_now()
        if self._zone is not zone:
            self._startled_at = time.monotonic()

    def _scene(self, zone: Zone) -> Scene:
        return Scene(self._root, {zone} | ABOVE)

    def _stops_now(self) -> list[Stop]:
        """The stops of the ring's zone; it is round one of them afterwards, if there are any."""
        scene = self._scene(self._zone)
        sheets, before = scene.sheets(), self._sheets
        self._sheets = sheets
        if sheets - before:
            self._leave_for(Zone.OVERLAY)
        elif self._zone is Zone.OVERLAY and not sheets:
            self._leave_for(Zone.PAGE)
            scene = self._scene(Zone.PAGE)
        stops = scene.stops(self._zone, self._shell.mirrored)
        if self._under(stops) is None:
            self._ring.adjusting = False
            self._stand(self._best(stops))
        return stops

    def _leave_for(self, zone: Zone) -> None:
        self._zone, self._ring.at, self._ring.adjusting = zone, None, False

    def _under(self, stops: Sequence[Stop]) -> Stop | None:
        """The stop that the ring is round."""
        at = self._ring.at
        return next((stop for stop in stops if stop.item is at), None)

    def _best(self, stops: Sequence[Stop]) -> Stop | None:
        """Where to begin: the open page's key, where the ring was, or the first."""
        open_ = (s for s in stops if s.role == Role.PAGE_TAB and s.item.property("checked"))
        name = self._names.get(self._zone)
        again = (s for s in stops if s.name == name)
        return next(open_, None) or next(again, None) or (stops[0] if stops else None)

    def _stand(self, stop: Stop | None) -> None:
        self._ring.at = stop.item if stop else None
        if stop is None:
            return
        self._names[self._zone] = stop.name
        if stop.list is not None and stop.kind is not Kind.SCROLL:
            touch.show(stop.list, stop.box)

    def _turn(self, step: int) -> None:
        before = self._ring.at
        stops = self._stops_now()
        under = self._under(stops)
        if under is None or under.item is not before:
            return
        if self._ring.adjusting:
            self._adjust(under, step)
            return
        for _ in range(MOST_SCROLLS):
            if not beyond(stops, under, step):
                break
            stops = self._scene(self._zone).stops(self._zone, self._shell.mirrored)
            under = self._under(stops) or stops[0]
        onto = stops[(stops.index(under) + step) % len(stops)]
        if onto.list is not under.list and into(onto, step):
            rows = self._scene(self._zone).stops(self._zone, self._shell.mirrored)
            rows = [row for row in rows if row.list is onto.list] or [onto]
            onto = rows[0] if step > 0 else rows[-1]
        self._stand(onto)

    def _adjust(self, stop: Stop, step: int) -> None:
        if stop.kind is Kind.SCROLL:
            touch.scroll(stop.item, step * touch.SCROLLED * stop.item.height())
        else:
            touch.ask(stop.item, step)

    def _press(self) -> None:
        before = self._ring.at
        stop = self._under(self._stops_now())
        if stop is None or stop.item is not before:
            return
        if self._ring.adjusting:
            self._ring.adjusting = False
            return
        if stop.kind is not Kind.TAP:
            self._ring.adjust(bare=stop.role != Role.SPIN_BOX)
            return
        touch.tap(stop)
        if stop.role == Role.PAGE_TAB:
            self._leave_for(Zone.PAGE)

    def _back(self) -> None:
        """Out of what was entered: a value, a bubble, a sheet, a panel, a page."""
        if self._ring.adjusting:
            self._ring.adjusting = False
            return
        scene = self._scene(self._zone)
        out = [s for s in scene.stops(self._zone, False) if s.item.property("leaves")]
        if scene.bubble:
            touch.tap(scene.bubble)
        elif out:
            touch.tap(out[-1])
        elif self._zone is not Zone.PAGE:
            self._go(Zone.PAGE)
        elif not self._trail.back():
            self._go(Zone.DOCK)

    def _home(self) -> None:
        self._trail.home()
        self._leave_for(Zone.PAGE)

    def _menu(self) -> None:
        self._go(Zone.DOCK)

    def _jump(self) -> None:
        at = TOUR.index(self._zone)
        for zone in TOUR[at + 1 :] + TOUR[:at]:
            if self._go(zone):
                return

    def _go(self, zone: Zone) -> bool:
        """Into a part of the screen; False where there is nothing to do."""
        scene = self._scene(zone)
        stops = scene.stops(zone, self._shell.mirrored)
        if not stops:
            return False
        self._sheets = scene.sheets()
        self._leave_for(zone)
        self._stand(self._best(stops))
        return True

    def _turned_page(self) -> None:
        """Another page is open: begin at its first control."""
        self._names.pop(Zone.PAGE, None)
        if self._zone is Zone.PAGE:
            self._leave_for(Zone.PAGE)

    _keys = {  # noqa: RUF012
        Move.PRESS: _press,
        Move.BACK: _back,
        Move.HOME: _home,
        Move.MENU: _menu,
        Move.JUMP: _jump,
    }
