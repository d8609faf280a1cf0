import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.features.phone.keys.table import DEEPEST, table

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
    max_leaves=6,
)


def nested(levels: int) -> bytes:
    """A table with lists within it, so many levels in all."""
    return b'{"a":' + b"[" * (levels - 1) + b"]" * (levels - 1) + b"}"


def depth(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value
    return 1 + max(map(depth, inner), default=0) if isinstance(value, dict | list) else 0


@given(st.dictionaries(st.text("abcd"), plain))
def test_a_plain_table_is_read_as_it_was_written(words: dict[str, Any]) -> None:
    read = table(json.dumps(words, ensure_ascii=False).encode())
    assert read == (words if depth(words) <= DEEPEST else None)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"7",
        b'"text"',
        b"null",
        b"{",
        b"{}{}",
        b"{'a': 1}",
        b'{"a": 1, "a": 2}',
        b'{"b": {"a": 1, "a": 1}}',
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": 1e999}',
        b'{"a": 1' + b"0" * 400 + b"}",
        b'{"a": "\\ud800"}',
        b'{"\\udfff": 1}',
        b'{"a": "\xff"}',
        b'\xef\xbb\xbf{"a": 1}',
        '{"a": 1}'.encode("utf-16"),
        b'{"a": "\n"}',
        nested(DEEPEST + 1),
        nested(2000),
        b'{"a":' * 800 + b"1" + b"}" * 800,
    ],
)
def test_what_could_be_read_in_two_ways_is_not_read(raw: bytes) -> None:
    assert table(raw) is None


def test_eight_levels_are_fine() -> None:
    assert table(nested(DEEPEST)) is not None


@given(st.binary(max_size=200))
def test_noise_does_no_harm(raw: bytes) -> None:
    assert table(raw) is None or isinstance(table(raw), dict)
