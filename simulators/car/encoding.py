"""Signals to bytes and back, quickly: what cantools knows, laid out as shifts and masks once."""

from collections.abc import Mapping
from dataclasses import dataclass

from cantools.database.can.message import Message
from cantools.database.can.signal import Signal

type Value = float | int | bool | str | None  # None = not available
type Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class SignalCode:
    """Where one signal lies in a frame, and how a physical value becomes a raw one."""

    name: str
    shift: int
    mask: int
    little: bool
    signed: bool
    scale: float
    offset: float
    low: int
    high: int
    start_raw: int
    labels: Mapping[str, int]

    def raw(self, value: Value) -> int:
        """The raw value of a physical value or label; None gives the start value (SNA)."""
        if value is None:
            return self.start_raw
        if isinstance(value, str):
            return self.labels[value]
        raw = round((value - self.offset) / self.scale)
        return self.low if raw < self.low else min(raw, self.high)

    def physical(self, raw: int) -> float:
        """The physical value of a raw one."""
        return raw * self.scale + self.offset

    def holds(self, raw: int) -> bool:
        """Whether a raw value lies in the range that the DBC gives."""
        return self.low <= raw <= self.high

    def extract(self, little: int, big: int) -> int:
        """The raw value inside a frame, given as a little- and a big-endian number."""
        raw = ((little if self.little else big) >> self.shift) & self.mask
        return raw - self.mask - 1 if self.signed and raw > self.mask >> 1 else raw


def signal_code(signal: Signal, length: int) -> SignalCode:
    """Lay out one signal of a frame of `length` bytes."""
    little = signal.byte_order == "little_endian"
    mask = (1 << signal.length) - 1
    low, high = (-(mask >> 1) - 1, mask >> 1) if signal.is_signed else (0, mask)
    scale, offset = float(signal.scale), float(signal.offset)
    if signal.minimum is not None and signal.maximum is not None:
        low = max(low, round((signal.minimum - offset) / scale))
        high = min(high, round((signal.maximum - offset) / scale))
    return SignalCode(
        name=signal.name,
        shift=signal.start if little else _big_endian_shift(signal, length),
        mask=mask,
        little=little,
        signed=signal.is_signed,
        scale=scale,
        offset=offset,
        low=low,
        high=high,
        start_raw=_start_raw(signal),
        labels={str(label): int(raw) for raw, label in (signal.choices or {}).items()},
    )


def _start_raw(signal: Signal) -> int:
    return int(signal.raw_initial or 0)


def _big_endian_shift(signal: Signal, length: int) -> int:
    first = 8 * (signal.start // 8) + 7 - signal.start % 8  # most significant bit, from the left
    return 8 * length - first - signal.length


class MessageCode:
    """Encodes and decodes one message; pages of a multiplexed one take turns."""

    def __init__(self, message: Message) -> None:
        self.name = message.name
        self.length = message.length
        self.plain: list[SignalCode] = []
        self.pages: dict[int, list[SignalCode]] = {}
        self.selector: SignalCode | None = None
        for signal in message.signals:
            self._place(signal)
        self._turns = sorted(self.pages)
        self._by_name = {c.name: c for c in self.plain}
        for page in self.pages.values():
            self._by_name.update({c.name: c for c in page})

    def _place(self, signal: Signal) -> None:
        code = signal_code(signal, self.length)
        if signal.is_multiplexer:
            self.selector = code
        elif signal.multiplexer_ids:
            for page in signal.multiplexer_ids:
                self.pages.setdefault(page, []).append(code)
        else:
            self.plain.append(code)

    def signal(self, name: str) -> SignalCode:
        """One signal's layout; KeyError when the message has none of that name."""
        return self._by_name[name]

    @property
    def signals(self) -> tuple[str, ...]:
        """The names of all signals but the page selector."""
        return tuple(self._by_name)

    def encode(self, values: Values, raw_overrides: Mapping[str, int], turn: int = 0) -> bytes:
        """The frame's bytes; signals without a value are sent as not available.

        `turn` counts the frames of a multiplexed message: its pages follow one another.
        """
        little = big = 0
        codes = self.plain
        if self.selector is not None and self._turns:
            page = self._turns[turn % len(self._turns)]
            little |= page << self.selector.shift if self.selector.little else 0
            big |= 0 if self.selector.little else page << self.selector.shift
            codes = codes + self.pages[page]
        for code in codes:
            raw = code.raw(values.get(code.name))
            if raw_overrides and code.name in raw_overrides:
                raw = raw_overrides[code.name]
            if code.little:
                little |= (raw & code.mask) << code.shift
            else:
                big |= (raw & code.mask) << code.shift
        if big:
            little |= int.from_bytes(big.to_bytes(self.length, "big"), "little")
        return little.to_bytes(self.length, "little")

    def decode_raw(self, data: bytes) -> dict[str, int]:
        """Raw values of the plain signals."""
        little, big = int.from_bytes(data, "little"), int.from_bytes(data, "big")
        return {code.name: code.extract(little, big) for code in self.plain}

    def wishes(self, data: bytes) -> dict[str, float | None]:
        """Physical values of the signals that differ from their start value ("no wish").

        None stands for a wish out of the DBC's range.
        """
        codes = self._by_name
        return {
            name: codes[name].physical(raw) if codes[name].holds(raw) else None
            for name, raw in self.decode_raw(data).items()
            if raw != codes[name].start_raw
        }
