"""Puts an extract in the order that the builders need: nodes, ways, relations, by rising id."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import osmium

from cockpit.maps.region import MapError

if TYPE_CHECKING:
    from cockpit.maps.importing.check import Walk

MEMORY_PER_BYTE = 10
"""Sorting holds the whole extract in memory, unpacked."""
KINDS = "nwr"


class Keep(osmium.SimpleHandler):
    """Writes on what is still there; in a history the newest version may be a deletion."""

    def __init__(self, writer: osmium.SimpleWriter) -> None:
        super().__init__()
        self._writer = writer

    def node(self, o: Any) -> None:
        if not o.deleted:
            self._writer.add_node(o)

    def way(self, o: Any) -> None:
        if not o.deleted:
            self._writer.add_way(o)

    def relation(self, o: Any) -> None:
        if not o.deleted:
            self._writer.add_relation(o)


class Renumber(osmium.SimpleHandler):
    """Ids of editors that were never uploaded are below 0: puts them above all others."""

    def __init__(self, writer: osmium.SimpleWriter, highest: list[int]) -> None:
        super().__init__()
        self._writer = writer
        self._highest = dict(zip(KINDS, highest, strict=True))

    def node(self, o: Any) -> None:
        self._writer.add_node(o.replace(id=self._number("n", o.id)))

    def way(self, o: Any) -> None:
        refs = [self._number("n", node.ref) for node in o.nodes]
        self._writer.add_way(o.replace(id=self._number("w", o.id), nodes=refs))

    def relation(self, o: Any) -> None:
        members = [(m.type, self._number(m.type, m.ref), m.role) for m in o.members]
        self._writer.add_relation(o.replace(id=self._number("r", o.id), members=members))

    def _number(self, kind: str, old: int) -> int:
        return old if old > 0 else self._highest[kind] + 1 - old


def put_in_order(source: Path, ordered: Path, walk: "Walk") -> str:
    """Leave the extract at `ordered`, sorted, in one version, with ids above 0.

    Returns what had to be done, "" where it was in order: then `ordered` is only a link.
    """
    if walk.ordered and not walk.versions and walk.lowest > 0:
        ordered.symlink_to(source.resolve())
        return ""
    _mind_memory(source)
    part = ordered.with_name("ordered.part.osm.pbf")
    renumbered = ordered.with_name("renumbered.part.osm.pbf")
    done = []
    if walk.lowest <= 0:
        _renumber(source, renumbered, walk.highest)
        done.append("ids below 1 renumbered")
    if walk.versions:
        done.append("old versions left out")
    if not walk.ordered:
        done.append("was not sorted, is now")
    _sort(renumbered if walk.lowest <= 0 else source, part)
    renumbered.unlink(missing_ok=True)
    part.replace(ordered)
    return "; ".join(done)


def _sort(source: Path, target: Path) -> None:
    merge = osmium.MergeInputReader()
    merge.add_file(str(source))
    with osmium.SimpleWriter(str(target), header=_header(source), overwrite=True) as writer:
        merge.apply(Keep(writer), simplify=True)


def _header(source: Path) -> osmium.io.Header:
    """The same box and generator, no longer a history."""
    with osmium.io.Reader(str(source)) as reader:
        old, new = reader.header(), osmium.io.Header()
    if old.box().valid():
        new.add_box(old.box())
    new.set("generator", old.get("generator"))
    return new


def _renumber(source: Path, target: Path, highest: list[int]) -> None:
    with osmium.SimpleWriter(str(target), header=_header(source), overwrite=True) as writer:
        Renumber(writer, highest).apply_file(str(source))


def _mind_memory(source: Path) -> None:
    need = source.stat().st_size * MEMORY_PER_BYTE
    have = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    if need > have:
        raise MapError(
            f"is not sorted, and sorting it here needs {need / 1e9:.0f} GB of memory;"
            " sort it with `osmium sort` first"
        )
