"""The whole dashboard, killed at random moments; tests/tools/kill_cockpit.py does it 200 times."""

import pytest

from tests.tools.kill_cockpit import MOST_LOST_S, kill_often

pytestmark = [pytest.mark.system, pytest.mark.timeout(120)]


def test_a_killed_dashboard_loses_no_wish_and_hardly_a_frame() -> None:
    assert max(kill_often(6, seed=2), default=0.0) <= MOST_LOST_S
