"""What a feature keeps beyond a run, each subject in a JSON file that is replaced whole."""

import json
import logging
import os
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)


class Stored:
    """One JSON file, such as `navigation/places`; `folder` None keeps nothing.

    A file that cannot be read is put aside.
    """

    def __init__(self, folder: Path | None, name: str) -> None:
        self.file = folder / f"{name}.json" if folder else None
        self.trouble = ""
        """One line for the driver where something could not be read or written."""

    def read(self) -> Any:
        """What was written last; None where there is nothing."""
        if self.file is None:
            return None
        try:
            return json.loads(self.file.read_text("utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            self.put_aside(str(error))
            return None

    def put_aside(self, why: str) -> None:
        """Keep an unusable file under another name and start afresh."""
        if self.file is None:
            return
        aside = self.file.with_suffix(".broken")
        self.trouble = f"{self.file}: cannot be used ({why}); kept as {aside.name}"
        log.warning("%s", self.trouble)
        try:
            self.file.replace(aside)
        except OSError as error:
            log.warning("%s: cannot be renamed (%s)", self.file, error)

    def write(self, words: Any) -> None:
        """Replace the file in one step."""
        if self.file is None:
            return
        fresh = self.file.with_suffix(".new")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with fresh.open("w", encoding="utf-8") as out:
                json.dump(words, out, ensure_ascii=False)
                out.flush()
                os.fsync(out.fileno())
            fresh.replace(self.file)
            self.trouble = ""
        except OSError as error:
            self.trouble = f"{self.file}: cannot be written ({error.strerror}); free some space"
            log.warning("%s", self.trouble)
