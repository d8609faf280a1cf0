"""The whole build of search.sqlite, step by step."""

import shutil
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from cockpit.maps.region import MapError
from cockpit.maps.search.building.houses import fill_gaps, number_houses
from cockpit.maps.search.building.merging import drop_doubles, merge_streets
from cockpit.maps.search.building.settle import Settlement, Settlements
from cockpit.maps.search.building.staging import Staging
from cockpit.maps.search.building.thing import Thing
from cockpit.maps.search.building.writer import Writer
from cockpit.maps.search.layout import DEGREES, KINDS, SETTLEMENTS

NAME = "search.sqlite"
BATCH = 100_000
_COUNTED = {"streets": ("street",), "chargers": ("charger",), "pois": ("poi", "junction")}


def build_index(things: Iterable[Thing], folder: Path) -> dict[str, int]:
    """Write folder/search.sqlite at once; a failed build leaves the old one. Raises MapError."""
    staging, fresh = folder / "search.staging.tmp", folder / "search.new.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        store = Staging(staging)
        try:
            counts = _build(things, store, fresh)
        finally:
            store.close()
        shutil.move(fresh, folder / NAME)
    except (OSError, sqlite3.Error) as error:
        raise MapError(f"{folder / NAME}: cannot be written ({error})") from None
    finally:
        fresh.unlink(missing_ok=True)
    return counts


def _build(things: Iterable[Thing], store: Staging, fresh: Path) -> dict[str, int]:
    for thing in things:
        store.take(thing)
    store.flush()
    fill_gaps(store)
    drop_doubles(store.database)
    settlements = _settlements(store)
    for table in ("ready", "street", "house"):
        _settle(store.database, settlements, table)
    merge_streets(store.database)
    number_houses(store.database)
    target = sqlite3.connect(fresh, isolation_level=None)
    try:
        writer = Writer(target)
        writer.areas(settlements.areas())
        writer.places(store.database)
        number = writer.houses(store.database)
        writer.finish()
    finally:
        target.close()
    return _counts(store.database) | {"addresses": number}


def _settlements(store: Staging) -> Settlements:
    numbers = [KINDS.index(kind) for kind in SETTLEMENTS]
    rows = store.database.execute(
        "SELECT kind, json_extract(names, '$.\"\"'), forms, lat, lon, importance FROM ready"
        f" WHERE kind IN ({', '.join(map(str, numbers))})"
    )
    found = [
        Settlement(KINDS[kind], name or "", tuple(f.lstrip("=") for f in forms.split("\n")[:6]),
                   lat / DEGREES, lon / DEGREES, importance)
        for kind, name, forms, lat, lon, importance in rows
    ]  # fmt: skip
    return Settlements(found, store.boundaries)


def _settle(database: sqlite3.Connection, settlements: Settlements, table: str) -> None:
    last = 0
    while True:
        rows = database.execute(
            f"SELECT id, lat, lon FROM {table} WHERE id > ? ORDER BY id LIMIT {BATCH}", (last,)
        ).fetchall()
        if not rows:
            return
        table_rows = np.array(rows, np.float64)
        areas = settlements.areas_of(table_rows[:, 1] / DEGREES, table_rows[:, 2] / DEGREES)
        pairs = zip(areas.tolist(), (row[0] for row in rows), strict=True)
        database.executemany(f"UPDATE {table} SET area = ? WHERE id = ?", pairs)
        last = rows[-1][0]


def _counts(database: sqlite3.Connection) -> dict[str, int]:
    by_kind = dict(database.execute("SELECT kind, count(*) FROM ready GROUP BY kind"))
    counts = {
        name: sum(by_kind.get(KINDS.index(kind), 0) for kind in kinds)
        for name, kinds in _COUNTED.items()
    }
    total = sum(by_kind.values())
    return {"places": total - sum(counts.values()), **counts, "rows": total}
