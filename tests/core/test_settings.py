"""A config file is written by people: every mistake gives one clear line."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import pytest

from cockpit.core.setting import setting
from cockpit.core.settings import ConfigError, Settings
from cockpit.core.stored import Stored


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


@dataclass(frozen=True, slots=True)
class Seat:
    SECTION: ClassVar[str] = "seat"
    height: float = setting(20.0, "How high.", label="Height", low=0, high=100, unit="mm")
    side: str = setting("left", "Which.", choices=("left", "right"))
    rows: int = setting(2, "How many.", low=1)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[seat]\nheight = 101\n", "seat.height must be from 0 to 100, not 101; using 20.0"),
        ("[seat]\nheight = nan\n", "seat.height must be from 0 to 100, not nan; using 20.0"),
        ("[seat]\nrows = 0\n", "seat.rows must be 1 or more, not 0; using 2"),
        ("[seat]\nside = 1\n", "seat.side must be 'left' or 'right', not 1; using 'left'"),
    ],
)
def test_a_value_out_of_its_range_keeps_the_default(tmp_path: Path, text: str, line: str) -> None:
    made = settings(tmp_path, text)
    assert made.of(Seat) == Seat()
    assert made.warnings == [f"{tmp_path}/cockpit.toml:2: {line}"]


def test_a_change_on_the_screen_outlives_the_run(tmp_path: Path) -> None:
    made, told = settings(tmp_path, "[seat]\nheight = 30\n"), list[float]()
    made.keep_in(Stored(tmp_path, "settings"))
    made.of(Seat)
    made.watch(Seat, lambda: told.append(made.of(Seat).height))
    assert made.change("seat.height", 40.0) == ""
    assert made.change("seat.height", 40.0) == ""
    assert (told, made.value("seat.height")) == ([40.0], 40.0)
    again = settings(tmp_path, "[seat]\nheight = 30\n")
    again.keep_in(Stored(tmp_path, "settings"))
    assert again.of(Seat).height == 40.0


def test_the_command_line_goes_over_what_was_kept_until_it_is_changed_again(tmp_path: Path) -> None:
    Stored(tmp_path, "settings").write({"seat": {"rows": 3}})
    made = Settings()
    made.keep_in(Stored(tmp_path, "settings"))
    made.override(Seat, rows=7)
    assert made.of(Seat).rows == 7
    made.change("seat.rows", 4)
    assert made.of(Seat).rows == 4


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("seat.height", 500, "seat.height must be from 0 to 100"),
        ("seat.height", "high", "seat.height must be float"),
        ("seat.side", "up", "seat.side must be 'left' or 'right'"),
        ("seat.wheels", 4, "There is no such setting"),
        ("boat.height", 4, "There is no such setting"),
    ],
)
def test_what_cannot_be_is_not_changed(key: str, value: object, why: str) -> None:
    made = Settings()
    made.of(Seat)
    assert made.change(key, value) == why
    assert made.of(Seat) == Seat()


def test_another_driver_brings_his_own(tmp_path: Path) -> None:
    made, told = Settings(), list[str]()
    made.of(Seat), made.of(Fan)
    made.watch(Seat, lambda: told.append("seat"))
    made.watch(Fan, lambda: told.append("fan"))
    made.change("seat.rows", 3)
    mine = made.changes
    made.adopt({"seat": {"rows": 5, "height": "wrong"}})
    assert made.of(Seat) == Seat(rows=5)
    made.adopt(mine)
    assert made.of(Seat) == Seat(rows=3)
    assert told == ["seat"] * 3


def test_what_is_kept_and_no_table_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("[1]")
    made = Settings()
    made.keep_in(Stored(tmp_path, "settings"))
    assert made.of(Seat) == Seat()
    assert (tmp_path / "settings.broken").exists()


def test_the_table_tells_everything(tmp_path: Path) -> None:
    made = Settings()
    made.of(Seat)
    assert [one.key for one in made.table] == ["seat.height", "seat.side", "seat.rows"]
    assert (made.table[0].rule.label, made.table[0].rule.unit) == ("Height", "mm")
