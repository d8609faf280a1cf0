"""`cockpit voice`: speech models on this disk, and what became of the last commands."""

import json
import sys

import click

from cockpit.cli.voice_last import command as last

BAD_INPUT = 2
_JSON = click.option("--json", "as_json", is_flag=True, help="For scripts.")


@click.group()
def command() -> None:
    """Speech models on this disk, and what became of the last commands."""


@command.command()
@click.argument("wish", metavar="DIR|ZIP|NAME")
@click.option("--language", default="", metavar="CODE", help="Of the model, where unclear: en.")
@_JSON
def install(wish: str, language: str, as_json: bool) -> None:
    """Check a Vosk model and use it for its language.

    NAME is one of the known small models, or just a language (de): they are fetched from the
    network.
    """
    from cockpit.voice.hearing.install import install as put_in_place
    from cockpit.voice.hearing.models import ModelError

    told = sys.stderr.isatty()

    def progress(part: float) -> None:
        if told:
            click.echo(f"\r{wish}: {min(part, 1.0):4.0%}", nl=False, err=True)

    try:
        model = put_in_place(wish, language, progress)
    except ModelError as error:
        raise _bad(error, as_json) from None
    facts = {"name": model.name, "language": model.language, "folder": str(model.folder)}
    if as_json:
        click.echo(json.dumps(facts))
    else:
        click.echo(f"{model.name}: used for {model.language} from the next start on")


@command.command("list")
@_JSON
def list_(as_json: bool) -> None:
    """Which models there are; for each language the first one is used."""
    from cockpit.voice.hearing.models import ModelError, check, choose, models

    rows = []
    for model in models():
        chosen, trouble = choose(model.language), ""
        try:
            check(model.folder)
        except ModelError as error:
            trouble = str(error)
        rows.append(
            {
                "language": model.language,
                "name": model.name,
                "megabytes": round(model.size / 1e6, 1),
                "installed": model.installed,
                "used": chosen is not None and chosen.folder == model.folder,
                "trouble": trouble,
                "folder": str(model.folder),
            }
        )
    if as_json:
        click.echo(json.dumps(rows))
        return
    for row in rows:
        note = row["trouble"] or ("used" if row["used"] else "")
        click.echo(f"{row['language']:<3} {row['name']:<32} {row['megabytes']:>7} MB  {note}")
    if not rows:
        click.echo("no speech model here; `cockpit voice install en` fetches one")


@command.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@_JSON
def remove(name: str, yes: bool, as_json: bool) -> None:
    """Take an installed model off the disk."""
    from cockpit.voice.hearing.install import remove as take_away
    from cockpit.voice.hearing.models import ModelError

    if not yes and sys.stdin.isatty():
        click.confirm(f"Remove the speech model {name}?", abort=True)
    try:
        model = take_away(name)
    except ModelError as error:
        raise _bad(error, as_json) from None
    click.echo(json.dumps({"removed": model.name}) if as_json else f"{model.name}: removed")


command.add_command(last)


def _bad(error: object, as_json: bool) -> SystemExit:
    if as_json:
        click.echo(json.dumps({"error": str(error)}))
    click.echo(f"cockpit: {error}", err=True)
    return SystemExit(BAD_INPUT)
