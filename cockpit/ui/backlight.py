"""The display's backlight, where the kernel lets us: /sys/class/backlight."""

import logging
from pathlib import Path

log = logging.getLogger(__name__)

KERNELS = Path("/sys/class/backlight")


class Backlight:
    """The first one that can be set; none on a desk."""

    def __init__(self, folder: Path = KERNELS) -> None:
        self._file, self._most = _found(folder)

    @property
    def there(self) -> bool:
        """Whether there is one."""
        return self._file is not None

    def set(self, percent: float) -> bool:
        """Shine with so much of what it can, never dark; False where that cannot be set."""
        if self._file is None:
            return False
        value = max(1, round(self._most * min(max(percent, 0.0), 100.0) / 100))
        try:
            self._file.write_text(f"{value}\n")
        except OSError as error:
            log.warning("%s: cannot be set (%s); the screen is dimmed", self._file, error.strerror)
            self._file = None
        return self._file is not None


def _found(folder: Path) -> tuple[Path | None, int]:
    for one in sorted(folder.glob("*")):
        try:
            most = int((one / "max_brightness").read_text())
        except (OSError, ValueError):
            continue
        if most > 0:
            return one / "brightness", most
    return None, 0
