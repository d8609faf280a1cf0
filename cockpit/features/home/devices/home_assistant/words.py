"""What templates may say: the filters, functions and tests that announcements use.

Meanings are Home Assistant's. Each takes little time whatever it is given: text stays short, and
there are no patterns to search by. Missing values raise UndefinedError: then nothing was said.
"""

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from jinja2 import Undefined, UndefinedError
from jinja2.filters import do_default, do_int, do_title

from cockpit.features.home.devices.untrusted import LONGEST_MADE, UnusableError

LONGEST_DIGITS = 300
_NEEDED = object()
_PLAIN_FORM = re.compile(r"([^%]|%[-+0 ]?[0-9]{0,2}(\.[0-9]{1,2})?[sdifgxX%])*")
_PLAIN_TIME = re.compile(r"(%[a-zA-Z%]|[^%]){0,64}")


def sized(value: Any) -> Any:
    """A value made by a template, written out in full, must not be endless."""
    left, rest = LONGEST_MADE, [value]
    while rest:
        one = rest.pop()
        if isinstance(one, dict):
            rest += (*one, *one.values())
        elif isinstance(one, list | tuple):
            rest += one
        elif not isinstance(one, str | int | float | Undefined | None):
            raise UnusableError("its template mixes what cannot be written")
        left -= len(one) + 1 if isinstance(one, str | dict | list | tuple) else 8
        _fit(LONGEST_MADE - left)
    return value


def joined(value: Iterable[Any], between: str = "") -> str:
    """One text of many."""
    parts = [str(one) for one in value]
    _fit(sum(map(len, parts)) + len(parts) * len(between))
    return between.join(parts)


def _fit(length: int) -> None:
    if length > LONGEST_MADE:
        raise UnusableError("its template makes too much text")


def replaced(value: Any, old: str, new: str) -> str:
    """A text with another in place of each `old`."""
    text = str(value)
    _fit(text.count(old) * len(new) + len(text))
    return text.replace(old, new)


def formatted(form: str, *values: Any) -> str:
    """`%`-formatting with widths of two digits."""
    if not _PLAIN_FORM.fullmatch(form):
        raise UnusableError("its template asks for an odd form")
    return str(sized(form % tuple(_defined(sized(value)) for value in values)))


def _defined(value: Any) -> Any:
    """The value; missing ones say nothing."""
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()
    return value


def _float(value: Any, default: Any = _NEEDED) -> Any:
    if default is _NEEDED:
        return float(_defined(value))
    try:
        return float(value)
    except (ValueError, TypeError, UndefinedError):
        return default


def _int(value: Any, default: Any = _NEEDED, base: int = 10) -> Any:
    if isinstance(value, str) and len(value) > LONGEST_DIGITS:
        raise UnusableError("its template reads too long a number")
    if default is not _NEEDED:
        return do_int(value, default, base)
    return int(value, base) if base != 10 else int(float(_defined(value)))


def _round(value: Any, digits: int = 0, method: str = "common", default: Any = _NEEDED) -> Any:
    found = _float(value, default)
    if found is default:
        return default
    digits = max(-12, min(int(digits), 12))
    if method in ("ceil", "floor"):
        step = 10.0**digits
        found = (math.ceil if method == "ceil" else math.floor)(found * step) / step
    elif method == "half":
        return round(found * 2) / 2
    return round(found, digits) if digits else round(found)


def _bool(value: Any, default: Any = _NEEDED) -> Any:
    word = str(_defined(value) if default is _NEEDED else value).lower()
    if word in ("1", "true", "yes", "on", "enable"):
        return True
    if word in ("0", "false", "no", "off", "disable"):
        return False
    if default is _NEEDED:
        raise ValueError("that is neither yes nor no")
    return default


def _iif(value: Any, if_true: Any = True, if_false: Any = False, if_none: Any = _NEEDED) -> Any:
    if value is None and if_none is not _NEEDED:
        return if_none
    return if_true if value else if_false


def _is_number(value: Any) -> bool:
    found = _float(value, math.nan)
    return isinstance(found, float) and math.isfinite(found)


def _length(value: Any) -> int:
    return len(_defined(value))


def _local_time(value: Any, default: Any = _NEEDED) -> Any:
    return _timed(value, default, lambda at: at.isoformat())


def _custom_time(value: Any, form: str, _local: bool = True, default: Any = _NEEDED) -> Any:
    if not _PLAIN_TIME.fullmatch(form):
        raise UnusableError("its template asks for an odd form of time")
    return _timed(value, default, lambda at: at.strftime(form))


def _timed(value: Any, default: Any, shown: Callable[[datetime], str]) -> Any:
    try:
        return shown(datetime.fromtimestamp(_float(value)).astimezone())
    except (ValueError, TypeError, OverflowError, OSError):
        if default is _NEEDED:
            raise
        return default


def _json(value: Any) -> str:
    return json.dumps(sized(_defined(value)), ensure_ascii=False)


def _listed(*values: Any) -> Iterable[Any]:
    """What `min` and `max` are given: one list, or the values themselves."""
    return values[0] if len(values) == 1 else values


FILTERS: Mapping[str, Callable[..., Any]] = {
    "abs": abs,
    "bitwise_and": lambda one, other: int(one) & int(other),
    "bitwise_or": lambda one, other: int(one) | int(other),
    "bool": _bool,
    "capitalize": lambda value: str(value).capitalize(),
    "count": _length,
    "d": do_default,
    "default": do_default,
    "first": lambda value: next(iter(_defined(value))),
    "float": _float,
    "format": formatted,
    "from_json": lambda value: json.loads(_defined(value)),
    "iif": _iif,
    "int": _int,
    "is_defined": _defined,
    "is_number": _is_number,
    "join": joined,
    "last": lambda value: _defined(value)[-1],
    "length": _length,
    "list": lambda value: list(_defined(value)),
    "lower": lambda value: str(value).lower(),
    "max": lambda value: max(_defined(value)),
    "min": lambda value: min(_defined(value)),
    "replace": replaced,
    "round": _round,
    "sized": sized,
    "string": str,
    "sum": lambda value: sum(float(one) for one in _defined(value)),
    "timestamp_custom": _custom_time,
    "timestamp_local": _local_time,
    "title": do_title,
    "to_json": _json,
    "tojson": _json,
    "trim": lambda value: str(value).strip(),
    "upper": lambda value: str(value).upper(),
}

FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "bool": _bool,
    "float": _float,
    "iif": _iif,
    "int": _int,
    "is_number": _is_number,
    "max": lambda *values: max(_listed(*values)),
    "min": lambda *values: min(_listed(*values)),
}

METHODS = frozenset(
    {"endswith", "get", "items", "keys", "lower", "lstrip", "replace", "rstrip", "split"}
    | {"startswith", "strip", "title", "upper", "values"}
)
"""Of texts and tables; `replace` is our own."""

TESTS = frozenset(
    {"boolean", "defined", "divisibleby", "eq", "equalto", "even", "false", "float", "ge", "gt"}
    | {"greaterthan", "in", "integer", "le", "lessthan", "lower", "lt", "mapping", "ne", "none"}
    | {"number", "odd", "sameas", "sequence", "string", "true", "undefined", "upper"}
)
