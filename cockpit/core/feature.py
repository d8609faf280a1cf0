"""The contract between the shell and a feature: services in, views out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from cockpit.core.aboard import Aboard
from cockpit.core.driving import Driving
from cockpit.core.energy import LearnedEnergy
from cockpit.core.evidence import Evidence
from cockpit.core.hosting import Hosting
from cockpit.core.intents import Intents
from cockpit.core.leading import Leading
from cockpit.core.mailbox import Mailbox
from cockpit.core.messages import Messages
from cockpit.core.notices import Notices
from cockpit.core.personal import Personal
from cockpit.core.settings import Settings
from cockpit.core.speech import Speech
from cockpit.core.stage import Stage
from cockpit.core.vehicle import Vehicle


@dataclass(frozen=True, slots=True)
class Services:
    """What every feature may use; all of it belongs to the main thread."""

    vehicle: Vehicle
    notices: Notices
    driving: Driving
    settings: Settings
    mailbox: Mailbox = field(default_factory=Mailbox)
    """The door for a feature's own threads and processes: `mailbox.tell(call)`."""
    speech: Speech = field(default_factory=Speech)
    energy: LearnedEnergy = field(default_factory=LearnedEnergy)
    leading: Leading = field(default_factory=Leading)
    messages: Messages = field(default_factory=Messages)
    hosting: Hosting = field(default_factory=Hosting)
    evidence: Evidence = field(default_factory=Evidence)
    intents: Intents = field(default_factory=Intents)
    stage: Stage = field(default_factory=Stage)
    personal: Personal = field(default_factory=Personal)
    aboard: Aboard = field(default_factory=Aboard)
    folder: Path | None = None
    """Where a feature may keep what must outlive the run; None: nowhere."""


class Place(Enum):
    """Where on the screen a view stands."""

    CLUSTER = "cluster"
    GUIDANCE = "guidance"
    """A strip within the cluster: what to do next on the way."""
    PAGE = "page"
    CARD = "card"
    DOCK_LEFT = "dock_left"
    DOCK_RIGHT = "dock_right"
    DOCK_KEY = "dock_key"
    """A key beside the pages' own, always at hand."""
    OVERLAY = "overlay"
    """Over the page and the cards, for as long as it has something to say; never the cluster."""


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
    docked: bool = True
    """Whether a page has a key in the dock; others are opened from within."""
    name: str = ""
    """What a page is called by who opens it; empty: as the feature, which has one such page."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A running feature: its name, its views, how to start its threads and how to stop it.

    `close` is called when every feature has stopped: what others kept at the end is written.

    `start` is called when the first frame is on the screen; until then a feature only builds.
    """

    name: str
    views: tuple[View, ...] = ()
    start: Callable[[], None] = field(default=lambda: None)
    stop: Callable[[], None] = field(default=lambda: None)
    close: Callable[[], None] = field(default=lambda: None)


type Setup = Callable[[Services], Feature]
"""Every `cockpit/features/NAME/feature.py` has a function `setup` of this shape."""
