import subprocess
import sys

from cockpit.core.paths import ROOT


def test_nothing_is_lost_by_kills_torn_writes_and_full_disks() -> None:
    words = [sys.executable, "-m", "tests.tools.kill_profiles", "--count", "80", "--seed", "5"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "No profile lost, none half-written" in done.stdout
