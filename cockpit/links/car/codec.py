"""Compiles decoders: for each frame Python code that shifts and masks just the wanted signals.

A decoded signal is a tuple (signal, value, fault). Words, flags and all fields of up to eight
bits come ready-made out of a table; the rest is one inline expression each.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cockpit.core.signal import Signal
from cockpit.links.car import expression
from cockpit.links.car.arrays import ArrayState
from cockpit.links.car.bits import FLOATS, float_of
from cockpit.links.car.definition import Decode, Decoded, Wanted
from cockpit.links.car.evaluate import TOO_SHORT, evaluator, inline, value_of
from cockpit.links.car.plan import FieldPlan, FramePlan, Layout

TABLE_BITS = 8

type Signals = list[Signal[Any]]
type Arrays = Mapping[int, ArrayState]
"""By the number of the signal; shared by all decoders, so that none empties an array."""


class FrameCodec:
    """The decoders of one frame, one per set of wanted signals, made when first asked for."""

    def __init__(self, plan: FramePlan, signals: Signals, arrays: Arrays) -> None:
        self._plan = plan
        self._signals = signals
        self._arrays = arrays
        self._own = frozenset(signals[field.signal] for field in plan.fields)
        self._made: dict[Wanted, Decode] = {}

    def decoder(self, wanted: Wanted) -> Decode | None:
        """The function that decodes just the wanted signals; None if none is wanted."""
        mine = self._own & wanted
        if not mine:
            return None
        decode = self._made.get(mine)
        if decode is None:
            fields = [f for f in self._plan.fields if self._signals[f.signal] in mine]
            decode = self._made[mine] = _Writer(
                self._plan, fields, self._signals, self._arrays
            ).decode()
        return decode


def _need(field: FieldPlan, plan: FramePlan) -> int:
    """Bytes that a frame must have for the field and its selectors."""
    return max([field.layout.need, *(plan.selectors[number].need for number, _ in field.pages)])


class _Writer:
    """Writes and compiles one decoder."""

    def __init__(
        self, plan: FramePlan, fields: list[FieldPlan], signals: Signals, arrays: Arrays
    ) -> None:
        self._plan = plan
        self._fields = fields
        self._signals = signals
        self._arrays = arrays
        self._length = max(_need(field, plan) for field in fields)
        self._names: dict[str, Any] = {**expression.namespace(), "INT": int.from_bytes, "len": len}
        self._names["tuple"] = tuple
        self._functions: list[str] = []
        self._made_pages: dict[tuple[int, tuple[int, ...]], str] = {}
        self._orders: set[bool] = set()

    def decode(self) -> Decode:
        """The finished function."""
        for number, field in enumerate(self._fields):
            self._names[f"S{number}"] = self._signals[field.signal]
        everything = tuple(range(len(self._fields)))
        body = self._body(everything, 0)
        self._names["SHORT"] = self._short()
        source = "\n".join([*self._functions, *self._head(), *body])
        exec(compile(source, f"<{self._plan.bus}.{self._plan.name}>", "exec"), self._names)
        made: Decode = self._names["decode"]
        return made

    def _head(self) -> list[str]:
        lines = [
            "def decode(data):",
            f"    if len(data) < {self._length}: return SHORT(data)",
            '    n = INT(data, "little")' if False in self._orders else "    n = 0",
        ]
        if True in self._orders:
            lines.append(f'    b = INT(data[:{self._length}], "big")')
        else:
            lines.append("    b = 0")
        return lines

    # --- pages --------------------------------------------------------------------------------

    def _body(self, numbers: tuple[int, ...], depth: int) -> list[str]:
        """Lines that return a list of what is decoded of these fields."""
        here = tuple(i for i in numbers if len(self._fields[i].pages) == depth)
        pages = self._pages(numbers, depth)
        direct = f"[{', '.join(self._items(here, depth))}]"
        if not pages:
            return [f"    return {direct}"]
        lines = [f"    out = {direct}"]
        for selector, table in pages.items():
            name = f"P{depth}_{selector}_{len(self._functions)}"
            self._names[name] = {}
            lines.append(f"    page = {name}.get({self._pattern(self._plan.selectors[selector])})")
            lines.append("    if page: out += page(n, b)")
            self._functions += [f"{name}[{i}] = {function}" for i, function in table.items()]
        return [*lines, "    return out"]

    def _pages(self, numbers: tuple[int, ...], depth: int) -> dict[int, dict[int, str]]:
        groups: dict[int, dict[int, list[int]]] = {}
        for number in numbers:
            chain = self._fields[number].pages
            if len(chain) > depth:
                selector, ids = chain[depth]
                for i in ids:
                    groups.setdefault(selector, {}).setdefault(i, []).append(number)
        return {
            selector: {i: self._page(tuple(found), depth + 1) for i, found in table.items()}
            for selector, table in groups.items()
        }

    def _page(self, numbers: tuple[int, ...], depth: int) -> str:
        """The name of a function that decodes one page; equal pages share one."""
        if (depth, numbers) not in self._made_pages:
            body = self._body(numbers, depth)
            name = f"page{len(self._made_pages)}"
            self._made_pages[depth, numbers] = name
            self._functions += [f"def {name}(n, b):", *body]
        return self._made_pages[depth, numbers]

    # --- values -------------------------------------------------------------------------------

    def _items(self, numbers: tuple[int, ...], depth: int) -> Iterable[str]:
        arrays: dict[int, list[int]] = {}
        for number in numbers:
            if self._fields[number].slot < 0:
                yield self._single(number)
            else:
                arrays.setdefault(self._fields[number].signal, []).append(number)
        for signal, elements in arrays.items():
            yield self._array(signal, elements, depth)

    def _single(self, number: int) -> str:
        field = self._fields[number]
        if self._by_table(field):
            return self._table(number, lambda decoded: decoded)
        code = inline(field, self._signals[field.signal], self._raw(field.layout))
        evaluate = evaluator(field, self._signals[field.signal])
        self._names[f"F{number}"] = evaluate
        if code is None:
            return f"F{number}({self._raw(field.layout)})"
        value, condition = code
        good = f'(S{number}, {value}, "")'
        return f"{good} if {condition} else F{number}(r)" if condition else good

    def _array(self, signal: int, elements: list[int], depth: int) -> str:
        values = f"({', '.join(self._element(number) for number in elements)},)"
        first = elements[0]
        slots = tuple(self._fields[number].slot for number in elements)
        state = self._arrays[signal]
        if depth == 0 and slots == tuple(range(state.size)):
            return f'(S{first}, {values}, "")'
        self._names[f"A{first}"] = state.fill
        return f'(S{first}, A{first}({slots!r}, {values}), "")'

    def _element(self, number: int) -> str:
        field = self._fields[number]
        if self._by_table(field):
            return self._table(number, lambda decoded: decoded[1])
        code = inline(field, self._signals[field.signal], self._raw(field.layout))
        if code is None:
            self._names[f"F{number}"] = value_of(evaluator(field, self._signals[field.signal]))
            return f"F{number}({self._raw(field.layout)})"
        value, condition = code
        return f"({value} if {condition} else None)" if condition else f"({value})"

    def _by_table(self, field: FieldPlan) -> bool:
        return field.layout.bits <= TABLE_BITS and not field.layout.real

    def _table(self, number: int, pick: Callable[[Decoded], Any]) -> str:
        field = self._fields[number]
        evaluate = evaluator(field, self._signals[field.signal])
        bits = field.layout.bits
        half = 1 << (bits - 1) if field.layout.signed else 1 << bits
        self._names[f"T{number}"] = tuple(
            pick(evaluate(raw if raw < half else raw - (1 << bits))) for raw in range(1 << bits)
        )
        return f"T{number}[{self._pattern(field.layout)}]"

    def _pattern(self, layout: Layout) -> str:
        """The bits of a field as an unsigned number."""
        self._orders.add(layout.big)
        word, shift = "b" if layout.big else "n", layout.shift(self._length)
        return (
            f"{word} >> {shift} & {(1 << layout.bits) - 1}"
            if shift
            else (f"{word} & {(1 << layout.bits) - 1}")
        )

    def _raw(self, layout: Layout) -> str:
        pattern = self._pattern(layout)
        if layout.real:
            assert layout.bits in FLOATS
            self._names["FLOAT"] = float_of
            return f"FLOAT({layout.bits}, {pattern})"
        if layout.signed:
            sign = 1 << (layout.bits - 1)
            return f"((({pattern}) ^ {sign}) - {sign})"
        return f"({pattern})"

    # --- frames cut off -----------------------------------------------------------------------

    def _short(self) -> Decode:
        """What to do with frames that are too short for some of the wanted signals."""
        made: dict[int, tuple[Decode | None, list[Decoded]]] = {}

        def decode(data: bytes) -> list[Decoded]:
            size = len(data)
            if size not in made:
                made[size] = self._cut(size)
            fitting, faults = made[size]
            return [*fitting(data), *faults] if fitting else list(faults)

        return decode

    def _cut(self, size: int) -> tuple[Decode | None, list[Decoded]]:
        lost = {f.signal for f in self._fields if _need(f, self._plan) > size}
        kept = [f for f in self._fields if f.signal not in lost]
        faults: list[Decoded] = [(self._signals[number], None, TOO_SHORT) for number in lost]
        if not kept:
            return None, faults
        return _Writer(self._plan, kept, self._signals, self._arrays).decode(), faults
