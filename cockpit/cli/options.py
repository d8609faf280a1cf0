"""The options that every command with a dashboard shares."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import click

from cockpit.core.paths import CAN_DBC
from cockpit.ui.display import TEXT_SIZES, THEMES, languages


@dataclass(frozen=True, slots=True)
class Options:
    """How the dashboard starts and what it leaves behind."""

    car: Path = CAN_DBC
    config: Path | None = None
    theme: str | None = None
    language: str | None = None
    text_size: str | None = None
    driver: str | None = None
    page: str | None = None
    headless: bool = False
    vnc: int | None = None
    for_s: float | None = None
    shots: Path | None = None
    broker: str | None = None
    verbose: bool = False


def _language(_context: click.Context, _option: click.Parameter, code: str | None) -> str | None:
    """One that is there when it is asked for: files bring some along."""
    if code is None or code in languages():
        return code
    raise click.BadParameter(f"{code!r} is not one of {', '.join(languages())}")


_CHOICES = (
    click.option(
        "--car",
        type=click.Path(path_type=Path),
        default=CAN_DBC,
        help="Folder with the car's DBC files and mapping.",
    ),
    click.option(
        "--config",
        type=click.Path(path_type=Path),
        help="A cockpit.toml. [default: ~/.config/cockpit/cockpit.toml, if there]",
    ),
    click.option("--theme", type=click.Choice(THEMES), help="Day or night."),
    click.option("--language", callback=_language, help="The screen's language, such as de."),
    click.option("--text-size", type=click.Choice(TEXT_SIZES), help="How large words are."),
    click.option("--driver", metavar="NAME", help="Who drives; made where there is none."),
    click.option("--page", help="The page to open first, such as climate."),
    click.option("--headless", is_flag=True, help="Draw offscreen; needs no display."),
    click.option("--vnc", type=int, metavar="PORT", help="Serve the screen to VNC viewers."),
    click.option(
        "--for", "for_s", type=click.FloatRange(min=0), metavar="SECONDS", help="Stop by itself."
    ),
    click.option(
        "--shots",
        type=click.Path(path_type=Path, file_okay=False),
        help="Write a PNG every 5 s and at the end, state.json and screen.json here.",
    ),
    click.option(
        "--broker",
        metavar="mqtt://USER:PASS@HOST:PORT",
        help="Join this MQTT broker; several parted by spaces, as NAME=mqtts://…",
    ),
    click.option("-v", "--verbose", is_flag=True, help="Say more on stderr."),
)


def dashboard_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the shared options to a click command; it gets them as one `options`."""

    @functools.wraps(command)
    def with_options(**given: Any) -> Any:
        mine = {f.name: given.pop(f.name) for f in fields(Options)}
        return command(options=Options(**mine), **given)

    wrapped: Callable[..., Any] = with_options
    for choice in reversed(_CHOICES):
        wrapped = choice(wrapped)
    return wrapped
