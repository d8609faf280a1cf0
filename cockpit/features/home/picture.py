"""A camera's stills, listened to only while somebody looks."""

import base64
from binascii import Error as NotBase64
from collections.abc import Callable

from cockpit.core.messages import Arrived, Messages
from cockpit.core.picture import kind_of
from cockpit.features.home.devices.entity import Entity

MOST_BYTES = 700_000


class Stills:
    """The newest picture of one camera; `told` hears of each."""

    def __init__(self, mail: Messages, told: Callable[[], None]) -> None:
        self._mail, self._told = mail, told
        self._followed: Entity | None = None
        self._listening: set[str] = set()
        self.picture = ""
        """As a data URL; empty until one has come."""

    def follow(self, entity: Entity | None) -> None:
        """Look at this camera from now on; at none where the entity is no camera."""
        self._followed = entity if entity is not None and entity.stills else None
        if self.picture:
            self.picture = ""
            self._told()
        if self._followed and self._followed.stills not in self._listening:
            self._listening.add(self._followed.stills)
            self._mail.listen(self._followed.stills, self._heard)

    def _heard(self, arrived: Arrived) -> None:
        camera = self._followed
        if camera is None or (arrived.topic, arrived.broker) != (camera.stills, camera.broker):
            return
        data = _decoded(arrived.payload) if camera.stills_base64 else arrived.payload
        kind = kind_of(data) if len(data) <= MOST_BYTES else ""
        if kind:
            self.picture = f"data:{kind};base64,{base64.b64encode(data).decode()}"
            self._told()


def _decoded(payload: bytes) -> bytes:
    try:
        return base64.b64decode(payload, validate=True)
    except (NotBase64, ValueError):
        return b""
