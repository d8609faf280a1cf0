"""The car's own key pair, by which its profiles are known elsewhere: Ed25519."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cockpit.core.stored import Stored
from cockpit.features.profiles.folder import closed

if TYPE_CHECKING:
    from nacl.signing import SigningKey

PUBLIC_BYTES, SIGNATURE_BYTES = 32, 64


class CarKey:
    """Drawn once and kept in `folder` as car.json, which only its owner may read.

    A broken file is put aside and a fresh key drawn; then the other cars must trust this one anew.
    None keeps nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._stored = Stored(folder, "car")
        self._private = self._read() or self._fresh(folder)
        self.public = bytes(self._private.verify_key)

    @property
    def trouble(self) -> str:
        """One line where the key could not be read or written, else ""."""
        return self._stored.trouble

    def sign(self, data: bytes) -> bytes:
        """64 bytes."""
        return bytes(self._private.sign(data).signature)

    def _read(self) -> "SigningKey | None":
        words = self._stored.read()
        if words is None:
            return None
        try:
            return _private(words)
        except (KeyError, TypeError, ValueError) as error:
            # Without the error's text: it may quote what was read.
            self._stored.put_aside(type(error).__name__)
            return None

    def _fresh(self, folder: Path | None) -> "SigningKey":
        from nacl.signing import SigningKey

        fresh = SigningKey.generate()
        try:
            if folder:
                closed(folder)
            self._stored.write({"seed": bytes(fresh).hex()})
        except OSError as error:
            self._stored.trouble = f"{folder}: cannot be kept secret ({error.strerror})"
        return fresh


def signed(data: bytes, signature: bytes, public: bytes) -> bool:
    """Whether the car with this public key signed the data."""
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(public).verify(data, signature)
    except (CryptoError, ValueError):
        return False
    return True


def _private(words: Any) -> "SigningKey":
    from nacl.exceptions import CryptoError
    from nacl.signing import SigningKey

    try:
        return SigningKey(bytes.fromhex(words["seed"]))
    except CryptoError as error:
        raise ValueError(str(error)) from None
