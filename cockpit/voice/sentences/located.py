"""YAML whose every text knows the line it stands on, so that an error can name it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml


class Located(str):
    """A text of a YAML file, and its line."""

    __slots__ = ("line",)
    line: int


class SentenceError(ValueError):
    """Something is wrong in an intents file: one line that says where and what."""

    def __init__(self, path: Path, line: int, what: str) -> None:
        super().__init__(f"{path}:{line}: {what}")


class _Loader(yaml.SafeLoader):
    """Keeps lines; `on`, `off`, `yes` and `no` are words here and no switches."""


def _text(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Located:
    text = Located(loader.construct_scalar(node))
    text.line = node.start_mark.line + 1
    return text


_Loader.add_constructor("tag:yaml.org,2002:str", _text)
_Loader.yaml_implicit_resolvers = {
    letter: [(tag, rule) for tag, rule in rules if not tag.endswith((":bool", ":timestamp"))]
    for letter, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_constructor("tag:yaml.org,2002:bool", lambda _, node: str(node.value) == "true")
for _letter, _word in (("t", "true"), ("f", "false")):
    _Loader.yaml_implicit_resolvers.setdefault(_letter, []).append(
        ("tag:yaml.org,2002:bool", re.compile(f"^{_word}$"))
    )


def read_yaml(path: Path) -> dict[str, Any]:
    """The file's table. Raises SentenceError."""
    try:
        table = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # a SafeLoader
    except (OSError, UnicodeDecodeError) as error:
        raise SentenceError(path, 1, f"cannot be read: {error}") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or type(error).__name__
        raise SentenceError(path, mark.line + 1 if mark else 1, f"no YAML: {what}") from None
    if not isinstance(table, dict):
        raise SentenceError(path, 1, "a table is expected, such as `intents:`")
    return table


def line_of(entry: object) -> int:
    """The line of a text, or of the first text in a table or list; 1 where there is none."""
    return next((text.line for text in _texts(entry)), 1)


def _texts(entry: object) -> Iterator[Located]:
    if isinstance(entry, Located):
        yield entry
    for part in entry if isinstance(entry, dict | list | tuple) else ():
        yield from _texts(part)
