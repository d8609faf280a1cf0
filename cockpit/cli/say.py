"""`cockpit say`: what a sentence means, and what a running cockpit answers to it."""

import importlib
import importlib.util
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from cockpit.voice.door import ask_cockpit

if TYPE_CHECKING:
    from cockpit.voice.sentences.engine import Sentences

NOT_UNDERSTOOD = 1
BAD_INPUT = 2


@click.command()
@click.argument("text", required=False)
@click.option("--language", type=click.Choice(["en", "de", "zh"]), default="en", show_default=True)
@click.option("--stdin", is_flag=True, help="Many sentences, a line each.")
@click.option("--json", "as_json", is_flag=True, help="For scripts: one JSON table a line.")
def command(text: str | None, language: str, stdin: bool, as_json: bool) -> None:
    """Say TEXT to a running cockpit; without one, tell what it would mean.

    Ends with 1 where a sentence is not understood.
    """
    from cockpit.voice.sentences.engine import Sentences

    if (text is None) == (not stdin):
        raise click.UsageError("say a TEXT, or many with --stdin")
    sentences = Sentences.load(language)
    for trouble in sentences.troubles:
        click.echo(f"cockpit: {trouble}", err=True)
    risky, all_accepted = risky_intents(), True
    for one in _lines() if stdin else [text or ""]:
        told = ask_running_cockpit(one) or offline(sentences, one, risky)
        all_accepted = all_accepted and bool(told["accepted"])
        click.echo(json.dumps(told, ensure_ascii=False) if as_json else _in_words(told))
        if stdin:
            sys.stdout.flush()
    if not all_accepted:
        raise SystemExit(NOT_UNDERSTOOD)


def ask_running_cockpit(text: str) -> dict[str, Any] | None:
    """What a cockpit that runs on this machine made of it; None where there is none."""
    record = ask_cockpit(text) if text.strip() else None
    if not record or "error" in record:
        return None
    first: dict[str, Any] = next(iter(record["intents"]), {})
    return {
        "text": record["text"],
        "confidence": record["confidence"],
        "intent": first.get("name", ""),
        "slots": first.get("slots", {}),
        "commands": [{**one, "intent": one["name"], "confirm": False} for one in record["intents"]],
        "candidates": record["candidates"],
        "accepted": record["accepted"],
        "confirm": record["verdict"].startswith("do") and not record["accepted"],
        "why": record["verdict"],
        "asked": record["asked"],
        "reply": record["reply"],
    }


def offline(sentences: "Sentences", text: str, risky: frozenset[str]) -> dict[str, Any]:
    """What the text means, without a car that does it."""
    found = sentences.understand(text)
    commands = [
        {
            "intent": one.intent,
            "slots": dict(one.slots),
            "rule": one.rule,
            "feature": one.feature,
            "confirm": one.intent in risky,
        }
        for one in found.commands
    ]
    first = commands[0] if commands else {}
    return {
        "text": text,
        "accepted": bool(commands),
        "why": found.why,
        "intent": first.get("intent"),
        "slots": first.get("slots", {}),
        "confirm": any(one["confirm"] for one in commands),
        "correction": found.correction,
        "commands": commands,
        "candidates": found.as_json()["candidates"],
        "reply": None,
    }


def risky_intents() -> frozenset[str]:
    """What needs an explicit yes, as each feature's `spoken.py` tells."""
    from cockpit import features

    risky: set[str] = set()
    for name in features.names():
        module = f"cockpit.features.{name}.spoken"
        if importlib.util.find_spec(module):
            risky |= importlib.import_module(module).RISKY
    return frozenset(risky)


def _lines() -> Iterator[str]:
    """Lines from outside, whatever bytes they hold."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _in_words(told: dict[str, Any]) -> str:
    """For people: the intents with their slots and the reply, or why not and what is near."""
    if told["accepted"]:
        lines = [
            " ".join((one["intent"], *(f"{k}={v}" for k, v in one["slots"].items())))
            + (" (asks first)" if one["confirm"] else "")
            for one in told["commands"]
        ]
        return "\n".join([*lines, told["reply"]] if told["reply"] else lines)
    near = "; ".join(candidate["sentence"] for candidate in told["candidates"])
    return f"not understood: {told['why']}" + (f". Did you mean: {near}?" if near else "")
