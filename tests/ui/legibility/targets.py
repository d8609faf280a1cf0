"""What a finger or a screen reader can reach: large enough, apart, named, and to be seen."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from PyQt6.QtCore import QObject, QRectF

from tests.ui.legibility.drawn import Drawn
from tests.ui.legibility.finding import Finding
from tests.ui.legibility.picture import Picture
from tests.ui.legibility.words import LARGE_RATIO, SLACK_PX

LEAST_PX = 79
EXPLAINS = ("StaticText", "Indicator")
"""Roles of what only tells why a value is missing: a touch does nothing to the car."""
AROUND_PX = 96
"""So far may an item reach beyond its touch area and still be what is touched."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that hears a touch; `box` is where, `spoken` what a screen reader finds there."""

    drawn: Drawn
    box: QRectF
    spoken: Drawn | None

    def finding(self, kind: str, detail: str) -> Finding:
        """A finding about it."""
        return Finding(self.drawn.page, self.drawn.name, kind, detail)


def look_at_targets(all_: list[Drawn], picture: Picture, screen: QRectF) -> Iterator[Finding]:
    """All that is wrong with what can be touched."""
    reachable = [t for t in _targets(all_) if not _shielded(t, all_)]
    for target in reachable:
        yield from _on_screen(target, screen)
        yield from _large(target, reachable)
        yield from _named(target)
        yield from _seen(target, picture)
    yield from _apart(reachable)


def _targets(all_: list[Drawn]) -> Iterator[Target]:
    for drawn in all_:
        if _hears(drawn) and not drawn.is_a("Shield"):
            box, more = drawn.box if drawn.scrolls else drawn.shown, _margin(drawn)
            if not drawn.shown.isEmpty():
                yield Target(drawn, box.adjusted(-more, -more, more, more), _spoken(drawn))


def _hears(drawn: Drawn) -> bool:
    if not drawn.item.isEnabled():
        return False
    if drawn.is_a("QQuickMouseArea"):
        return bool(drawn.get("enabled"))
    return any(handler.property("enabled") for handler in _handlers(drawn))


def _handlers(drawn: Drawn) -> list[QObject]:
    return [child for child in drawn.item.children() if child.inherits("QQuickTapHandler")]


def _margin(drawn: Drawn) -> float:
    """How far beyond its item a handler hears a touch."""
    return max((float(h.property("margin")) for h in _handlers(drawn)), default=0.0)


def _shielded(target: Target, all_: list[Drawn]) -> bool:
    """Whether a touch anywhere on it goes to something that lies above."""
    later = all_[target.drawn.order + 1 :]
    return any(d.shown.contains(target.drawn.shown) and _stops(d) for d in later)


def _stops(drawn: Drawn) -> bool:
    return drawn.is_a("QQuickMouseArea") and _hears(drawn)


def _on_screen(target: Target, screen: QRectF) -> Iterator[Finding]:
    whole = target.drawn.box
    if not target.drawn.scrolls and not screen.adjusted(-1, -1, 1, 1).contains(whole):
        yield target.finding("off the screen", f"{whole.left():.0f}, {whole.top():.0f}")


def _large(target: Target, others: list[Target]) -> Iterator[Finding]:
    """What other targets within it leave of it must still be large enough."""
    inner = [o.box for o in others if o is not target and _inside(o, target)]
    wide, high = _room(target.box, inner)
    if wide < LEAST_PX or high < LEAST_PX:
        yield target.finding("small target", f"{wide:.0f} × {high:.0f} px")


def _inside(inner: Target, outer: Target) -> bool:
    later = inner.drawn.order > outer.drawn.order
    return later and outer.box.contains(inner.box) and inner.box != outer.box


def _room(box: QRectF, taken: list[QRectF]) -> tuple[float, float]:
    """Width and height of the largest piece that is left beside, above or below what is taken."""
    if not taken:
        return box.width(), box.height()
    used = taken[0]
    for one in taken[1:]:
        used = used.united(one)
    pieces = [
        (used.left() - box.left(), box.height()),
        (box.right() - used.right(), box.height()),
        (box.width(), used.top() - box.top()),
        (box.width(), box.bottom() - used.bottom()),
    ]
    return max(pieces, key=min)


def _apart(targets: list[Target]) -> Iterator[Finding]:
    for one, other in combinations(targets, 2):
        common = one.drawn.shown.intersected(other.drawn.shown)
        if common.width() <= SLACK_PX or common.height() <= SLACK_PX:
            continue
        if one.drawn.on_top != other.drawn.on_top or _inside(other, one):
            continue
        if not (_explains(one) and _explains(other) and _own_middles(one, other)):
            detail = f"{common.width():.0f} × {common.height():.0f} px with {one.drawn.name}"
            yield other.finding("targets overlap", detail)


def _explains(target: Target) -> bool:
    spoken = target.spoken
    roles = (f"Accessible.role === Accessible.{role}" for role in EXPLAINS)
    return spoken is not None and any(spoken.number(role) for role in roles)


def _own_middles(one: Target, other: Target) -> bool:
    """Whether a finger in the middle of either hits that one."""
    return not one.box.contains(other.box.center()) and not other.box.contains(one.box.center())


def _named(target: Target) -> Iterator[Finding]:
    spoken = target.spoken
    if spoken is None:
        yield target.finding("no role", "Accessible.role is not set")
    elif not str(spoken.read("Accessible.name") or "").strip():
        yield target.finding("no name", "Accessible.name is empty")


def _spoken(drawn: Drawn) -> Drawn | None:
    """The item that a screen reader finds there: the target itself, or what it fills."""
    reach = drawn.box.adjusted(-AROUND_PX, -AROUND_PX, AROUND_PX, AROUND_PX)
    for one in (drawn, *drawn.ancestors):
        if not reach.contains(one.box):
            return None
        if one.number("Accessible.role"):
            return one
    return None


def _seen(target: Target, picture: Picture) -> Iterator[Finding]:
    drawn = target.drawn
    if drawn.scrolls and drawn.shown.height() < drawn.box.height() / 2:
        return  # a finger brings the rest into sight
    ratio = picture.stands_out(drawn.shown)
    if ratio < LARGE_RATIO:
        yield target.finding("unseen", f"{ratio:.1f} of {LARGE_RATIO}")
