"""Which font stands in for the house font where it is missing, or lacks a character."""

from PyQt6.QtGui import QFont

HOUSE_FONT = "Inter"
SUBSTITUTES = ["Noto Sans", "Noto Sans Arabic UI", "Noto Sans CJK SC", "DejaVu Sans"]
"""In this order; the Chinese one is named so that simplified forms are drawn, not Japanese.

Of the Arabic ones it is that for screens: the lines of "Noto Sans Arabic" are two thirds higher,
for marks that no screen of ours has."""


def use_fonts() -> None:
    """Tell Qt; call once there is an application, before anything is drawn."""
    QFont.insertSubstitutions(HOUSE_FONT, SUBSTITUTES)
