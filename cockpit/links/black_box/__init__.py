"""The black box: the last half hour of raw frames, always on disk.

`recorder` takes frames and owns the writing thread, `segments` owns the files and their bounds,
`blocks` is the file format. It is read by `links.recording`.
"""

from cockpit.links.black_box.recorder import BlackBox

__all__ = ["BlackBox"]
