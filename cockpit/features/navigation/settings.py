"""The settings of the navigation."""

from dataclasses import dataclass
from typing import ClassVar

from cockpit.core.setting import When, setting


@dataclass(frozen=True, slots=True)
class NavigationSettings:
    """`[navigation]` in cockpit.toml."""

    SECTION: ClassVar[str] = "navigation"

    region: str = setting(
        "", "The map to use, by its name in `cockpit map list`; empty: by where the car is."
    )
    voice: bool = setting(
        True,
        "Guidance is spoken.",
        label="Spoken guidance",
        when=When.ALWAYS,
        restart=True,
        personal=True,
    )
    avoid_toll: bool = setting(
        False,
        "Prefer ways without toll.",
        label="Avoid toll roads",
        when=When.ALWAYS,
        restart=True,
        personal=True,
    )
    avoid_motorway: bool = setting(
        False,
        "Prefer ways without motorways.",
        label="Avoid motorways",
        when=When.ALWAYS,
        restart=True,
        personal=True,
    )
    avoid_ferry: bool = setting(
        False,
        "Prefer ways without ferries.",
        label="Avoid ferries",
        when=When.ALWAYS,
        restart=True,
        personal=True,
    )
    traffic: str = setting(
        "", "A file with live speeds, read again whenever it changes; empty: none."
    )
    destination: str = setting(
        "", "Where to go at the start: `LAT,LON NAME`, several with `;`; empty: nowhere."
    )
