"""`cockpit hear`: what the cockpit hears in a WAV file, and what it would mean; for scripts."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

NOT_ACCEPTED = 1
BAD_INPUT = 2


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE.wav]...")
@click.option("--stdin", "from_stdin", is_flag=True, help="Read paths from stdin, one a line.")
@click.option("--language", default="en", show_default=True)
@click.option("--model", type=click.Path(path_type=Path), help="A model's folder.")
@click.option("--wake", is_flag=True, help="Wait for the wake phrase first.")
@click.option("--json", "as_json", is_flag=True, help="For scripts: one object a line.")
def command(
    files: tuple[Path, ...],
    from_stdin: bool,
    language: str,
    model: Path | None,
    wake: bool,
    as_json: bool,
) -> None:
    """Hear each FILE: the text, how sure that is, what it means. Nothing is done.

    Ends with 1 where something was not understood, with 2 where a file or the model is wrong.
    """
    from cockpit.voice.hearing.models import ModelError
    from cockpit.voice.offline import Hearer

    paths: Iterable[Path] = _lines() if from_stdin else files
    if not files and not from_stdin:
        raise click.UsageError("Which FILE.wav?")
    code = 0
    try:
        with _quiet():
            hearer = Hearer(language, model)
            for path in paths:
                found = hearer.hear(path, wake)
                code = max(code, _code(found))
                click.echo(json.dumps(found, ensure_ascii=False) if as_json else _line(found))
    except ModelError as error:
        click.echo(f"cockpit: {error}", err=True)
        raise SystemExit(BAD_INPUT) from None
    raise SystemExit(code)


def _lines() -> Iterator[Path]:
    for line in sys.stdin:
        if line.strip():
            yield Path(line.strip())


def _code(found: dict[str, Any]) -> int:
    if "error" in found:
        return BAD_INPUT
    return 0 if found["accepted"] else NOT_ACCEPTED


def _line(found: dict[str, Any]) -> str:
    if not found["accepted"]:
        why = found.get("error", f"{found['file']}: {found['text']} – {found['why']}")
        return str(why)
    wishes = "; ".join(f"{one['intent']} {one['slots'] or ''}" for one in found["commands"])
    return f"{found['file']}: {found['text']}  → {wishes} ({found['confidence']:.2f})"


class _quiet:  # noqa: N801 - reads as a word
    """The recogniser's library prints to stderr whatever one asks of it."""

    def __enter__(self) -> None:
        sys.stderr.flush()
        self._real = os.dup(2)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)

    def __exit__(self, *_: object) -> None:
        os.dup2(self._real, 2)
        os.close(self._real)
