"""The car's own key pair, by which its phones know it."""

from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from cockpit.core.stored import Stored
from cockpit.features.phone.messages.bond import CURVE, Bond, Private, public_bytes


class CarKey:
    """Drawn once and kept in `folder`, which only its owner may read; None keeps nothing.

    A broken file is put aside and a fresh key drawn; then each phone must be paired anew.
    """

    def __init__(self, folder: Path | None) -> None:
        self.trouble = _closed(folder) if folder else ""
        """One line for the driver where the key could not be read, written or kept secret."""
        self._stored = Stored(folder, "car")
        self._private = self._read() or self._fresh()
        self.public = public_bytes(self._private)

    def bond(self, vin: str, phone: bytes) -> Bond:
        """With a phone's public key; raises ValueError where it is none."""
        return Bond(self._private, vin, self.public, phone)

    def _read(self) -> Private | None:
        words = self._stored.read()
        try:
            found = None if words is None else _private(words)
        except (KeyError, TypeError, ValueError) as error:
            # Without the error's text: it may quote what was read.
            self._stored.put_aside(type(error).__name__)
            found = None
        self.trouble = self.trouble or self._stored.trouble
        return found

    def _fresh(self) -> Private:
        private = ec.generate_private_key(CURVE)
        self._stored.write({"private": f"{private.private_numbers().private_value:064x}"})
        self.trouble = self.trouble or self._stored.trouble
        return private


def _private(words: Any) -> Private:
    return ec.derive_private_key(int(words["private"], 16), CURVE)


def _closed(folder: Path) -> str:
    """Shut the folder before anything lies in it; why that failed, else ""."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        return f"{folder}: cannot be kept secret ({error.strerror})"
    return ""
