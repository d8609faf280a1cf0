"""A small line of bars for the terminal: one number over time."""

from collections.abc import Sequence

STEPS = " ▁▂▃▄▅▆▇█"
GAP = "·"


def chart(values: Sequence[float | None], width: int, height: int) -> list[str]:
    """The newest `width` values as `height` rows, the top row first; gaps where there is none."""
    shown = list(values)[-width:]
    known = [value for value in shown if value is not None]
    if not known:
        return [GAP * len(shown) if row == height - 1 else "" for row in range(height)]
    low, high = min(known), max(known)
    span = (high - low) or 1.0
    levels = [None if v is None else 1 + (v - low) / span * (height * 8 - 1) for v in shown]
    return [_row(levels, row) for row in reversed(range(height))]


def _row(levels: Sequence[float | None], row: int) -> str:
    """`row` counts from the bottom; each is eight steps high."""
    cells = []
    for level in levels:
        if level is None:
            cells.append(GAP if row == 0 else " ")
        else:
            cells.append(STEPS[min(max(round(level) - row * 8, 0), 8)])
    return "".join(cells)
