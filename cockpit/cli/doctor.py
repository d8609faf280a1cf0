"""`cockpit doctor`: what works on this machine, item by item, and how to mend what does not."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from cockpit.core.paths import CAN_DBC

MARKS = {"ok": ("✔", "green"), "optional": ("–", "yellow"), "bad": ("✘", "red")}


@click.command()
@click.option("--car", type=click.Path(path_type=Path), default=CAN_DBC, help="The car's folder.")
@click.option("--can", "words", multiple=True, metavar="SPEC", help="Also listen to this bus.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def command(car: Path, words: Sequence[str], as_json: bool) -> None:
    """What works on this machine, and how to mend what does not."""
    from cockpit.cli.checkup import checkup

    findings = checkup(car, words)
    if as_json:
        click.echo(json.dumps([asdict(f) for f in findings], indent=1, ensure_ascii=False))
    else:
        for finding in findings:
            mark, colour = MARKS[finding.verdict]
            click.echo(f"{click.style(mark, fg=colour)} {finding.item:<14} {finding.found}")
            for line in finding.mend.splitlines():
                click.echo(f"{'':16} → {line}")
    raise SystemExit(any(f.verdict == "bad" for f in findings))
