"""The extract as a file: is it there, what is it, and which one is it."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from cockpit.maps.region import MapError

NAME = re.compile(r"[\w-][\w. -]{0,63}")
GET_ONE = "get an extract in .osm.pbf format, see docs/maps.md"
OTHERS = {
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"PK": "zip",
    b"<?xml": "XML",
    b"<osm": "XML",
    b"<!DOC": "a web page",
    b"<html": "a web page",
    b"\xff\x0fO5M": "o5m",
    b"\xff\xe0": "o5m",
}
"""What people have in its place, by its first bytes."""


@dataclass(frozen=True, slots=True)
class Source:
    """One extract, known by its content. Sizes in bytes, times in nanoseconds."""

    path: str
    size: int
    mtime_ns: int
    sha256: str

    def changed(self) -> bool:
        """Whether the file is another one by now."""
        try:
            now = Path(self.path).stat()
        except OSError:
            return True
        return (now.st_size, now.st_mtime_ns) != (self.size, self.mtime_ns)


def look(path: Path) -> None:
    """See that this can be an extract at all; raises MapError with the reason."""
    if not path.exists():
        raise MapError(f"{path}: no such file; {GET_ONE}")
    if not path.is_file():
        raise MapError(f"{path}: not a file; name one extract in .osm.pbf format")
    try:
        with path.open("rb") as file:
            head = file.read(64)
    except OSError as error:
        raise MapError(f"{path}: cannot be read ({error.strerror}); check its rights") from None
    if not head:
        raise MapError(f"{path}: is empty; download it again")
    if b"OSMHeader" in head:
        return
    kind = next((name for start, name in OTHERS.items() if head.lstrip().startswith(start)), "")
    what = f"is {kind}, not .osm.pbf" if kind else "is no .osm.pbf file"
    raise MapError(f"{path}: {what}; {GET_ONE}")


def know(path: Path, memory: Path) -> Source:
    """The extract's identity; `memory` keeps it, so that an unchanged file is read only once."""
    path = path.resolve()
    status = path.stat()
    try:
        known = Source(**json.loads(memory.read_text("utf-8")))
        if known.path == str(path) and not known.changed():
            return known
    except (OSError, ValueError, TypeError):
        pass
    found = Source(str(path), status.st_size, status.st_mtime_ns, sha256_of(path))
    memory.write_text(json.dumps(asdict(found)), "utf-8")
    return found


def sha256_of(path: Path) -> str:
    """The file's checksum in hex; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def region_name(path: Path, asked: str | None) -> str:
    """The region's name: as asked, or from the file's; raises MapError where it cannot be one."""
    name = asked if asked is not None else path.name
    if asked is None:
        name = re.sub(r"(\.osm)?\.pbf$", "", name)
        name = re.sub(r"[-_](latest|\d{6,8})$", "", name)
    if not NAME.fullmatch(name):
        raise MapError(f"{name!r}: no name for a map; use letters, digits and - with --name")
    return name
