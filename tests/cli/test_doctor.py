"""What the doctor says of this machine."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cockpit.__main__ import main
from cockpit.links.can_link import BusHealth, LinkHealth
from cockpit.links.health_file import HealthFile

pytestmark = pytest.mark.system
ITEMS = {
    *("python", "display", "gl", "fonts", "car", "socketcan", "bus body", "bus drive"),
    *("link", "storage", "broker", "speech model", "microphone", "voice", "loudspeaker", "map"),
}


def findings(*words: str) -> tuple[int, dict[str, dict[str, str]]]:
    result = CliRunner().invoke(main, ["doctor", "--json", *words])
    return result.exit_code, {f["item"]: f for f in json.loads(result.output)}


def test_every_item_has_a_verdict_and_what_is_missing_a_remedy() -> None:
    code, found = findings()
    assert found.keys() == ITEMS
    assert code == any(f["verdict"] == "bad" for f in found.values())
    for item in ("python", "car", "bus drive", "voice"):
        assert found[item]["verdict"] == "ok", found[item]


def test_a_car_that_is_not_there_is_bad_news_on_one_line() -> None:
    code, found = findings("--car", "/nonexistent")
    assert code == 1
    assert found["car"]["verdict"] == "bad"
    assert "\n" not in found["car"]["found"]


def test_drops_and_error_frames_of_the_last_run_are_told(tmp_path: Path) -> None:
    state = tmp_path / "state"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(state))
        file = HealthFile(state / "cockpit")
        bus = BusHealth("drive", "socketcan:can0", frames=9, dropped=4, error_frames=2)
        file.write(LinkHealth({"drive": bus}))
        file.close()
        _, found = findings()
    assert "drive: 9 frames, 4 dropped, 2 error frames" in found["link"]["found"]


def test_maps_are_told_with_their_age(tmp_path: Path) -> None:
    maps = tmp_path / "cockpit" / "maps"
    for name, facts in (("town", '{"format": 1, "box": [1, 2, 3, 4]}'), ("torn", "{")):
        (maps / name / "v").mkdir(parents=True)
        (maps / name / "v" / "region.json").write_text(facts)
        (maps / name / "current").write_text("v")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path))
        _, found = findings()
    assert "town (of unknown age)" in found["map"]["found"]
    assert f"{maps / 'torn'}: no whole map here" in found["map"]["mend"]
