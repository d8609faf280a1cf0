"""How `cockpit signals` looks in the terminal."""

import math
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console, Group, JustifyMethod, RenderableType
from rich.live import Live
from rich.table import Table
from rich.text import Text

from cockpit.cli.chart import chart
from cockpit.cli.listening import AnySignal, Listening
from cockpit.core.reading import Trust
from cockpit.core.units import NO_VALUE

STYLES = {Trust.LIVE: "green", Trust.FADING: "yellow", Trust.HOLLOW: "dark_orange"}
CHART_ROWS = 10
CHART_MARGIN = 12
UNKNOWN_ROWS = 8


def show(
    console: Console,
    listening: Listening,
    signals: Sequence[AnySignal],
    looks: Iterator[None],
    plot: bool,
) -> None:
    """Draw until the looks end."""
    history: deque[float | None] = deque(maxlen=1000)
    room = console.height if console.is_terminal else 10_000
    with Live(console=console, refresh_per_second=10, auto_refresh=False) as live:
        for _ in looks:
            if plot:
                history.append(_number(listening.reading(signals[0]).value))
                live.update(_plot(console.width, listening, signals[0], history), refresh=True)
            else:
                live.update(_page(listening, signals, room), refresh=True)


def _page(listening: Listening, signals: Sequence[AnySignal], room: int) -> RenderableType:
    unknown = listening.unknown()[:UNKNOWN_ROWS]
    rows = max(3, room - 5 - (len(unknown) + 2 if unknown else 0))
    parts: list[RenderableType] = [_table(listening, signals[:rows])]
    if len(signals) > rows:
        parts.append(Text(f"… and {len(signals) - rows} more; filter: cockpit signals speed"))
    if unknown:
        table = Table(title="Ids that no DBC knows", title_style="yellow", box=None)
        for name in ("bus", "id", "rate", "newest data"):
            table.add_column(name)
        for one in unknown:
            table.add_row(one.bus, one.id, f"{one.rate_hz:.1f}/s", one.data.hex(" "))
        parts.append(table)
    parts.append(Text(listening.health.summary, style="dim"))
    return Group(*parts)


def _table(listening: Listening, signals: Sequence[AnySignal]) -> Table:
    table = Table(box=None, expand=True)
    table.add_column("signal", no_wrap=True, overflow="ellipsis", ratio=1)
    for name in ("value", "unit", "age", "rate", "trust"):
        justify: JustifyMethod = "left" if name in ("unit", "trust") else "right"
        table.add_column(name, justify=justify, no_wrap=True)
    for signal in signals:
        reading = listening.reading(signal)
        trust = f"{reading.trust.name.lower()} {reading.cause}".strip()
        table.add_row(
            signal.path.removeprefix("Vehicle."),
            _text(reading.value),
            signal.unit,
            f"{reading.age_s:.2f} s" if math.isfinite(reading.age_s) else NO_VALUE,
            f"{listening.rate(signal):.1f}/s",
            Text(trust, style=STYLES.get(reading.trust, "red")),
        )
    return table


def _plot(
    width: int, listening: Listening, signal: AnySignal, history: Sequence[float | None]
) -> RenderableType:
    rows = chart(history, max(10, width - CHART_MARGIN), CHART_ROWS)
    known = [value for value in history if value is not None]
    ends = {0: max(known), len(rows) - 1: min(known)} if known else {}
    labels = [f"{ends[n]:>10.5g} " if n in ends else " " * 11 for n in range(len(rows))]
    reading = listening.reading(signal)
    cause = f" ({reading.cause})" if reading.cause else ""
    head = f"{signal.path}  {_text(reading.value)} {signal.unit}{cause}"
    lines = [Text(f"{label}{row}") for label, row in zip(labels, rows, strict=True)]
    return Group(Text(head, style="bold"), *lines)


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _text(value: Any) -> str:
    if value is None:
        return NO_VALUE
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, tuple):
        known = [item for item in value if item is not None]
        return f"{len(value)} × {min(known):g}…{max(known):g}" if known else NO_VALUE
    return str(value)
