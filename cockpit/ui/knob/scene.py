"""One look at the screen: all that a finger could touch now, zone by zone."""

from collections.abc import Container
from dataclasses import dataclass

from PyQt6.QtCore import Qt
from PyQt6.QtQuick import QQuickItem

from cockpit.ui.knob.order import Block, Box, around, in_order
from cockpit.ui.knob.spoken import box_of, role_of, spoken_of
from cockpit.ui.knob.stop import NO_CONTROLS, TURNED, ZONES, Kind, Role, Stop, Zone

SEEN = 0.02
"""Less opacity than this is not drawn at all."""
POINTS = tuple((x, y) for y in (0.5, 0.2, 0.8) for x in (0.5, 0.2, 0.8))
"""Where a finger tries a control that others lie on, as shares of its width and height."""
NO_BUTTON = Qt.MouseButton.NoButton

type Entry = Block[Stop]
NOTHING: list[Entry] = []


@dataclass(frozen=True, slots=True)
class _Around:
    """What an item stands in."""

    zone: Zone | None
    clip: Box
    list: QQuickItem | None


class Scene:
    """All stops of some zones; valid until control goes back to Qt's event loop.

    What lies over them counts only where its zone is looked at as well.
    """

    def __init__(self, root: QQuickItem, zones: Container[Zone] = Zone) -> None:
        self._zones = zones
        self._covers: list[Box] = []
        self.bubble: Stop | None = None
        """What explains a value, until it is touched."""
        self._found: dict[Zone, list[Entry]] = {zone: [] for zone in Zone}
        screen = Box(0, 0, root.width(), root.height())
        self._visit(root, _Around(None, screen, None))

    def stops(self, zone: Zone, mirrored: bool) -> list[Stop]:
        """The stops of a zone that can be got at, as they are read."""
        found = self._found[zone]
        if not found:
            return []
        whole: Entry = Block(around([block.box for block in found]), found)
        return [stop for stop in in_order(whole, mirrored) if self._open(stop)]

    def sheets(self) -> frozenset[str]:
        """What lies over page and cards: the first words of its controls' names."""
        stops = (stop for block in self._found[Zone.OVERLAY] for stop in in_order(block, False))
        return frozenset(stop.name.split(".")[0] for stop in stops)

    def _open(self, stop: Stop) -> bool:
        """Whether a finger gets through to it, or would if it were scrolled into sight."""
        if stop.touched < 0:
            return True
        box, above = self._covers[stop.touched], self._covers[stop.touched + 1 :]
        for x, y in POINTS:
            at = box.left + (box.right - box.left) * x, box.top + (box.bottom - box.top) * y
            if not any(cover.holds(*at) for cover in above):
                stop.at = at
                return True
        return False

    def _visit(self, item: QQuickItem, outer: _Around) -> list[Entry]:
        """Half a thousand times a turn: what most items are not is asked first."""
        if not item.isVisible() or item.opacity() < SEEN:
            return NOTHING
        touched, children = item.acceptedMouseButtons() != NO_BUTTON, item.childItems()
        if not (touched or children):
            return NOTHING
        at = outer
        if touched or outer.zone is None or item.clip():
            at = _within(item, outer, touched)
            if at.zone is not None and at.zone not in self._zones:
                return NOTHING
        own = self._own(item, at) if touched and _hears(item) else None
        entries = [own] if own else []
        for child in _by_height(children):
            entries += self._visit(child, at)
        if entries or at.list is item:
            entries = self._joined(item, entries, at)
        if at.zone is None or at.zone is outer.zone:
            return entries
        self._found[at.zone] += entries
        return NOTHING

    def _own(self, item: QQuickItem, at: _Around) -> Entry | None:
        """The control whose touches this item hears."""
        shown = box_of(item).cut(at.clip)
        if at.zone is Zone.BUBBLE:  # it is in nobody's way: it goes by itself
            self.bubble = Stop(item, Kind.TAP, Role.TOOL_TIP, shown, shown.middle, None, item)
            return None
        if not shown.empty:
            self._covers.append(shown)
        elif at.list is None:
            return None
        control, role = spoken_of(item) if at.zone else (item, Role.NONE)
        if role in NO_CONTROLS:
            return None
        kind = Kind.TURN if role in TURNED else Kind.TAP
        stop = Stop(control, kind, role, box_of(control), None, at.list, item)
        if not shown.empty:
            stop.touched = len(self._covers) - 1
        return Block(stop.box, stop)

    def _joined(self, item: QQuickItem, entries: list[Entry], at: _Around) -> list[Entry]:
        """What is within a stepper is one stop, so is a list of words; groups stay together."""
        if at.list is item:
            return self._listed(item, entries, at)
        key = _first_key(entries)
        if key is not None and role_of(item) == Role.SPIN_BOX:
            box = box_of(item)
            return [
                Block(
                    box,
                    Stop(item, Kind.TURN, Role.SPIN_BOX, box, None, key.list, None, key.touched),
                )
            ]
        return [Block(around([e.box for e in entries]), entries)] if len(entries) > 1 else entries

    def _listed(self, item: QQuickItem, entries: list[Entry], at: _Around) -> list[Entry]:
        """What a list scrolls, where the list stands; words alone are scrolled as they are."""
        box = box_of(item).cut(at.clip)
        if entries:
            return [Block(box, entries)]
        if box.empty or not at.zone or not _scrolls(item):
            return []
        return [Block(box, Stop(item, Kind.SCROLL, Role.NONE, box, box.middle, item))]


def _hears(item: QQuickItem) -> bool:
    if not item.isEnabled():
        return False
    if item.inherits("QQuickMouseArea"):
        return bool(item.property("enabled"))
    return any(
        child.property("enabled") for child in item.children() if child.inherits("QQuickTapHandler")
    )


def _within(item: QQuickItem, at: _Around, touched: bool) -> _Around:
    """The same, or what the item makes of it for its children."""
    zone = at.zone or (_zone_of(item) if item.objectName() else None)
    flicks = touched and item.inherits("QQuickFlickable")
    clips = flicks or item.clip()
    if zone is at.zone and not clips:
        return at
    clip = box_of(item).cut(at.clip) if clips else at.clip
    return _Around(zone, clip, item if flicks else at.list)


def _zone_of(item: QQuickItem) -> Zone | None:
    return ZONES.get(item.objectName().split(".")[0])


def _by_height(items: list[QQuickItem]) -> list[QQuickItem]:
    """As they are drawn, what lies on top last."""
    if len(items) > 1 and any(item.z() for item in items):
        return sorted(items, key=lambda item: item.z())
    return items


def _first_key(entries: list[Entry]) -> Stop | None:
    """The first key among the few that a stepper has."""
    if len(entries) > 3:
        return None
    stops = (e.content for e in entries if isinstance(e.content, Stop))
    return next((stop for stop in stops if stop.role == Role.BUTTON), None)


def _scrolls(item: QQuickItem) -> bool:
    return float(item.property("contentHeight")) > item.height() + 1
