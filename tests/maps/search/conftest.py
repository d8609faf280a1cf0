"""Regions to search: an invented country, and a small town whose every corner is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import osmium
import pytest

from cockpit.maps.geo import Point
from cockpit.maps.place import Place
from cockpit.maps.search import build
from cockpit.maps.search.building.builder import build_index
from cockpit.maps.search.finder import Finder
from cockpit.maps.search.index import Index
from tests.maps.search.country import Country
from tests.maps.search.questions import Examiner
from tests.maps.search.town import write_town

ROWS = 8000


@dataclass
class Exam:
    """A country's search and who can ask about it."""

    finder: Finder
    country: Country
    examiner: Examiner


@pytest.fixture(scope="session")
def exam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exam]:
    folder = tmp_path_factory.mktemp("country")
    country = Country(ROWS, seed=11)
    examiner = Examiner(country, seed=1)
    build_index(examiner.watch(country.things()), folder)
    index = Index(folder / "search.sqlite")
    yield Exam(Finder(index), country, examiner)
    index.close()


@pytest.fixture(scope="session")
def town_pbf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("town") / "town.osm.pbf"
    writer = osmium.SimpleWriter(str(path))
    write_town(writer)
    writer.close()
    return path


@pytest.fixture(scope="session")
def town_folder(town_pbf: Path) -> Path:
    build(town_pbf, town_pbf.parent / "region", lambda share: None)
    return town_pbf.parent / "region"


@dataclass
class Town:
    """The town's search, asked from its market place."""

    finder: Finder
    near: Point

    def find(self, query: str, **more: object) -> list[Place]:
        return self.finder.search(query, self.near, **more)  # type: ignore[arg-type]

    def first(self, query: str) -> str:
        """The name of the first answer, "" where there is none."""
        found = self.find(query)
        return found[0].name if found else ""


@pytest.fixture(scope="session")
def town(town_folder: Path) -> Iterator[Town]:
    index = Index(town_folder / "search.sqlite")
    yield Town(Finder(index), Point(48.2, 11.2))
    index.close()
