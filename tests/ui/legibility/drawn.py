"""Every item that is drawn now, in the order in which it is drawn, with its place on the screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QColor
from PyQt6.QtQml import QQmlExpression, QQmlListReference, QQmlProperty, qmlContext
from PyQt6.QtQuick import QQuickItem, QQuickWindow

ON_TOP = ("notice", "explain", "overlay.")
"""What lies over the page on purpose, for as long as it has something to say."""
SEEN = 0.02
"""Less opacity than this is not drawn at all."""
OPAQUE = 0.85
_KINDS: dict[tuple[str, str], bool] = {}
"""What a class is, which is asked half a million times."""
EVERYWHERE = QRectF(-1e6, -1e6, 2e6, 2e6)


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """One item. `box` is where it stands, `shown` what its ancestors do not clip of it."""

    item: QQuickItem
    parent: "Drawn | None"
    order: int
    box: QRectF
    shown: QRectF
    opacity: float
    page: str
    """The outermost name around it: `page.climate`, `dock`, `cards` …"""
    name: str
    """Its own objectName, or the nearest one around it."""
    scrolls: bool
    """Whether it is in a list that the finger moves."""
    _told: dict[str, float] = field(default_factory=dict)

    def is_a(self, kind: str) -> bool:
        """Whether it is of a C++ class, or made from a QML file of that name."""
        made = self.item.metaObject()
        name = str(made.className()) if made else ""
        if (name, kind) not in _KINDS:
            _KINDS[name, kind] = self.item.inherits(kind) or name.startswith(f"{kind}_QML")
        return _KINDS[name, kind]

    def get(self, name: str) -> object:
        """A property of the item; None where it has none."""
        return self.item.property(name)

    def read(self, name: str) -> object:
        """A grouped or attached property, such as `Accessible.name`."""
        return QQmlProperty(self.item, name, qmlContext(self.item)).read()

    def px(self, name: str) -> float:
        """A plain number, which is faster than what QML sees."""
        return float(self.item.property(name))

    def number(self, name: str) -> float:
        """A number or an enumeration, as QML sees it."""
        if name not in self._told:
            value, _undefined = QQmlExpression(qmlContext(self.item), self.item, name).evaluate()
            self._told[name] = float(value)
        return self._told[name]

    @property
    def ancestors(self) -> Iterator["Drawn"]:
        """From its parent outwards."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    @property
    def on_top(self) -> bool:
        """Whether it belongs to what lies over the page on purpose."""
        return self.page.startswith(ON_TOP)

    @property
    def hides(self) -> bool:
        """Whether nothing shines through it."""
        if not self.is_a("QQuickRectangle"):
            return False
        return self.opacity * min(c.alphaF() for c in _colours(self)) >= OPAQUE

    @property
    def plate(self) -> bool:
        """Whether it is a ground that words stand on."""
        return self.is_a("QQuickRectangle") and max(c.alphaF() for c in _colours(self)) > 0.1


def _colours(drawn: Drawn) -> Sequence[QColor]:
    """Of a rectangle: its gradient's, or its own."""
    ways = QQmlProperty(drawn.item, "gradient.stops", qmlContext(drawn.item))
    stops = QQmlListReference(ways.object(), "stops") if ways.isValid() else None
    if stops is not None and stops.count():
        made = (stops.at(i) for i in range(stops.count()))
        return [QColor(stop.property("color")) for stop in made if stop is not None]
    return [QColor(drawn.item.property("color"))]


def all_drawn(window: QQuickWindow) -> list[Drawn]:
    """All visible items of the window; what comes later is drawn over what came before."""
    found: list[Drawn] = []
    content = window.contentItem()
    if content:
        _collect(content, None, EVERYWHERE, found)
    return found


def _collect(item: QQuickItem, parent: Drawn | None, clip: QRectF, found: list[Drawn]) -> None:
    opacity = item.opacity() * (parent.opacity if parent else 1.0)
    if not item.isVisible() or opacity < SEEN:
        return
    children = sorted(item.childItems(), key=lambda child: child.z())
    drawn = _drawn(item, parent, clip, opacity, len(found))
    inner = drawn.shown if item.clip() else clip
    below = [child for child in children if child.z() < 0]
    for child in below:
        _collect(child, drawn, inner, found)
    found.append(drawn)
    for child in children[len(below) :]:
        _collect(child, drawn, inner, found)


def _drawn(
    item: QQuickItem, parent: Drawn | None, clip: QRectF, opacity: float, order: int
) -> Drawn:
    box = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    own = item.objectName()
    return Drawn(
        item,
        parent,
        order,
        box,
        box.intersected(clip),
        opacity,
        (parent.page if parent else "") or own,
        own or (parent.name if parent else ""),
        item.inherits("QQuickFlickable") or (parent.scrolls if parent else False),
    )
