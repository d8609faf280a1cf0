import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.mark.system
@pytest.mark.parametrize(
    ("tool", "said"), [("kill_import.py", "3 kills"), ("fuzz_import.py", "3 malformed")]
)
def test_the_region_is_whole_after(tool: str, said: str) -> None:
    words = [sys.executable, "-m", f"tests.tools.{tool[:-3]}", "--times", "3"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(said)
