"""Loads a car folder: from the cache where nothing changed, else from its files."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.core import paths
from cockpit.links.car import cache as kept
from cockpit.links.car.assemble import assemble
from cockpit.links.car.definition import Car, CarError
from cockpit.links.car.plan import CarPlan

if TYPE_CHECKING:
    from cockpit.links.car.document import Item
    from cockpit.links.car.lookup import Buses

MAPPINGS = (".vspec", ".yaml", ".yml", ".json")

type Files = Mapping[str, bytes]


def load_car(folder: Path, *, cache: Path | None = None) -> Car:
    """The car of a folder; CarError (one line) where it cannot be used at all.

    Single mistakes cost their own signal only and are told in `Car.warnings`. `cache` is the
    folder for compiled cars, `cars` in the cockpit's cache folder by default.
    """
    try:
        files = _read(folder)
        place = cache if cache is not None else paths.cache_dir() / "cars"
        key = kept.key_of(files)
        plan = kept.read(place, key)
        if plan is None:
            plan = make_plan(files)
            kept.write(place, key, plan)
    except CarError as error:
        what = _one_line(str(error))
        between = "/" if _names_file(what) else ": "
        raise CarError(f"{folder}{between}{what}") from None
    return assemble(folder, plan)


def _names_file(what: str) -> bool:
    return ":" in what.partition(" ")[0]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _read(folder: Path) -> dict[str, bytes]:
    try:
        found = sorted(folder.iterdir())
        files = [file for file in found if file.suffix in (*MAPPINGS, ".dbc") and file.is_file()]
        return {file.name: file.read_bytes() for file in files}
    except OSError as error:
        reason = (error.strerror or "error").lower()
        raise CarError(f"cannot be read ({reason}); give another --car") from None


def make_plan(files: Files) -> CarPlan:
    """Parse, check and join the files (by name) of a car folder; the slow way."""
    from cockpit.core.signals import BY_PATH
    from cockpit.links.car.mapping import read_leaves, read_rules
    from cockpit.links.car.planner import Planner

    warnings: list[str] = []
    buses = _read_buses(files, warnings)
    name, document = _find_mapping(files, warnings)

    def warn(line: int, what: str) -> None:
        warnings.append(f"{name}:{line}: {what}")

    planner = Planner(buses, BY_PATH, warn)
    planner.add_rules(read_rules(document, warn))
    for leaf in read_leaves(document, warn):
        planner.add_leaf(leaf)
    plan = planner.finish()
    # A name out of a broken file may hold anything, line ends included.
    plan.warnings = [_one_line(line) for line in warnings]
    return plan


def _read_buses(files: Files, warnings: list[str]) -> "Buses":
    from cockpit.links.car.dbc import read_dbc
    from cockpit.links.car.lookup import Buses

    messages, errors = [], []
    names = [name for name in files if name.endswith(".dbc")]
    for name in names:
        try:
            found, remarks = read_dbc(name, files[name])
            messages += found
            warnings += remarks
        except CarError as error:
            errors.append(error)
    if not names:
        raise CarError("has no *.dbc; put the car's DBC files into it")
    if not messages:
        raise errors[0]
    warnings += [f"{error}; the whole bus is skipped" for error in errors]
    return Buses(messages)


def _find_mapping(files: Files, warnings: list[str]) -> "tuple[str, Item]":
    from cockpit.links.car.document import read_document
    from cockpit.links.car.mapping import has_leaves

    found = []
    broken: list[CarError] = []
    names = [name for name in files if not name.endswith(".dbc")]
    for name in names:
        try:
            document = read_document(name, files[name])
        except CarError as error:
            broken.append(error)
            continue
        if document and has_leaves(document):
            found.append((name, document))
    if not found:
        raise _no_mapping(names, broken)
    warnings += [str(error) for error in broken]
    used = found[0][0]
    warnings += [f"{name}:1: not read; {used} is the mapping already" for name, _ in found[1:]]
    return found[0]


def _no_mapping(names: list[str], broken: list[CarError]) -> CarError:
    if broken:
        return broken[0]
    if names:
        return CarError(f"{names[0]}:1: has no VSS leaves (Vehicle.…); write the mapping into it")
    return CarError("has no mapping; add mapping.yaml (see docs/your-own-car.md)")
