"""The command line: `cockpit demo`, `run`, `replay`, `signals`, `log`, `doctor`."""

import importlib

import click

from cockpit import __version__

COMMANDS = {
    "demo": "A simulated car and its dashboard, on this desk.",
    "run": "The dashboard in the car.",
    "replay": "Drive the dashboard from a recorded log.",
    "signals": "Live signals in the terminal.",
    "log": "The black box: list and export; the ledger: verify.",
    "search": "What the search finds on a map, for people and scripts.",
    "route": "The way from one place to another, for people and scripts.",
    "map": "Maps: import an OpenStreetMap extract, list, verify, remove.",
    "say": "Say a sentence to the cockpit, or see what it would mean.",
    "hear": "What the cockpit hears in a WAV file, and what it would mean.",
    "voice": "Speech models: install, list, remove.",
    "profile": "The drivers' profiles: list, export, import, delete.",
    "language": "The languages of the screen, and what is still to translate.",
    "doctor": "What works on this machine, and how to mend what does not.",
}


class Commands(click.Group):
    """Imports a command's module only when it is called, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"cockpit.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cockpit")
def main() -> None:
    """Cockpit: the software of a car's dashboard."""


if __name__ == "__main__":
    main(prog_name="cockpit")
