"""What SocketCAN's error frames say about the bus (linux/can/error.h)."""

from cockpit.links.raw_frame import RawFrame

ACTIVE, WARNING, PASSIVE, BUS_OFF = "active", "warning", "passive", "bus off"
_CONTROLLER, _BUS_OFF, _RESTARTED = 0x004, 0x040, 0x100
_WARNING_BITS, _PASSIVE_BITS, _ACTIVE_BIT = 0x0C, 0x30, 0x40


def state_after(raw: RawFrame, state: str) -> str:
    """The bus's state once this error frame has come."""
    key, _, data, _ = raw
    if key & _BUS_OFF:
        return BUS_OFF
    if key & _RESTARTED:
        return ACTIVE
    if key & _CONTROLLER and len(data) > 1:
        return _controller_state(data[1], state)
    return state


def _controller_state(bits: int, state: str) -> str:
    if bits & _PASSIVE_BITS:
        return PASSIVE
    if bits & _WARNING_BITS:
        return WARNING
    return ACTIVE if bits & _ACTIVE_BIT else state
