"""Just enough SVG to draw a car; all coordinates are the car's."""

import re

type Stop = tuple[float, str, float]


def path(
    d: str, fill: str = "none", stroke: str = "none", width: float = 1.0, alpha: float = 1.0
) -> str:
    """One path."""
    return (
        f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width}" '
        f'stroke-linejoin="round" stroke-linecap="round" opacity="{alpha}"/>'
    )


def rect(x: float, y: float, w: float, h: float, r: float, fill: str, alpha: float = 1.0) -> str:
    """One rounded rectangle."""
    return (
        f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}" fill="{fill}" opacity="{alpha}"/>'
    )


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, alpha: float = 1.0) -> str:
    """One ellipse."""
    return f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{fill}" opacity="{alpha}"/>'


def both(left: str) -> str:
    """A left-hand shape and its mirror image; both share its gradients."""
    mirrored = re.sub(r"<(linear|radial)Gradient.*?</(linear|radial)Gradient>", "", left)
    return f'{left}<g transform="scale(-1,1)">{mirrored}</g>'


def linear(name: str, x1: float, y1: float, x2: float, y2: float, *stops: Stop) -> str:
    """A linear gradient; a stop is offset, colour, opacity."""
    line = f'x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"'
    head = f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {line}>'
    return f"{head}{_all(stops)}</linearGradient>"


def radial(name: str, x: float, y: float, r: float, *stops: Stop) -> str:
    """A radial gradient; a stop is offset, colour, opacity."""
    circle = f'cx="{x}" cy="{y}" r="{r}" fx="{x}" fy="{y}"'
    head = f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" {circle}>'
    return f"{head}{_all(stops)}</radialGradient>"


def _all(stops: tuple[Stop, ...]) -> str:
    return "".join(
        f'<stop offset="{at}" stop-color="{colour}" stop-opacity="{alpha}"/>'
        for at, colour, alpha in stops
    )


def glow(name: str, x: float, y: float, r: float, colour: str, alpha: float) -> str:
    """A soft spot of light."""
    fade = radial(name, x, y, r, (0, colour, alpha), (0.35, colour, alpha * 0.45), (1, colour, 0))
    return fade + ellipse(x, y, r, r, f"url(#{name})")


def stretched(y: float, rx: float, ry: float, fade: str, r: float = 100) -> str:
    """An ellipse on the car's axis, filled with the radial gradient `fade` of radius `r`."""
    spot = ellipse(0, 0, r, r, f"url(#{fade})")
    return f'<g transform="translate(0,{y}) scale({rx / r},{ry / r})">{spot}</g>'
