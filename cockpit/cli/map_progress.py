"""How an import's progress is shown: a bar on a terminal, lines elsewhere, JSON for scripts."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cockpit.maps.importing.run import Event

STEP = 0.1
"""Between two plain lines, as a share of the whole import; a new stage is told at once."""


@contextmanager
def progress_for(as_json: bool, title: str) -> Iterator[Callable[["Event"], None]]:
    """What to call with each event; the bar goes away at the end."""
    if as_json:
        yield _json_line
    elif sys.stderr.isatty():
        with _bar(title) as tell:
            yield tell
    else:
        yield _Lines(title)


def _json_line(event: "Event") -> None:
    if event.note:
        click.echo(json.dumps({"note": event.note}))
    else:
        click.echo(json.dumps({"stage": event.stage, "progress": round(event.share, 3)}))


class _Lines:
    def __init__(self, title: str) -> None:
        self._title = title
        self._seen = set[str]()
        self._next = 0.0

    def __call__(self, event: "Event") -> None:
        if event.note:
            click.echo(f"cockpit: {event.note}", err=True)
        elif event.stage not in self._seen or event.share >= self._next:
            self._seen.add(event.stage)
            self._next = event.share + STEP
            click.echo(f"{self._title}: {event.share:4.0%} {event.stage}", err=True)


@contextmanager
def _bar(title: str) -> Iterator[Callable[["Event"], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.fields[title]}"),
        BarColumn(),
        TextColumn("{task.percentage:3.0f} %"),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0, title=title)

        def tell(event: "Event") -> None:
            if event.note:
                bar.console.print(f"cockpit: {event.note}", markup=False, highlight=False)
            else:
                bar.update(task, completed=event.share, description=event.stage)

        yield tell
