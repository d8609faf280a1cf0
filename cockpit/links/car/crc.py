"""End-to-end checksums: CRC-8 over the payload without its CRC byte, then over the data id."""

from collections.abc import Callable
from functools import cache

from cockpit.links.car.definition import Crc, Frame

type Checksum = Callable[[bytes], int]


def known_algorithms() -> frozenset[str]:
    """The names that a mapping's `algorithm` may have: those of fastcrc.crc8."""
    from fastcrc import crc8

    return frozenset(crc8.algorithms_available)


@cache
def _checksum(algorithm: str) -> Checksum:
    # fastcrc is imported with the first checked frame: a start from the cache does without.
    from fastcrc import crc8

    found: Checksum = getattr(crc8, algorithm)
    return found


@cache
def _tail(data_id: int | None) -> bytes:
    return b"" if data_id is None else data_id.to_bytes(2, "little")


def make_crc(crc: Crc, data: bytes) -> int:
    """The CRC that belongs into byte `crc.byte` of `data`; what stands there now is ignored."""
    body = data[: crc.byte] + data[crc.byte + 1 :]
    return _checksum(crc.algorithm)(bytes(body) + _tail(crc.data_id))


def check_crc(frame: Frame, data: bytes) -> bool:
    """Whether the frame's CRC fits; True for frames without one, False for one cut off."""
    crc = frame.crc
    if crc is None:
        return True
    return len(data) > crc.byte and data[crc.byte] == make_crc(crc, data)
