"""One recording, whatever its format."""

from collections.abc import Iterator
from pathlib import Path

from cockpit.links.black_box.blocks import is_box
from cockpit.links.black_box.segments import segments
from cockpit.links.recording.boxes import bus_names, newest_time, read_boxes
from cockpit.links.recording.recorded import Recorded, RecordingError


class Recording:
    """A black-box folder, one of its segments, or a log file.

    Raises RecordingError where there is nothing to read. `notes` says, one line each, what had
    to be skipped; it is complete when all is read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notes: list[str] = []
        self._boxes = _boxes(path)

    def frames(self, since: float = float("-inf")) -> Iterator[Recorded]:
        """All frames from time `since` on, in order; raises RecordingError if the file has none."""
        self.notes.clear()
        count = 0
        for frame in self._all(since):
            count += 1
            if frame[0] >= since:
                yield frame
        if not count:
            why = f" ({self.notes[0].removeprefix(f'{self.path}: ')})" if self.notes else ""
            raise RecordingError(f"{self.path}: holds no CAN frame{why}; give another recording")

    @property
    def buses(self) -> tuple[str, ...]:
        """The names of the buses, where the recording knows them before it is read."""
        return bus_names(self._boxes)

    def newest(self) -> float:
        """The time of the newest frame; raises RecordingError if there is none."""
        if self._boxes:
            return newest_time(self._boxes)
        return max(frame[0] for frame in self.frames())

    def _all(self, since: float) -> Iterator[Recorded]:
        if self._boxes:
            return read_boxes(self._boxes, self.notes, since)
        from cockpit.links.recording.logs import read_log

        return read_log(self.path, self.notes)


def _boxes(path: Path) -> list[Path]:
    if path.is_dir():
        found = segments(path)
        if not found:
            raise RecordingError(
                f"{path}: no black box here; give a folder with its segments, or a log file"
            )
        return found
    if path.suffix == ".box":
        return [path]
    try:
        with path.open("rb") as file:
            return [path] if is_box(file.read(64)) else []
    except OSError as error:
        raise RecordingError(
            f"{path}: cannot be read ({error.strerror}); give an existing recording"
        ) from None
