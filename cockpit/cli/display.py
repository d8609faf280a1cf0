"""Finds a screen for the dashboard: a window, VNC, or none at all."""

import os
import sys

VNC_PORT = 5900
SIZE = (1920, 720)


def has_display() -> bool:
    """Whether a window can be opened here."""
    return (
        not sys.platform.startswith("linux")
        or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
        or bool(os.environ.get("QT_QPA_PLATFORM"))
    )


def choose(headless: bool, vnc: int | None, desk: bool) -> str:
    """Set Qt's platform before Qt starts; returns a line for the user, or nothing.

    Where there is no display, a desk falls back on VNC; a car does not, for a VNC screen has no
    password and would let the network touch the car.
    """
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return ""
    if vnc is None and has_display():
        return ""
    if vnc is None and not desk:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return "No display found: drawing offscreen. Set DISPLAY, or use --vnc PORT."
    port = vnc or VNC_PORT
    os.environ["QT_QPA_PLATFORM"] = f"vnc:size={SIZE[0]}x{SIZE[1]}:port={port}"
    found = "" if vnc else "No display found. "
    viewer = f"vncviewer localhost:{port}"
    return f"{found}Serving the dashboard over VNC on port {port}, no password: {viewer}"
