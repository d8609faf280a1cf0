"""Instructions in Chinese, which the engine does not speak: from kind, street, exit and sign."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from cockpit.maps.route import Manoeuvre

TABLE = Path(__file__).with_name("chinese.json")
STARTS = ("start", "start_right", "start_left")
UNSAID = ("continue", "becomes", "roundabout_exit")
SOON_S = 10.0
"""What comes within this time after a manoeuvre is said with it."""


def is_chinese(language: str) -> bool:
    """Whether a language code asks for it."""
    return language.replace("_", "-").partition("-")[0].lower() == "zh"


def in_chinese(manoeuvres: Sequence[Manoeuvre], compass: float) -> list[Manoeuvre]:
    """The same manoeuvres with Chinese texts; `compass` is the direction of the start."""
    texts = [_text(m, compass) for m in manoeuvres]
    stop = _table()["stop"]
    told = []
    for i, (m, text) in enumerate(zip(manoeuvres, texts, strict=True)):
        now = text + stop
        if _soon(m, manoeuvres[i + 1 : i + 2]):
            now = _table()["then"].format(first=text, second=texts[i + 1])
        after = _after(m.distance_m)
        told.append(
            m._replace(instruction=text + stop, say_alert=text + stop, say_now=now, say_after=after)
        )
    return told


def _soon(m: Manoeuvre, following: Sequence[Manoeuvre]) -> bool:
    """Whether the next one is to be told with it."""
    if not following or m.kind == "roundabout_enter" or following[0].kind in UNSAID:
        return False
    return m.duration_s < SOON_S


@cache
def _table() -> dict[str, Any]:
    words: dict[str, Any] = json.loads(TABLE.read_text("utf-8"))
    return words


def _text(m: Manoeuvre, compass: float) -> str:
    words = _table()
    action = _action(m, compass)
    street = m.streets[0] if m.streets else ""
    if m.exit_branch:
        street = words["between"].join(m.exit_branch)
    toward = words["between"].join(m.exit_toward)
    if m.kind.startswith("destination"):
        return action
    if street and m.kind in (*STARTS, "continue", "becomes"):
        return str(words["along"].format(action=action, street=street))
    pattern = {(True, True): "both", (True, False): "onto", (False, True): "toward"}.get(
        (bool(street), bool(toward))
    )
    if pattern is None:
        return action
    return str(words[pattern].format(action=action, street=street, toward=toward))


def _action(m: Manoeuvre, compass: float) -> str:
    words = _table()
    if m.kind in STARTS:
        return str(words["start"].format(compass=words["compass"][round(compass / 45) % 8]))
    if m.kind.startswith("exit") and m.exit_number:
        return str(words["numbered_exit"].format(exit=m.exit_number))
    if m.kind == "roundabout_enter" and m.roundabout_exit:
        counts = words["count"]
        known = m.roundabout_exit < len(counts)
        count = counts[m.roundabout_exit] if known else str(m.roundabout_exit)
        return str(words["counted_exit"].format(count=count))
    return str(words["kinds"].get(m.kind, words["kinds"]["none"]))


def _after(metres: float) -> str:
    if metres < 10:
        return ""
    stop: str = _table()["stop"]
    if metres < 950:
        tens = round(metres, -1 if metres < 100 else -2)
        return str(_table()["metres"].format(n=f"{tens:.0f}")) + stop
    n = f"{metres / 1000:.1f}".removesuffix(".0") if metres < 10_000 else f"{metres / 1000:.0f}"
    return str(_table()["kilometres"].format(n=n)) + stop
