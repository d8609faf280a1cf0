"""Pictures out of the network: small JPEG or PNG files only, whatever they call themselves."""

import base64
from binascii import Error as NotBase64
from typing import Any

from cockpit.core.picture import kind_of

MOST_BYTES = 200_000


def picture(value: Any) -> bytes | None:
    """The file in a base64 text; None where it is no picture that may be shown."""
    if not isinstance(value, str) or len(value) > MOST_BYTES * 4 // 3 + 4:
        return None
    try:
        data = base64.b64decode(value, validate=True)
    except (NotBase64, ValueError):
        return None
    return data if len(data) <= MOST_BYTES and kind_of(data) else None
