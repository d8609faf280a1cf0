"""The voice process: takes messages and sound, tells what was heard and what it means.

    python -m cockpit.voice.worker --parent PID

All work is done in one thread; others only fill its queue: one reads the messages, one keeps the
microphone, one loads a model, for that may take ten seconds.
"""

import ctypes
import os
import signal
import sys
import threading
from queue import SimpleQueue

from cockpit.voice.worker.ears import Item
from cockpit.voice.worker.lines import Lines, Message, packed
from cockpit.voice.worker.state import State

PR_SET_PDEATHSIG = 1
CHUNK = 1 << 16
MESSAGES = {"configure", "listen", "cancel", "text", "speaking", "ping"}
"""All that the cockpit says; other items come from threads of this process."""


def main(parent: int) -> None:
    """Serve on stdin and stdout; what libraries print goes to stderr."""
    die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to tell
    out = os.dup(1)
    os.dup2(2, 1)
    inbox: SimpleQueue[Item | None] = SimpleQueue()
    threading.Thread(target=_read, args=(0, inbox), name="messages", daemon=True).start()
    serve(inbox, out)
    os._exit(0)  # no library's clean-up may hang or crash now


def serve(inbox: SimpleQueue[Item | None], out: int) -> None:
    """Work until the parent closes its end."""

    def tell(message: Message) -> None:
        rest = packed(message)
        while rest:
            rest = rest[os.write(out, rest) :]

    state = State(inbox.put, tell)
    try:
        while (item := inbox.get()) is not None:
            state.take(item)
    except BrokenPipeError:
        return


def _read(fd: int, inbox: SimpleQueue[Item | None]) -> None:
    lines = Lines()
    while piece := os.read(fd, CHUNK):
        for message in lines.take(piece):
            known = message["type"] in MESSAGES
            inbox.put(message if known else {"type": "unknown", "name": message["type"]})
    inbox.put(None)


def die_with(parent: int) -> None:
    """Be killed when the parent is."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before that took hold
        os._exit(1)
