"""House numbers as they are written, looked up and filled in between."""

import re
from itertools import pairwise

from cockpit.maps.search.building.thing import Spot
from cockpit.maps.search.letters import plain

LONGEST_RANGE = 60
"""Houses; a range of more is taken for a mistake."""
_RANGE = re.compile(r"^(\d{1,5})\s*[-–]\s*(\d{1,5})$")


def number_keys(written: str) -> list[str]:
    """The plain numbers that one may look for: "12-16" is 12, 14, 16 and 12-16."""
    keys: dict[str, None] = {}
    for part in re.split(r"[;,]", written):
        text = number_key(part)
        if text:
            keys[text] = None
        match = _RANGE.match(part.strip())
        if match:
            low, high = int(match[1]), int(match[2])
            step = 2 if (high - low) % 2 == 0 else 1
            if 0 < high - low <= LONGEST_RANGE:
                keys |= {str(n): None for n in range(low, high + 1, step)}
    return list(keys)


def number_key(text: str) -> str:
    """One number without spaces and case: "3 A" is 3a."""
    return re.sub(r"[^\w/-]|_", "", plain(text.strip().replace("–", "-")))[:12]


def between(
    kind: str, line: list[Spot], ends: list[tuple[int, str]]
) -> list[tuple[str, Spot]]:  # fmt: skip
    """The houses that an interpolation way stands for.

    `kind` is even, odd, all or a step; `ends` are the numbered points: index in `line` and number.
    """
    step = {"even": 2, "odd": 2, "all": 1}.get(kind) or (int(kind) if kind.isdigit() else 0)
    found: list[tuple[str, Spot]] = []
    for (at, low), (to, high) in pairwise(ends):
        if not (low.isdigit() and high.isdigit()) or step < 1 or to <= at:
            continue
        first, last = int(low), int(high)
        way = -step if last < first else step
        if not 0 < abs(last - first) <= LONGEST_RANGE * step:
            continue
        found += [
            (str(n), _along(line[at : to + 1], (n - first) / (last - first)))
            for n in range(first + way, last, way)
        ]
    return found


def _along(line: list[Spot], share: float) -> Spot:
    """A point on the line; the points of such ways lie evenly enough to count by lengths."""
    steps = [((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 for a, b in pairwise(line)]
    left = share * sum(steps)
    for (a, b), step in zip(pairwise(line), steps, strict=True):
        if left <= step and step > 0:
            part = left / step
            return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part
        left -= step
    return line[-1]
