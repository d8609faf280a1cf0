"""The command line as a newcomer meets it."""

import importlib

import click
import pytest
from click.testing import CliRunner

from cockpit.__main__ import COMMANDS, main


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_explains_itself(name: str) -> None:
    assert isinstance(importlib.import_module(f"cockpit.cli.{name}").command, click.Command)
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert "Usage:" in result.output


def test_the_list_of_commands_says_what_each_does() -> None:
    output = CliRunner().invoke(main, ["--help"]).output
    for name, help_text in COMMANDS.items():
        assert name in output
        assert help_text[:30] in output


def test_an_unknown_command_is_one_clear_line() -> None:
    result = CliRunner().invoke(main, ["fly"])
    assert result.exit_code == 2
    assert "No such command" in result.output
