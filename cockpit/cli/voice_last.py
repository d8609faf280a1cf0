"""`cockpit voice last`: what became of the last commands, stage by stage."""

import json
from pathlib import Path
from typing import Any

import click

from cockpit.core.paths import state_dir
from cockpit.features.voice.timeline import Record

NOTHING = 1
PLACES = ("voice/commands.json", "desk/voice/commands.json")
"""Under the state folder: of the car, and of the desk's demonstration."""


@click.command("last")
@click.argument("count", type=click.IntRange(1), default=1)
@click.option("--from", "file", type=click.Path(path_type=Path), help="Another commands.json.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def command(count: int, file: Path | None, as_json: bool) -> None:
    """The last COUNT commands: every stage and the milliseconds since the one before."""
    file = file or _newest()
    records = _read(file)[-count:]
    if as_json:
        tables = [r.as_json() | {"steps_ms": dict(r.steps())} for r in records]
        click.echo(json.dumps(tables, ensure_ascii=False))
        return
    for record in records:
        click.echo("\n".join(_lines(record)) + "\n")


def _newest() -> Path:
    files = [state_dir() / place for place in PLACES]
    there = [file for file in files if file.is_file()]
    if not there:
        raise _bad(f"{files[0]}: no command yet; say or type one, then ask again")
    return max(there, key=lambda file: file.stat().st_mtime)


def _read(file: Path) -> list[Record]:
    try:
        tables = json.loads(file.read_text("utf-8"))
        if not isinstance(tables, list):
            raise TypeError("it holds no list")
        records = [Record.from_json(table) for table in tables]
    except OSError as error:
        raise _bad(f"{file}: cannot be read ({error.strerror})") from None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        text = " ".join(str(error).split())
        raise _bad(f"{file}: is no list of commands ({text}); remove it, and say one") from None
    if not records:
        raise _bad(f"{file}: no command yet; say or type one, then ask again")
    return records


def _lines(record: Record) -> list[str]:
    how = "typed" if record.typed else f"heard, confidence {record.confidence:.2f}"
    level = "" if record.audio_level is None else f", {record.audio_level:.0f} dB"
    wishes = [f"{w.get('name')} {_slots(w.get('slots', {}))}".strip() for w in record.intents]
    near = [f"{c.get('sentence')} ({float(c.get('score', 0)):.0f})" for c in record.candidates]
    facts = {
        "verdict": record.verdict,
        "rule": " | ".join(record.rules),
        "intent": " + ".join(wishes),
        "near": ", ".join(near),
        "car": "; ".join(record.asked),
        "reply": record.reply,
    }
    rows = [f"{record.at}  “{record.text}”  ({how}{level})"]
    rows += [f"  {name:9}{fact}" for name, fact in facts.items() if fact]
    return rows + [f"  {ms:8.1f} ms  {stage}" for stage, ms in record.steps()]


def _slots(slots: dict[str, Any]) -> str:
    return " ".join(f"{name}={value}" for name, value in slots.items())


def _bad(line: str) -> SystemExit:
    click.echo(f"cockpit: {line}", err=True)
    return SystemExit(NOTHING)
