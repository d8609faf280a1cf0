"""The files that are served: read once, so that no path from outside ever touches the disk."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TYPES: Mapping[str, str] = {
    ".css": "text/css; charset=utf-8",
    ".crt": "application/x-x509-ca-cert",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
}
PACKED = frozenset({".css", ".html", ".js", ".svg", ".webmanifest"})
LARGEST = 1_000_000
"""Bytes of one file; the whole app has less than a third of it."""
LASTING = "/built/"
"""What lies below bears a hash of its content in its name."""


@dataclass(frozen=True, slots=True)
class Page:
    """One file as it goes out."""

    body: bytes
    packed: bytes
    """The same by gzip; empty where that would not help."""
    type: str
    etag: str
    lasting: bool


type Pages = Mapping[str, Page]
"""By path, such as `/index.html`; `/` is there, too."""


def page(name: str, body: bytes) -> Page:
    """A page of these bytes; `name` gives its type."""
    suffix = Path(name).suffix
    packed = gzip.compress(body, 9, mtime=0) if suffix in PACKED else b""
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    return Page(body, packed, TYPES[suffix], etag, name.startswith(LASTING))


def read_pages(folder: Path) -> Pages:
    """All files of a known type; links, large and unknown files are not served."""
    found = {}
    for file in sorted(folder.rglob("*")):
        name = f"/{file.relative_to(folder).as_posix()}"
        served = file.suffix in TYPES and file.is_file() and not file.is_symlink()
        if served and file.stat().st_size <= LARGEST:
            found[name] = page(name, file.read_bytes())
    if "/index.html" in found:
        found["/"] = found["/index.html"]
    return found
