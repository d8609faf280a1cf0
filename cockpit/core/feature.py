"""The contract between the shell and a feature: services in, views out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from cockpit.core.driving import Driving
from cockpit.core.notices import Notices
from cockpit.core.settings import Settings
from cockpit.core.vehicle import Vehicle


@dataclass(frozen=True, slots=True)
class Services:
    """What every feature may use; all of it belongs to the main thread."""

    vehicle: Vehicle
    notices: Notices
    driving: Driving
    settings: Settings


class Place(Enum):
    """Where on the screen a view stands."""

    CLUSTER = "cluster"
    PAGE = "page"
    CARD = "card"
    DOCK_LEFT = "dock_left"
    DOCK_RIGHT = "dock_right"


@dataclass(frozen=True, slots=True)
class View:
    """One QML file, and the object that it gets as its required property `vm`.

    A PAGE also has a title (English; the view translates it), an icon (an SVG's stem in
    `assets/icons/`) and its order in the dock; cards stack by order.
    """

    place: Place
    qml: Path
    view_model: object
    title: str = ""
    icon: str = ""
    order: int = 50


@dataclass(frozen=True, slots=True)
class Feature:
    """A running feature: its name, its views, and how to stop it."""

    name: str
    views: tuple[View, ...] = ()
    stop: Callable[[], None] = field(default=lambda: None)


type Setup = Callable[[Services], Feature]
"""Every `cockpit/features/NAME/feature.py` has a function `setup` of this shape."""
