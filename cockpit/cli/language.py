"""`cockpit language`: the languages there are, and what a translator has still to do."""

import sys

import click

from cockpit.ui.language_file import CODE


@click.command()
@click.argument("code", required=False)
@click.option("--missing", is_flag=True, help="Only what is still English, one text a line.")
def command(code: str | None, missing: bool) -> None:
    """The languages of the screen; with a CODE such as fr, a file to translate.

    The file has every text, with what is translated already. Put it where the last line says.
    """
    if code is None:
        _list()
        return
    if not CODE.fullmatch(code):
        raise click.BadParameter(
            "two or three small letters, such as fr or pt_BR", param_hint="CODE"
        )
    _show(code, missing)


def _list() -> None:
    from cockpit.ui.display import languages
    from cockpit.ui.reader import own_name
    from cockpit.ui.translating import progress_of

    for code in languages():
        found = progress_of(code)
        done = len(found.texts) - len(found.missing)
        click.echo(f"{code:<6} {own_name(code):<14} {done} of {len(found.texts)} texts")


def _show(code: str, missing: bool) -> None:
    from cockpit.ui.language_file import file_of
    from cockpit.ui.translating import progress_of

    found = progress_of(code)
    click.echo("\n".join(found.missing) if missing else found.template())
    for trouble in found.troubles:
        click.echo(trouble, err=True)
    click.echo(f"{len(found.missing)} of {len(found.texts)} texts are missing", err=True)
    if not missing and sys.stdout.isatty():
        click.echo(f"save it as {file_of(code)}", err=True)
