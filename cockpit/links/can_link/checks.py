"""Is a frame what its sender meant? Length, checksum and alive counter, for every single frame.

One bad frame is dropped and counted; bad ones in a row (or 3 of 10) are a fault, which the driver
sees; good ones take it back by themselves.
"""

from collections.abc import Callable

from cockpit.links.car.definition import Counter, Crc, Frame

CHECKSUM, STUCK, LENGTH = "checksum wrong", "counter stuck", "wrong length"
_HISTORY = (1 << 10) - 1
_BAD_IN_HISTORY = 3
_REPEATS = 3
_SLOW_CYCLE_S = 0.3
_FD_LENGTHS = (12, 16, 20, 24, 32, 48, 64)

type Page = int
"""What is conflated: the frame's key, plus its multiplexer's value above bit 32."""


class Check:
    """The checks of one frame id. `changed` is told whenever `fault` changes."""

    def __init__(self, frame: Frame, changed: Callable[["Check"], None]) -> None:
        self.frame = frame
        self.fault = ""
        self.crc_errors = self.counter_errors = self.length_errors = 0
        self._changed = changed
        self._lengths = _lengths(frame)
        self._crc_fits = _crc_check(frame.crc)
        self._counter_of, self._counter_mask, self._max_step = _counter_parts(frame.counter)
        self._mux_of = (
            _bits(frame.mux_start, frame.mux_bits) if frame.mux_start is not None else None
        )
        self._counter = -1
        self._guards = _guard_bits(frame)
        self._calm = True
        self._history = self._repeats = self._good_run = 0
        cycle = frame.cycle_s or 0.0
        self._good_needed = 1 if cycle > _SLOW_CYCLE_S else _BAD_IN_HISTORY

    @property
    def per_frame(self) -> bool:
        """Whether every frame must be looked at, not just the newest."""
        frame = self.frame
        return not (frame.crc is None and frame.counter is None and frame.mux_start is None)

    def page(self, data: bytes) -> Page | None:
        """Where a good frame is kept; None for one that must not be used."""
        if len(data) not in self._lengths:
            self.length_errors += 1
            self._bad(LENGTH)
            return None
        if self._crc_fits is not None and not self._crc_fits(data):
            self.crc_errors += 1
            self._bad(CHECKSUM)
            return None
        if self._counter_of is not None and not self._step(self._counter_of(data)):
            return None
        if not self._calm and not self._calm_down():
            return None
        if self._mux_of is None:
            return self.frame.key
        return self.frame.key | self._mux_of(data) << 32

    def body(self, data: bytes) -> bytes | int:
        """What of the payload is not checksum or counter: equal bodies decode to equal values."""
        if self._guards and len(data) == self.frame.length:
            return int.from_bytes(data, "little") & ~self._guards
        return data

    def _step(self, counter: int) -> bool:
        """Follow the alive counter; False for a repeated frame, whose value is old news."""
        before, self._counter = self._counter, counter
        step = (counter - before) & self._counter_mask
        if 0 < step <= self._max_step or before < 0:
            if self._repeats:
                self._repeats = 0
                if self.fault == STUCK:
                    self._set_fault("")
            return True
        self.counter_errors += 1
        if step:
            return True
        self._repeats += 1
        if self._repeats >= _REPEATS and not self.fault:
            self._set_fault(STUCK)
        return False

    def _bad(self, cause: str) -> None:
        self._calm = False
        self._good_run = 0
        self._history = (self._history << 1 | 1) & _HISTORY
        if self._history & 3 == 3 or self._history.bit_count() >= _BAD_IN_HISTORY:
            self._set_fault(cause)

    def _calm_down(self) -> bool:
        """Take in a good frame after bad ones; False while the fault stands."""
        self._history = self._history << 1 & _HISTORY
        self._good_run += 1
        few = self._history.bit_count() < _BAD_IN_HISTORY
        if self.fault and not few and self._good_run < self._good_needed:
            return False
        if self.fault:
            self._history = 0
            self._set_fault("")
        self._calm = not self._history
        return True

    def _set_fault(self, fault: str) -> None:
        if fault != self.fault:
            self.fault = fault
            self._changed(self)


def _lengths(frame: Frame) -> frozenset[int]:
    """The payload lengths that this frame may have: its own; CAN FD pads to the next step."""
    if not frame.is_fd or frame.length <= 8:
        return frozenset((frame.length,))
    return frozenset((frame.length, next(n for n in _FD_LENGTHS if n >= frame.length)))


def _guard_bits(frame: Frame) -> int:
    """A mask of the checksum's and the counter's bits, from the little end."""
    mask = 0xFF << 8 * frame.crc.byte if frame.crc else 0
    if frame.counter:
        mask |= ((1 << frame.counter.bits) - 1) << frame.counter.start
    return mask


def _crc_check(crc: Crc | None) -> Callable[[bytes], bool] | None:
    if crc is None:
        return None
    from fastcrc import crc8

    checksum: Callable[[bytes], int] = getattr(crc8, crc.algorithm)
    byte, after = crc.byte, crc.byte + 1
    tail = b"" if crc.data_id is None else crc.data_id.to_bytes(2, "little")
    if byte == 0:
        return lambda data: checksum(data[1:] + tail) == data[0]
    return lambda data: checksum(data[:byte] + data[after:] + tail) == data[byte]


def _counter_parts(counter: Counter | None) -> tuple[Callable[[bytes], int] | None, int, int]:
    if counter is None:
        return None, 0, 0
    return _bits(counter.start, counter.bits), (1 << counter.bits) - 1, counter.max_step


def _bits(start: int, bits: int) -> Callable[[bytes], int]:
    """Reads `bits` bits at `start`, counted from the little end of the payload."""
    mask, byte, shift = (1 << bits) - 1, start >> 3, start & 7
    if shift + bits <= 8:
        return lambda data: data[byte] >> shift & mask
    return lambda data: int.from_bytes(data, "little") >> start & mask
