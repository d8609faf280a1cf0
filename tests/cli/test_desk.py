"""Two demos at once do not hear each other."""

import subprocess
import sys

import pytest

from cockpit.cli import desk
from cockpit.links.bus_spec import desk_specs

BUSES = ("body", "drive")


@pytest.fixture(autouse=True)
def release() -> None:
    desk._held.clear()


def test_the_first_demo_has_the_usual_ports_and_the_second_the_next() -> None:
    usual = desk_specs(BUSES)
    assert desk.free_desk(BUSES) == usual
    ports = {spec.port for spec in usual}
    second = [spec.port for spec in desk.free_desk(BUSES)]
    assert ports.isdisjoint(second)
    assert len(set(second)) == 2


def test_a_killed_demo_gives_its_ports_back() -> None:
    code = (
        "import os; from cockpit.cli.desk import free_desk;"
        " print(free_desk(('body',))[0].port, flush=True); os.kill(os.getpid(), 9)"
    )
    killed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert killed.returncode == -9
    assert int(killed.stdout) == desk.free_desk(("body",))[0].port
