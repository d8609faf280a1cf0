"""A config file is written by people: every mistake gives one clear line."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import pytest

from cockpit.core.settings import ConfigError, Settings


@dataclass(frozen=True, slots=True)
class Fan:
    SECTION: ClassVar[str] = "fan"
    speed: int = 3
    warmth: float = 21.5
    name: str = "auto"
    quiet: bool = False
    side: str = field(default="left", metadata={"choices": ("left", "right")})


def settings(tmp_path: Path, text: str) -> Settings:
    file = tmp_path / "cockpit.toml"
    file.write_text(text)
    return Settings(file)


def test_defaults_hold_without_a_file() -> None:
    assert Settings().of(Fan) == Fan()


def test_the_command_line_goes_over_the_file(tmp_path: Path) -> None:
    made = settings(tmp_path, "[fan]\nspeed = 5\nquiet = true\n")
    made.override(Fan, speed=7, quiet=None)
    assert made.of(Fan) == Fan(speed=7, quiet=True)


def test_the_file_overrides_defaults(tmp_path: Path) -> None:
    fan = settings(tmp_path, '[fan]\nspeed = 5\nwarmth = 22\nname = "low"\nquiet = true\n').of(Fan)
    assert fan == Fan(5, 22, "low", True)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[fan]\nname = "x"\nspeed = "fast"\n', ":3: fan.speed must be int, not 'fast'; using 3"),
        ("[fan]\nspeed = true\n", ":2: fan.speed must be int, not True; using 3"),
        ("[fan]\n\nspeeed = 3\n", ":3: unknown setting fan.speeed: remove it or mend its spelling"),
        ('[fan]\nside = "up"\n', ":2: fan.side must be 'left' or 'right', not 'up'; using 'left'"),
        ("fan = 3\n", ":1: [fan] must be a table"),
    ],
)
def test_a_wrong_entry_keeps_its_default_and_names_its_line(
    tmp_path: Path, text: str, line: str
) -> None:
    made = settings(tmp_path, text)
    assert made.of(Fan).speed == Fan().speed
    assert made.warnings == [f"{tmp_path}/cockpit.toml{line}"]


def test_a_table_that_nobody_reads_is_told(tmp_path: Path) -> None:
    made = settings(tmp_path, "[fan]\nspeed = 5\n[fun]\nspeed = 5\n")
    made.of(Fan)
    made.look_for_strangers()
    says = f"{tmp_path}/cockpit.toml:3: nothing here reads [fun]: remove it or mend its spelling"
    assert made.warnings == [says]


def test_broken_toml_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cockpit\.toml:2: not valid TOML .*; mend that line"):
        settings(tmp_path, "[fan]\nspeed = = 3\n")


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="give another --config"):
        Settings(tmp_path / "none.toml")


def test_a_binary_file_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "cockpit.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="save it as UTF-8"):
        Settings(tmp_path / "cockpit.toml")


def test_a_mistake_is_told_once_however_many_ask(tmp_path: Path) -> None:
    made = settings(tmp_path, "[fan]\nnonsense = 1\n")
    made.of(Fan)
    made.of(Fan)
    assert len(made.warnings) == 1
