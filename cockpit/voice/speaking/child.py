"""The speaking process: messages come in on stdin, one JSON table a line, and go out on stdout.

    python -m cockpit.voice.speaking --parent PID

In: say{number, text, language, volume, sound}, stop{number}, volume{volume},
configure{language, voice, rate, loudspeaker,
folder}. Out: ready{}, started{number}, spoken{number} (exactly
one for each `say`), trouble{key, text}, mended{key}. It ends when its parent does.
"""

import ctypes
import json
import os
import signal
import sys
import threading
from contextlib import suppress
from typing import BinaryIO

from cockpit.voice.speaking.talker import Message, Talker

PR_SET_PDEATHSIG = 1


def main(parent: int) -> None:
    """Serve on stdin and stdout; what libraries print goes to stderr."""
    die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to tell
    out = os.dup(1)
    os.dup2(2, 1)
    lock = threading.Lock()

    def tell(message: Message) -> None:
        with lock, suppress(OSError):
            os.write(out, json.dumps(message).encode() + b"\n")

    talker = Talker(tell)
    threading.Thread(target=read, args=(sys.stdin.buffer, talker), daemon=True).start()
    talker.run()
    os._exit(0)  # no library's clean-up may hang or crash now


def read(lines: BinaryIO, talker: Talker) -> None:
    """Hand on all messages; nonsense is left out."""
    for line in lines:
        with suppress(ValueError, TypeError, KeyError, RecursionError):
            talker.take(json.loads(line))
    talker.end()


def die_with(parent: int) -> None:
    """Be killed when the parent is."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if parent and os.getppid() != parent:  # it ended before that took hold
        os._exit(1)
