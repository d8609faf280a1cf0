"""One recorded frame, and what is said when there is none."""

type Recorded = tuple[float, str, int, int, bytes]
"""Time (seconds; Unix time where the log knows it), channel, key, flags, data.

`key` and `flags` are those of `links.raw_frame`; the channel is a bus's name, a number, or ""."""


class RecordingError(Exception):
    """Nothing can be read or written; the message is one line: file, what is wrong, what to do."""
