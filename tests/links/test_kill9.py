import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[1] / "tools" / "kill9.py"


@pytest.mark.system
def test_a_killed_cockpit_loses_at_most_a_second_and_no_promise() -> None:
    words = [sys.executable, str(TOOL), "--times", "20", "--longest", "0.8"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("20 kills")
