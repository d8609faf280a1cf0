"""The worker's own process: takes a question, answers it, takes the next.

    python -m cockpit.maps.worker --region FOLDER --parent PID

A question is {"method", "params", "region"}, an answer {"value"} or {"error", "code"}. It ends
when its parent does.
"""

import ctypes
import gc
import os
import signal
import sys
from pathlib import Path
from typing import Any

from cockpit.maps.worker.frames import EndedError, packed, receive, send, unpacked
from cockpit.maps.worker.state import State, answer_to

PR_SET_PDEATHSIG = 1


def serve(questions: int, answers: int, state: State) -> None:
    """Answer until the parent closes its end."""
    while True:
        try:
            question = unpacked(receive(questions))
            send(answers, _packed(answer_to(state, question)))
        except EndedError:
            return


def _packed(answer: dict[str, Any]) -> bytes:
    try:
        return packed(answer)
    except (ValueError, TypeError, OverflowError) as error:
        return packed({"error": f"The answer cannot be sent ({error})"[:200], "code": "bad"})


def die_with(parent: int) -> None:
    """Be killed when the parent is: a question that never ends would outlive it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before that took hold
        os._exit(1)


GARBAGE = (50_000, 20, 100)
"""An answer is thousands of small things, none of them in a circle: look for circles less often."""


def main(folder: Path, parent: int, nice: int) -> None:
    """Serve on stdin and stdout; what libraries print goes to stderr."""
    die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to tell
    os.nice(nice)
    gc.set_threshold(*GARBAGE)
    answers = os.dup(1)
    os.dup2(2, 1)
    serve(0, answers, State(folder))
