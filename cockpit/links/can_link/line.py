"""One bus of the link: open it, drain it, notice when it goes, open it again."""

import errno
import logging
import threading
from collections.abc import Callable

from cockpit.links.bus_spec import BusSpec
from cockpit.links.can_link.error_frames import ACTIVE, BUS_OFF, state_after
from cockpit.links.can_link.health import BusHealth
from cockpit.links.can_link.traffic import Traffic
from cockpit.links.raw_frame import RawFrame
from cockpit.links.receivers import Receiver, open_receiver

log = logging.getLogger(__name__)

FIRST_RETRY_S, LAST_RETRY_S = 0.1, 0.5
"""Short to the end: values must be back within a second of the bus."""
SILENT_S = 2.0
CHECK_S = 0.25
SETTLE_S = 1.0
"""So long after opening a bus, the cause of its last loss is still worth telling."""
SILENT = "silent"

type Opened = Callable[[BusSpec], Receiver]


class Line:
    """One bus with its receiver, its traffic and its counts; `index` is the black box's number."""

    def __init__(
        self, spec: BusSpec, index: int, traffic: Traffic, opener: Opened = open_receiver
    ) -> None:
        self.spec, self.index, self.traffic = spec, index, traffic
        self.receiver: Receiver | None = None
        self._opener = opener
        self._lock = threading.Lock()
        self._retry_s, self._open_at = FIRST_RETRY_S, 0.0
        self._heard_at = self._checked_at = float("-inf")
        self._opened_at = float("inf")
        self._state, self._cause = ACTIVE, ""
        self._frames = self._error_frames = self._reconnects = 0
        self._dropped_before = self._junk_before = 0
        self._rate, self._rated_at, self._rated_frames = 0.0, 0.0, 0

    # Open and close -----------------------------------------------------------------------

    def open_if_due(self, now: float) -> bool:
        """Try to open a closed bus when its time has come; True if it is newly open."""
        if self.receiver is not None or now < self._open_at:
            return False
        self._opened_at = now
        try:
            receiver = self._opener(self.spec)
        except Exception as error:  # drivers raise whatever they like
            self.lose(self._cause_of(error), now)
            return False
        with self._lock:
            self.receiver = receiver
        self._checked_at = now
        return True

    def _cause_of(self, error: Exception) -> str:
        number = getattr(error, "errno", None)
        if number == errno.ENETDOWN:
            return f"{self.spec.channel} is down"
        if number in (errno.ENODEV, errno.ENXIO):
            return f"there is no {self.spec.channel}"
        return str(getattr(error, "strerror", None) or error) or type(error).__name__

    def lose(self, cause: str, now: float) -> None:
        """The bus is gone: close it and open it again a little later."""
        if cause != self._cause:
            log.warning("bus %s (%s): %s", self.spec.bus, self.spec, cause)
        self._cause = cause
        self._heard_at = float("-inf")
        self._open_at = now + self._retry_s
        self._retry_s = min(2 * self._retry_s, LAST_RETRY_S)
        self._reconnects += 1
        self.close()

    def close(self) -> None:
        """Let go of the bus."""
        with self._lock:
            receiver, self.receiver = self.receiver, None
        if receiver is not None:
            self._dropped_before += _dropped(receiver)
            self._junk_before += receiver.junk
            receiver.close()

    # Frames -------------------------------------------------------------------------------

    def drain(self, now: float) -> list[RawFrame]:
        """What has come in; empty also when the bus has just been lost."""
        if self.receiver is None:
            return []
        try:
            frames = self.receiver.drain()
        except OSError as error:
            self.lose(self._cause_of(error), now)
            return []
        self._frames += len(frames)
        return frames

    def look(self, frames: list[RawFrame], now: float) -> None:
        """After the traffic has taken the frames: read the error frames, note life and silence."""
        errors = self.traffic.error_frames
        if len(frames) > len(errors):
            self._come_alive(now)
        if errors:
            self._look_at_errors(errors, now)
        if self.receiver is not None and now - max(self._heard_at, self._checked_at) > CHECK_S:
            self._checked_at = now
            self._check(self.receiver, now)

    def _come_alive(self, now: float) -> None:
        self._heard_at = now
        self._retry_s = FIRST_RETRY_S
        if self._cause:
            log.warning("bus %s (%s) is back", self.spec.bus, self.spec)
            self._cause = ""
        if self._state == BUS_OFF:
            self._state = ACTIVE

    def _look_at_errors(self, errors: list[RawFrame], now: float) -> None:
        self._error_frames += len(errors)
        for raw in errors:
            self._state = state_after(raw, self._state)
        errors.clear()
        if self._state == BUS_OFF:
            self.lose(BUS_OFF, now)

    def _check(self, receiver: Receiver, now: float) -> None:
        try:
            receiver.check()
        except OSError as error:
            self.lose(self._cause_of(error), now)

    def send(self, key: int, flags: int, data: bytes) -> None:
        """Put a frame on the bus; any thread; raises OSError while there is no bus."""
        with self._lock:
            receiver = self.receiver
        if receiver is None:
            raise OSError(self._cause or "not open yet")
        receiver.send(key, flags, data)

    # Health -------------------------------------------------------------------------------

    def up(self, now: float) -> bool:
        """Whether frames come in."""
        return self.receiver is not None and now - self._heard_at < SILENT_S

    def health(self, now: float) -> BusHealth:
        """The state of now."""
        checks = self.traffic.checks
        dropped, junk = self._dropped_before, self._junk_before
        if self.receiver is not None:
            dropped += _dropped(self.receiver)
            junk += self.receiver.junk
        return BusHealth(
            name=self.spec.bus,
            spec=str(self.spec),
            up=self.up(now),
            state=self._state,
            trouble=self.trouble(now),
            frames=self._frames,
            rate=self._rate_now(now),
            dropped=dropped,
            error_frames=self._error_frames,
            crc_errors=sum(check.crc_errors for check in checks),
            counter_errors=sum(check.counter_errors for check in checks),
            length_errors=sum(check.length_errors for check in checks),
            junk=junk,
            reconnects=self._reconnects,
            unknown=dict(self.traffic.unknown),
        )

    def trouble(self, now: float) -> str:
        """Why no frames come in; empty while they do, and in the first seconds."""
        if self.up(now):
            return ""
        if self._state == BUS_OFF:
            return BUS_OFF
        if self._cause and (self.receiver is None or now - self._opened_at < SETTLE_S):
            return self._cause
        since = max(self._heard_at, self._opened_at)
        return SILENT if now - since >= SILENT_S or self._cause else ""

    def _rate_now(self, now: float) -> float:
        passed = now - self._rated_at
        if passed >= 0.5:
            self._rate = (self._frames - self._rated_frames) / passed if self._rated_at else 0.0
            self._rated_at, self._rated_frames = now, self._frames
        return round(self._rate, 1)


def _dropped(receiver: Receiver) -> int:
    try:
        return receiver.dropped()
    except OSError:
        return 0
