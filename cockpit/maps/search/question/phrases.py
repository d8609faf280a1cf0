"""Turns of speech around what is looked for: "nearest …", "… near …", "… in 30 km"."""

import re
from dataclasses import dataclass

FILLERS = re.compile(
    r"^(?:(?:please|find|search(?: for)?|show(?: me)?|look for|where is|where's|navigate(?: me)? to"
    r"|take me to|drive(?: me)? to|go to|directions? to|route to|i need|i want|bring me to"
    r"|the (?:nearest|closest|next)|nearest|closest|next|a|an|some|any|local"
    r"|bitte|finde?|suche?(?: nach)?|zeige?(?: mir)?|wo ist|wo gibt es|navigiere? (?:zu[rm]?|nach)"
    r"|fahre? (?:mich )?(?:zu[rm]?|nach)|bringe? mich (?:zu[rm]?|nach)|ich brauche"
    r"|route (?:zu[rm]?|nach)"
    r"|(?:der|die|das|den|zu[rm]?)? ?n[äa]chste[rnsm]?|nächstgelegene[rnsm]?|eine?[nrm]?)\s+)+",
    re.IGNORECASE,
)
FILLERS_ZH = re.compile(
    r"^(?:请|帮我|我要|我想|找一下|找个|找|搜索|带我去|导航去|导航到|开车去|去|离我)*(?:最近的|附近的)?"
)
HERE = re.compile(
    r"\s*\b(?:please|bitte)\s*$|(?:在哪里?|怎么走|吗)$|"
    r"\s*\b(?:near ?by|near me|near here|around here|around me|close by|close to me|closest|nearest"
    r"|hier|in der nähe|in meiner nähe|um die ecke|in der umgebung)\s*$|附近$|周边$",
    re.IGNORECASE,
)  # fmt: skip
_NEAR = re.compile(
    r"^(.+?)\s+(?:near(?: to)?|close to|next to|around|nearby|nahe(?: bei)?"
    r"|in der nähe (?:von|des|der|vom)"
    r"|neben(?: de[mr])?|unweit(?: von)?|bei(?:m)?)\s+(.+)$",
    re.IGNORECASE,
)
_IN = re.compile(r"^(.+?)\s+(?:in|at|im|am|an der|von|on)\s+(.+)$", re.IGNORECASE)
_NEAR_ZH = re.compile(r"^(.+?)(?:附近|旁边|周边|周围)的?(.+)$")
_IN_ZH = re.compile(r"^(?:在)?(.+?)(?:的|里的)(.+)$")
_ALONG = re.compile(
    r"\b(?:along|on) (?:the|my) (?:way|route)\b|\ben ?route\b|\bunterwegs\b"
    r"|\bauf (?:der|dem|meiner) (?:strecke|weg|route)\b"
    r"|\bentlang der (?:strecke|route)\b|沿途|路上|顺路|途中",
    re.IGNORECASE,
)
_NUMBER = r"(\d{1,4}(?:[.,]\d)?)"
_AHEAD = re.compile(
    r"\b(?:in|after|nach|about|around|etwa|ca\.?|circa)"
    r"(?: about| etwa| ca\.?| around| circa)?"
    rf" {_NUMBER}\s*(km|kms|kilomet(?:er|re)s?n?|k|mi|miles?|m|met(?:er|re)s?n?"
    r"|min|minutes?|minuten|mins|h|hours?|std|stunden?)\b",
    re.IGNORECASE,
)
_AHEAD_ZH = re.compile(rf"{_NUMBER}\s*(公里|千米|分钟|小时|米)(?:之?后|以?后|外|处)的?")
UNITS_M = {"km": 1000.0, "ki": 1000.0, "k": 1000.0, "mi": 1609.344, "me": 1.0, "公里": 1000.0,
           "千米": 1000.0, "米": 1.0, "分钟": 1300.0, "小时": 80_000.0, "h": 80_000.0,
           "ho": 80_000.0, "st": 80_000.0, "m": 1.0}  # fmt: skip
MINUTE_M = 1300.0
"""What one drives in a minute where only time is told: a mean of town and motorway."""


@dataclass(frozen=True, slots=True)
class Around:
    """X near Y: what is looked for, and where."""

    what: str
    where: str
    close: bool
    """Near it; else inside of it."""


def without_fillers(text: str) -> str:
    """A question without please and nearest; the text itself where nothing else is in it."""
    shorter = FILLERS_ZH.sub("", FILLERS.sub("", text + " ").strip()).strip()
    shorter = HERE.sub("", HERE.sub("", shorter)).strip(" ,?？")
    return shorter or text


def around(text: str) -> list[Around]:
    """The ways to read "X near Y" out of a text; none for most."""
    found = []
    for pattern, what, where, close in (
        (_NEAR, 1, 2, True), (_NEAR_ZH, 2, 1, True), (_IN, 1, 2, False), (_IN_ZH, 2, 1, False),
    ):  # fmt: skip
        match = pattern.match(text)
        if match:
            found.append(Around(match[what].strip(), match[where].strip(), close))
    return found


def ahead(text: str) -> tuple[str, float | None]:
    """The text without "in 30 km" or "on the way", and how far ahead that is; None: not said."""
    for pattern in (_AHEAD, _AHEAD_ZH):
        match = pattern.search(text)
        if match:
            rest = f"{text[: match.start()]} {text[match.end() :]}".strip(" ,")
            if rest:
                return _ALONG.sub("", rest).strip(" ,的") or rest, _metres(match[1], match[2])
    rest = _ALONG.sub(" ", text).strip(" ,的")
    return (rest, 0.0) if rest and rest != text.strip() else (text, None)


def _metres(number: str, unit: str) -> float:
    unit = unit.lower()
    value = float(number.replace(",", "."))
    if unit.startswith("min"):
        return value * MINUTE_M
    return value * UNITS_M.get(unit, UNITS_M.get(unit[:2], 1000.0))
