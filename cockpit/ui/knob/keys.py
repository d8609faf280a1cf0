"""What a knob can do, and which key of a keyboard stands for it."""

from enum import Enum
from typing import NamedTuple


class Move(Enum):
    """The knob's turns and its press, and the four keys beside it."""

    LEFT = "turn left"
    RIGHT = "turn right"
    PRESS = "press"
    BACK = "back"
    HOME = "home"
    MENU = "menu"
    JUMP = "jump"


class Key(NamedTuple):
    """One key: its number in Qt, its name in `Qt.Key`, and in the Linux kernel where it has one."""

    code: int
    name: str
    linux: str
    move: Move


KEYS = (
    Key(0x01000012, "Key_Left", "KEY_LEFT", Move.LEFT),
    Key(0x01000002, "Key_Backtab", "", Move.LEFT),
    Key(0x01000014, "Key_Right", "KEY_RIGHT", Move.RIGHT),
    Key(0x01000001, "Key_Tab", "KEY_TAB", Move.RIGHT),
    Key(0x01000004, "Key_Return", "KEY_ENTER", Move.PRESS),
    Key(0x01000005, "Key_Enter", "KEY_KPENTER", Move.PRESS),
    Key(0x01000000, "Key_Escape", "KEY_ESC", Move.BACK),
    Key(0x01000061, "Key_Back", "KEY_BACK", Move.BACK),
    Key(0x01000030, "Key_F1", "KEY_F1", Move.HOME),
    Key(0x01000090, "Key_HomePage", "KEY_HOMEPAGE", Move.HOME),
    Key(0x01000031, "Key_F2", "KEY_F2", Move.MENU),
    Key(0x01000055, "Key_Menu", "KEY_COMPOSE", Move.MENU),
    Key(0x01000032, "Key_F3", "KEY_F3", Move.JUMP),
)
"""The whole mapping. Numbers, for asking Qt for its names would cost 40 ms of the start."""

MOVES = {key.code: key.move for key in KEYS}
