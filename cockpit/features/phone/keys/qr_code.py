"""A QR code as a picture."""

import segno

QUIET = 4
"""Modules of white around it, as ISO/IEC 18004 asks for."""


def picture(text: str) -> str:
    """A `data:` URL of a PNG, one pixel a module, dark on white; takes longer than a frame has."""
    # The least redundancy: the fewer modules, the larger each is, and a screen has no stains.
    code = segno.make(text, error="l", micro=False, boost_error=False)
    return code.png_data_uri(scale=1, border=QUIET, dark="#000", light="#fff")
