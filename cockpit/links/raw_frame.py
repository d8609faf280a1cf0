"""A CAN frame as it came off the wire: a plain tuple, because there are thousands a second.

`(key, flags, data, time)`: `key` is SocketCAN's `can_id` word, that is the arbitration id plus
EXTENDED, REMOTE or ERROR; `flags` are SocketCAN's for CAN FD, plus SENT; `time` is Unix seconds.
Keys of remote and error frames carry their own bit, so they never collide with data frames.
"""

type RawFrame = tuple[int, int, bytes, float]

EXTENDED = 1 << 31
"""The same as in `links.car.definition`: a 29-bit id."""
REMOTE = 1 << 30
ERROR = 1 << 29
ID_MASK = ERROR - 1

BRS = 1
ESI = 2
FD = 4
SENT = 8
"""This program sent the frame."""


def key_of(arbitration_id: int, extended: bool, remote: bool = False, error: bool = False) -> int:
    """The key of a frame from its parts."""
    return (
        arbitration_id
        | (EXTENDED if extended else 0)
        | (REMOTE if remote else 0)
        | (ERROR if error else 0)
    )
