"""Paints one tile: 512 pixels square, no text. Runs in the painter's process only."""

import numpy as np
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from cockpit.features.navigation.map.style import STYLES, Line, Style, width_at
from cockpit.maps.display.bands import band_of
from cockpit.maps.display.kinds import Kind
from cockpit.maps.display.layout import SCALE
from cockpit.maps.display.read import Display, Shape

SIDE = 512
MARGIN = 0.08
"""So much of a tile's side is looked at around it, for wide lines and high houses."""
FIRST_BUILDINGS = 14.5
LOW_M, HIGH_M = 6.0, 60.0
BARE = (Kind.RIVER, Kind.STREAM, Kind.PIER, Kind.RUNWAY, Kind.TAXIWAY)
"""Lines that lie under all roads."""


def bare(theme: str) -> QImage:
    """A tile of nothing but ground."""
    return _filled(STYLES[theme].ground)


def _filled(ink: str) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor(ink))
    return image


class TilePainter:
    """Paints tiles of one region in one theme."""

    def __init__(self, display: Display, theme: str) -> None:
        self._display = display
        self.style: Style = STYLES[theme]

    def paint(self, zoom: int, column: int, row: int) -> QImage:
        """The tile as ARGB32; zoom is that of 512 px tiles."""
        image = _filled(self.style.ground)
        side = 1 / 2**zoom
        west, north = column * side, row * side
        edge = side * MARGIN
        box = (west - edge, north - edge, west + side + edge, north + side + edge)
        shapes = self._display.shapes(band_of(zoom), *box)
        sheet = _Sheet(image, self.style, zoom, west, north)
        sheet.areas([s for s in shapes if s.closed and s.kind is not Kind.BUILDING])
        sheet.lines([s for s in shapes if not s.closed and s.kind in BARE])
        sheet.roads([s for s in shapes if not s.closed and s.kind not in BARE])
        if zoom >= FIRST_BUILDINGS:
            sheet.buildings([s for s in shapes if s.kind is Kind.BUILDING])
        sheet.end()
        return image


class _Sheet:
    """One tile being painted."""

    def __init__(self, image: QImage, style: Style, zoom: float, west: float, north: float) -> None:
        self._painter = QPainter(image)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._style, self._zoom = style, zoom
        self._west, self._north = west * SCALE, north * SCALE
        self._pixels = SIDE * 2**zoom / SCALE

    def end(self) -> None:
        self._painter.end()

    def areas(self, shapes: list[Shape]) -> None:
        """Filled, with a hair of their own colour so that cut pieces show no seam."""
        for shape in shapes:
            ink = self._style.areas.get(shape.kind)
            if ink:
                colour = QColor(ink)
                self._painter.setPen(QPen(colour, 0.8))
                self._painter.setBrush(QBrush(colour))
                self._painter.drawPath(self._path(shape))
        self._painter.setBrush(QBrush())

    def lines(self, shapes: list[Shape]) -> None:
        """Lines without a casing."""
        for shape in shapes:
            look = self._style.lines[shape.kind]
            self._stroke(self._polygon(shape.points), look.ink, width_at(look, self._zoom), look)

    def roads(self, shapes: list[Shape]) -> None:
        """Tunnels first, then the ground, then bridges by level: casings below, inks above."""
        tunnels = [s for s in shapes if s.tunnel]
        bridges = [s for s in shapes if s.bridge and not s.tunnel]
        ground = [s for s in shapes if not s.tunnel and not s.bridge]
        self._layer(tunnels, tunnel=True)
        self._layer(ground)
        for level in sorted({s.level for s in bridges}):
            self._layer([s for s in bridges if s.level == level], bridge=True)

    def _layer(self, shapes: list[Shape], tunnel: bool = False, bridge: bool = False) -> None:
        drawn = []
        for shape in shapes:
            look = self._style.lines[shape.kind]
            width = width_at(look, self._zoom)
            if self._zoom >= look.first and width > 0.3:
                drawn.append((self._polygon(shape.points), look, width))
        for line, look, width in drawn:
            casing = self._style.bridge if bridge and look.casing else look.casing
            if casing and width > 1.6:
                extra = 3.2 if bridge else 2.0
                flat = bridge or tunnel
                self._stroke(line, casing, width + min(extra, 0.8 * width), look, flat)
        for line, look, width in drawn:
            ink = self._style.tunnel if tunnel and look.casing else look.ink
            self._stroke(line, ink, width, look)

    def _stroke(
        self, line: QPolygonF, ink: str, width: float, look: Line, flat: bool = False
    ) -> None:
        pen = QPen(QColor(ink), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if flat or look.dashes else Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if look.dashes:
            pen.setDashPattern([d * 2 / max(0.7, width) for d in look.dashes])
        self._painter.setPen(pen)
        self._painter.drawPolyline(line)

    def buildings(self, shapes: list[Shape]) -> None:
        """A wall that rises towards the north, and a roof on it, the lighter the higher."""
        north_first = sorted(shapes, key=lambda s: int.from_bytes(s.points[4:8], "little"))
        for shape in north_first:
            self._building(shape)

    def _building(self, shape: Shape) -> None:
        path = self._path(shape)
        rise = min(26.0, shape.height * 0.11 * 2 ** (self._zoom - 16))
        share = max(0.0, min(1.0, (shape.height - LOW_M) / (HIGH_M - LOW_M)))
        roof = _between(self._style.roof, self._style.roof_high, share)
        if rise > 1.2:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(self._style.wall))
            for step in range(int(rise) + 1):
                self._painter.drawPath(path.translated(0.0, -step))
            path.translate(0.0, -rise)
        self._painter.setPen(QPen(QColor(self._style.edge), 0.8))
        self._painter.setBrush(roof)
        self._painter.drawPath(path)
        self._painter.setBrush(QBrush())

    def _polygon(self, points: bytes) -> QPolygonF:
        raw = np.frombuffer(points, dtype=np.int32).reshape(-1, 2)
        polygon = QPolygonF()
        polygon.fill(QPointF(), len(raw))
        memory = polygon.data()
        memory.setsize(16 * len(raw))
        target = np.frombuffer(memory, dtype=np.float64).reshape(-1, 2)  # type: ignore[call-overload]
        np.subtract(raw, (self._west, self._north), out=target)
        target *= self._pixels
        return polygon

    def _path(self, shape: Shape) -> QPainterPath:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        start = 0
        sizes = np.frombuffer(shape.rings, np.uint32) if shape.rings else [len(shape.points) // 8]
        for size in sizes:
            end = start + int(size)
            path.addPolygon(self._polygon(shape.points[start * 8 : end * 8]))
            path.closeSubpath()
            start = end
        return path


def _between(low: str, high: str, share: float) -> QColor:
    a, b = QColor(low), QColor(high)
    parts = ((x + (y - x) * share) for x, y in zip(a.getRgbF(), b.getRgbF(), strict=True))
    red, green, blue, alpha = (float(p) for p in parts)
    return QColor.fromRgbF(red, green, blue, alpha)
