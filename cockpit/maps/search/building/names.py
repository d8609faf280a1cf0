"""All names of a thing, for showing and for finding."""

import json
import re

from cockpit.maps.search.letters import HAN
from cockpit.maps.search.words import split

SHOWN_LANGUAGES = frozenset({"en", "de", "zh", "fr", "ar", "es", "it"})
"""Languages whose names are kept for showing."""
MOST_FORMS = 14
_KEYS = re.compile(
    r"^(name|alt_name|int_name|loc_name|short_name|official_name|old_name|nat_name|reg_name)"
    r"(:[a-z]{2,3}(-\w+)?|_\d)?$"
)
_ORDER = ("name", "name:en", "name:de", "name:zh", "name:ar", "int_name", "alt_name", "short_name",
          "loc_name", "official_name")  # fmt: skip
_PLAIN_KEYS = ("iata", "icao", "brand", "brand:en", "brand:zh")


def shown_names(tags: dict[str, str]) -> str:
    """JSON of the names by language, "" the local one; "" where there is none at all."""
    local = tags.get("name") or tags.get("name:en") or tags.get("brand") or ""
    names = {"": local} if local else {}
    for key, value in tags.items():
        if key.startswith("name:") and key[5:] in SHOWN_LANGUAGES and value != local:
            names[key[5:]] = value
    return json.dumps(names, ensure_ascii=False) if names else ""


def forms(tags: dict[str, str], more: tuple[str, ...] = ()) -> list[str]:
    """Every spelling in plain words, the usual one first, each once."""
    keys = [key for key in tags if _KEYS.match(key)]
    keys.sort(key=lambda k: _ORDER.index(k) if k in _ORDER else len(_ORDER))
    keys += [key for key in (*_PLAIN_KEYS, *more) if key in tags]
    found: dict[str, None] = {}
    for value in dict.fromkeys(tags[key] for key in keys):
        for name in value.split(";"):
            _add(found, name)
    return list(found)[:MOST_FORMS]


def _add(found: dict[str, None], value: str) -> None:
    words = split(value)
    if words:
        found[" ".join(words)] = None
    if HAN.search(value):
        from cockpit.maps.search.pinyin import syllables

        sounds = syllables(value)
        if sounds:
            found["=" + " ".join(sounds)] = None
