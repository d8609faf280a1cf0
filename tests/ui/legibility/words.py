"""Words and icons: whole, on the screen, uncovered, and light enough against their ground."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QColor, QFont

from tests.ui.legibility.drawn import Drawn
from tests.ui.legibility.finding import Finding
from tests.ui.legibility.picture import Picture, blend, contrast

TEXT_RATIO, LARGE_RATIO = 4.5, 3.0
LARGE_PX, LARGE_BOLD_PX = 32, 24
SMALLEST_PX = 20
SLACK_PX = 2.0
"""A letter's side bearing, and the rounding of places."""
LEADING = 0.24
"""The share of a line's height that lies above and below its letters, together."""
BEFORE: dict[float, float] = {
    Qt.AlignmentFlag.AlignRight.value: 1.0,
    Qt.AlignmentFlag.AlignHCenter.value: 0.5,
    Qt.AlignmentFlag.AlignBottom.value: 1.0,
    Qt.AlignmentFlag.AlignVCenter.value: 0.5,
}
"""The share of the free room that stands before the lines, by alignment."""
FADING = (1, 2)
"""Trust of a reading that is drawn weaker on purpose: it is about to be lost."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it is drawn; `ink` is the box of its lines, `letters` that without leading."""

    drawn: Drawn
    text: str
    ink: QRectF
    letters: QRectF
    px: int
    bold: bool

    @property
    def needs(self) -> float:
        """The contrast that it must have."""
        large = self.px >= LARGE_PX or (self.bold and self.px >= LARGE_BOLD_PX)
        return LARGE_RATIO if large or not self.drawn.item.isEnabled() else TEXT_RATIO

    def finding(self, kind: str, detail: str) -> Finding:
        """A finding about it."""
        return Finding(self.drawn.page, self.drawn.name, kind, f"“{self.text}” {detail}")


def words_of(drawn: Drawn) -> Words | None:
    """The text of an item; None where it is none, or empty."""
    if not drawn.is_a("QQuickText") or not str(drawn.get("text") or "").strip():
        return None
    font = drawn.get("font")
    assert isinstance(font, QFont)
    bold = font.weight() >= QFont.Weight.DemiBold
    text, ink = str(drawn.get("text")), _ink(drawn)
    trim = ink.height() / max(1, round(drawn.px("lineCount"))) * LEADING / 2
    letters = ink.adjusted(0, trim, 0, -trim)
    return Words(drawn, text, ink, letters, round(drawn.number("fontInfo.pixelSize")), bold)


def _ink(drawn: Drawn) -> QRectF:
    """The box of the lines, by how they are aligned in the item."""
    wide, high = drawn.px("contentWidth"), drawn.px("contentHeight")
    left, top = drawn.px("leftPadding"), drawn.px("topPadding")
    free_x = drawn.item.width() - wide - left - drawn.px("rightPadding")
    free_y = drawn.item.height() - high - top - drawn.px("bottomPadding")
    across = (
        drawn.number("effectiveHorizontalAlignment") if free_x else Qt.AlignmentFlag.AlignLeft.value
    )
    down = drawn.number("verticalAlignment") if free_y else Qt.AlignmentFlag.AlignTop.value
    x, y = left + free_x * BEFORE.get(across, 0.0), top + free_y * BEFORE.get(down, 0.0)
    return drawn.item.mapRectToScene(QRectF(x, y, wide, high))


def look_at_words(all_: list[Drawn], picture: Picture, screen: QRectF) -> Iterator[Finding]:
    """All that is wrong with words."""
    covers = [drawn for drawn in all_ if drawn.hides]
    seen = [w for d in all_ if (w := words_of(d)) and not _hidden(w.letters, d, covers)]
    for words in seen:
        yield from _whole(words, screen)
        yield from _uncovered(words, covers)
        yield from _readable(words, picture)
    yield from _apart(seen)


def _whole(words: Words, screen: QRectF) -> Iterator[Finding]:
    item, letters = words.drawn.item, words.letters
    if item.property("truncated"):
        yield words.finding("elided", f"in {item.width():.0f} px")
    if words.px < SMALLEST_PX:
        yield words.finding("too small", f"{words.px} px")
    if words.ink.width() > words.drawn.box.width() + SLACK_PX:
        yield words.finding("spills", f"{words.ink.width():.0f} px in {item.width():.0f} px")
    elif (plate := _plate(words)) and not _within(letters, plate.box):
        yield words.finding("spills", f"over {plate.name}'s ground")
    if not _within(letters, screen):
        yield words.finding("off the screen", _place(letters))
    elif not words.drawn.scrolls and not _within(letters, _cut_at(words)):
        yield words.finding("clipped", _place(letters))


def _plate(words: Words) -> Drawn | None:
    """The nearest ground around the words, where it holds their middle."""
    middle = words.ink.center()
    plates = (a for a in words.drawn.ancestors if a.plate)
    nearest = next(plates, None)
    return nearest if nearest and nearest.box.contains(middle) else None


def _within(inner: QRectF, outer: QRectF) -> bool:
    return outer.adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX).contains(inner)


def _cut_at(words: Words) -> QRectF:
    """The box of the nearest ancestor that clips; the words' own where none does."""
    clipping = (a.shown for a in words.drawn.ancestors if a.item.clip())
    return next(clipping, words.letters)


def _place(box: QRectF) -> str:
    return f"x {box.left():.0f}–{box.right():.0f}, y {box.top():.0f}–{box.bottom():.0f}"


def _hidden(box: QRectF, drawn: Drawn, covers: list[Drawn]) -> bool:
    """Whether something that nothing shines through lies over the whole of a box."""
    if drawn.shown.isEmpty() and drawn.scrolls:
        return True
    return any(d.order > drawn.order and d.shown.contains(box) for d in covers)


def _uncovered(words: Words, covers: list[Drawn]) -> Iterator[Finding]:
    letters = words.letters.intersected(words.drawn.shown)
    for later in covers:
        if later.order < words.drawn.order or (later.on_top and not words.drawn.on_top):
            continue
        common = later.shown.intersected(letters)
        if common.width() > SLACK_PX and common.height() > SLACK_PX:
            yield words.finding("covered", f"by {later.name}")
            return


def _readable(words: Words, picture: Picture) -> Iterator[Finding]:
    drawn = words.drawn
    if _fades(drawn):
        return
    ratio = _ratio(drawn, QColor(drawn.get("color")), words.letters, picture)
    if ratio is not None and ratio < words.needs:
        yield words.finding("contrast", f"{ratio:.1f} of {words.needs} ({words.px} px)")


def _ratio(drawn: Drawn, colour: QColor, box: QRectF, picture: Picture) -> float | None:
    box = box.intersected(drawn.shown)
    rough = picture.ground(box, colour)
    if rough is None:
        return None
    ground = picture.ground(box, blend(colour, rough, drawn.opacity))
    assert ground is not None
    return contrast(blend(colour, ground, drawn.opacity), ground)


def _fades(drawn: Drawn) -> bool:
    """Whether it shows a value that is being lost, or waits for the car's answer."""
    for one in (drawn, *drawn.ancestors):
        reading = one.get("reading")
        if reading is not None and hasattr(reading, "trust"):
            return reading.trust in FADING or bool(getattr(reading, "pending", False))
    return False


def _apart(seen: list[Words]) -> Iterator[Finding]:
    """Words that run into each other."""
    cut = [(words, words.letters.intersected(_cut_at(words))) for words in seen]
    for (one, box), (other, beside) in combinations(cut, 2):
        common = box.intersected(beside)
        if common.width() <= SLACK_PX or common.height() <= SLACK_PX:
            continue
        if one.text != other.text and one.drawn.on_top == other.drawn.on_top:
            yield other.finding("overlaps", f"“{one.text}” of {one.drawn.name}")


def look_at_icons(all_: list[Drawn], picture: Picture) -> Iterator[Finding]:
    """Icons must stand out as controls do."""
    covers = [drawn for drawn in all_ if drawn.hides]
    for drawn in all_:
        if not drawn.is_a("Icon") or not drawn.get("name") or _hidden(drawn.box, drawn, covers):
            continue
        if _fades(drawn):
            continue
        ratio = _ratio(drawn, QColor(drawn.get("color")), drawn.box, picture)
        if ratio is not None and ratio < LARGE_RATIO:
            detail = f"icon {drawn.get('name')} {ratio:.1f} of {LARGE_RATIO}"
            yield Finding(drawn.page, drawn.name, "contrast", detail)
