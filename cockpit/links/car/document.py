"""YAML or JSON text as a tree that remembers its lines."""

import json
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.constructor import SafeConstructor

from cockpit.links.car.definition import CarError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LineError(Exception):
    """Something wrong at a line of a file; costs no more than its own leaf."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what


class Item:
    """One value of the tree; its line is that of its key."""

    __slots__ = ("_node", "line")

    def __init__(self, node: Any, line: int | None = None) -> None:
        self._node = node
        self.line: int = line or node.start_mark.line + 1

    @property
    def text(self) -> str:
        """A scalar as it stands in the file, so that the label NO does not become False."""
        return str(self._node.value) if self.is_scalar else ""

    @property
    def is_scalar(self) -> bool:
        """True unless it is a table or a list."""
        return isinstance(self._node, yaml.ScalarNode)

    @property
    def is_table(self) -> bool:
        """True for `key: value` tables."""
        return isinstance(self._node, yaml.MappingNode)

    @property
    def value(self) -> Any:
        """A scalar as YAML or JSON understands it."""
        if not self.is_scalar:
            raise LineError(self.line, "must be a single value")
        try:
            value = SafeConstructor().construct_object(self._node)
        except (yaml.YAMLError, ValueError):
            return self.text
        if isinstance(value, str) and not self._node.style:
            # YAML 1.1 takes JSON's 1e5 for text.
            return _number(value)
        return value

    def pairs(self) -> Iterator[tuple[str, "Item"]]:
        """The entries of a table in order, doubles included."""
        if not self.is_table:
            raise LineError(self.line, "must be a table of `key: value`")
        SafeConstructor().flatten_mapping(self._node)
        for key, node in self._node.value:
            yield str(key.value), Item(node, key.start_mark.line + 1)

    def table(self) -> dict[str, "Item"]:
        """The entries of a table by name; a key that stands twice is a LineError."""
        found: dict[str, Item] = {}
        for key, item in self.pairs():
            if key in found and found[key].line != item.line:
                raise LineError(item.line, f"{key} stands twice; remove one")
            found.setdefault(key, item)
        return found

    def list(self) -> "list[Item]":
        """The entries of a list."""
        if not isinstance(self._node, yaml.SequenceNode):
            raise LineError(self.line, "must be a list [a, b]")
        return [Item(node) for node in self._node.value]


def _number(text: str) -> str | float:
    try:
        return float(text) if text[:1] in "-.0123456789" else text
    except ValueError:
        return text


def read_document(name: str, data: bytes) -> Item | None:
    """The tree of a YAML or JSON file; None for an empty one, CarError for a broken one."""
    text = _decode(name, data)
    if name.endswith(".json"):
        _check_json(name, text)
        text = text.replace("\t", " ")  # JSON may indent by tabs, YAML may not
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise _yaml_error(name, error) from None
    except RecursionError:
        raise CarError(f"{name}:1: nested too deeply; make it flat") from None
    return Item(node) if node is not None else None


def _decode(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CarError(f"{name}:{line}: not UTF-8 text; save the file as UTF-8") from None


def _check_json(name: str, text: str) -> None:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise CarError(
            f"{name}:{error.lineno}: not valid JSON ({error.msg}); mend that line"
        ) from None
    except RecursionError:
        raise CarError(f"{name}:1: nested too deeply; make it flat") from None


def _yaml_error(name: str, error: yaml.YAMLError) -> CarError:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    what = getattr(error, "problem", None) or " ".join(str(error).split())
    return CarError(f"{name}:{line}: not valid YAML ({what}); mend that line")
