"""What a running cockpit leaves for the doctor."""

from pathlib import Path

import pytest

from cockpit.links.can_link import BusHealth, LinkHealth
from cockpit.links.health_file import NAME, HealthFile, read_health


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = HealthFile(tmp_path / "state")
    for frames in (1, 2, 3):
        file.write(LinkHealth({"drive": BusHealth("drive", "virtual:x", frames=frames)}))
    file.close()
    health = read_health(tmp_path / "state")
    assert health
    assert health["buses"]["drive"]["frames"] == 3
    assert sorted(p.name for p in (tmp_path / "state").iterdir()) == [NAME]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"at": 1}'])
def test_a_broken_file_is_no_health(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content)
    assert read_health(tmp_path) is None


def test_an_unwritable_folder_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file, where a folder should be")
    file = HealthFile(tmp_path / "state")
    file.write(LinkHealth({}))
    file.close()
    assert read_health(tmp_path / "state") is None
