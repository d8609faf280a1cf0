"""Which phones there are, and what of them is shown."""

from dataclasses import dataclass
from typing import ClassVar

from cockpit.core.setting import When, setting


@dataclass(frozen=True, slots=True)
class PhoneSettings:
    """`[phone]` in cockpit.toml."""

    SECTION: ClassVar[str] = "phone"

    show: bool = setting(
        True,
        "The car shows calls, messages and music of the phones at its broker.",
        label="Phones in the car",
        when=When.PARKED,
        restart=True,
        personal=True,
    )
    notifications: bool = setting(
        True,
        "What apps have to tell is shown with the messages while parked.",
        label="Notifications of apps",
        when=When.ALWAYS,
        personal=True,
    )
    read_aloud: bool = setting(
        True,
        "While driving, the car offers to read out messages of favourites.",
        label="Read messages aloud",
        when=When.ALWAYS,
        personal=True,
    )
    duck: bool = setting(
        True,
        "Music of the phone steps back while the car speaks.",
        label="Quieter music while the car speaks",
        when=When.ALWAYS,
        personal=True,
    )
    owntracks: str = setting(
        "", "Phones that tell where they are: `USER/DEVICE=NAME:KEY`, several parted by `;`."
    )
    tell_place: bool = setting(
        True,
        "A phone learns where the car was parked.",
        label="Tell my phone where the car stands",
        when=When.PARKED,
        restart=True,
        personal=True,
    )
