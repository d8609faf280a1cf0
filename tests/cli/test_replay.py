import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cockpit.__main__ import main
from cockpit.core.paths import CAN_DBC
from cockpit.links.black_box import BlackBox
from cockpit.links.car import load_car
from cockpit.links.raw_frame import RawFrame


@pytest.mark.parametrize("content", [None, b"", b"not a log"])
def test_a_bad_recording_is_one_line_and_opens_no_window(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "drive.blf"
    if content is not None:
        path.write_bytes(content)
    result = CliRunner().invoke(main, ["replay", str(path)])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"cockpit: {path}: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.system
def test_a_replay_fills_the_screen_and_ends_with_the_recording(tmp_path: Path) -> None:
    frame = next(
        f
        for f in load_car(CAN_DBC).frames.values()
        if f.signals and not (f.crc or f.counter or f.mux_bits)
    )
    frames: list[RawFrame] = [
        (frame.key, 0, bytes(frame.length), 1.8e9 + n * 0.02) for n in range(60)
    ]
    box = BlackBox(tmp_path / "box", buses=(frame.bus,))
    box.start()
    box.take(0, frames)
    box.stop()
    words = ["replay", str(tmp_path / "box"), "--headless", "--shots", str(tmp_path / "shots")]
    env = os.environ | {"XDG_STATE_HOME": str(tmp_path / "state"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "cockpit", *words],
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    state = json.loads((tmp_path / "shots" / "state.json").read_text())
    assert state[frame.signals[0].path]["value"] is not None
    assert not list((tmp_path / "state").rglob("*.box"))
