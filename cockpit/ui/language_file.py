"""A language as a file: English to another, as JSON; what is wrong in it is told by its line.

A text with a count (`%n`) has an object in place of its translation, one entry for each plural
form: `"%n hours": {"one": "%n Stunde", "other": "%n Stunden"}`.
"""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from cockpit.core.paths import config_dir
from cockpit.ui.plurals import forms_of

FOLDER = "languages"
CODE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
PLACES = re.compile(r"%\d|%n|\{\w+\}")
"""What stands in a text for a value that is put there."""
SHIPPED = Path(__file__).parent / "Cockpit"
COUNT = "%n"
type Words = dict[str, tuple[str, ...]]
"""By English text its translation; of one with a count, its plural forms in their order."""


def file_of(language: str) -> Path:
    """Where a person puts a whole language, or mends one that is there."""
    return config_dir() / FOLDER / f"{language}.json"


def added() -> tuple[str, ...]:
    """The codes of languages that files bring along, those of the cockpit's own folder as well."""
    folder = config_dir() / FOLDER
    try:
        changed_ns = folder.stat().st_mtime_ns
    except OSError:
        changed_ns = 0
    return _added(folder, changed_ns)


@lru_cache(maxsize=4)
def _added(folder: Path, changed_ns: int) -> tuple[str, ...]:
    """As the folder was then."""
    own = {file.name.split(".")[1] for file in SHIPPED.glob("texts.*.json")}
    theirs = {file.stem for file in folder.glob("*.json")} if changed_ns else set()
    return tuple(sorted(code for code in own | theirs if CODE.fullmatch(code)))


def read_words(file: Path, language: str) -> tuple[Words, list[str]]:
    """A file's translations, and a line for each thing that is wrong; nothing where it is not."""
    try:
        text = file.read_text("utf-8")
        table = json.loads(text or "{}")  # empty while a shell writes into it
    except FileNotFoundError:
        return {}, []
    except json.JSONDecodeError as error:
        return {}, [f"{file}:{error.lineno}: cannot be read ({error.msg}): mend that line"]
    except (OSError, ValueError) as error:
        return {}, [f"{file}: cannot be read ({error})"]
    if not isinstance(table, dict):
        return {}, [f"{file}:1: must be one object of texts"]
    return _checked(file, text, table, language)


def _checked(
    file: Path, text: str, table: Mapping[str, object], language: str
) -> tuple[Words, list[str]]:
    words: Words = {}
    names, troubles = forms_of(language).names, []
    for source, said in table.items():
        forms, wrong = _forms(source, said, names)
        if wrong:
            troubles.append(f"{file}:{_line(text, source)}: {source!r} {wrong}")
        elif forms:
            words[source] = forms
    return words, troubles


def _forms(source: str, said: object, names: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The forms of a translation, none where it is still to be done; or what is wrong with it."""
    if COUNT in source and isinstance(said, dict):
        missing = [name for name in names if not isinstance(said.get(name), str)]
        if missing:
            return (), f"lacks the plural form {missing[0]!r}"
        forms = tuple(said[name] for name in names)
    elif isinstance(said, str):
        forms = (said,) * (len(names) if COUNT in source else 1)
    else:
        return (), "must have a text as its translation"
    if not all(forms):
        return (), ""
    wanted = sorted(set(PLACES.findall(source)) - {COUNT})
    if any(sorted(set(PLACES.findall(form)) - {COUNT}) != wanted for form in forms):
        return (), f"must keep {', '.join(wanted) or 'free of places for values'}"
    return forms, ""


def _line(text: str, source: str) -> int:
    """Where an entry stands; 1 where it is spelled in another way."""
    place = text.find(json.dumps(source, ensure_ascii=False))
    return text.count("\n", 0, place) + 1 if place >= 0 else 1
