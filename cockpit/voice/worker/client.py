"""The cockpit's side of the voice process: says what it wants, is told what was heard.

Messages to the child: `configure`, `listen`, `cancel`, `text`, `speaking`, `ping`. From it, and so
to `on_event`: `ready`, `state`, `level`, `wake`, `partial`, `heard`, `silence`, `trouble`,
`mended`, `audio_file` (see docs/voice.md).
"""

import os
import select
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cockpit.voice.worker.configuration import Configuration
from cockpit.voice.worker.lines import Lines, Message, packed
from cockpit.voice.worker.process import Child

ENDED = "Voice control has crashed and starts again"
STUCK = "Voice control does not answer and starts again"
NO_START = "Voice control does not start"
BROKEN_MODEL = "The speech model {name} is broken; another one is used. Install it again"
CRASHED, TOO_MANY, NO_TEXT = "crashed", "too many", "cannot be sent"
"""Why a text was not understood, besides `Understood.why`: the child never answered."""
PAUSES_S = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0)
"""Before a start, by how many have failed in a row."""
PING_S, PATIENCE_S = 5.0, 30.0
FULL = 200
"""Texts that may wait for the child; more are answered at once."""
BROKEN = 2
"""So many crashes while it was loaded, and a model is not tried again."""
GOOD_S = 10.0
"""A child that has lived so long has not failed at the start."""
STOP_S = 3.0

type Tell = Callable[[Callable[[], None]], None]


def _at_once(call: Callable[[], None]) -> None:
    call()


class VoiceWorker:
    """One voice process and the thread that talks to it; both start with the configuration.

    `tell` takes a callable to the main thread (`mailbox.tell`), `on_event` gets the child's
    messages there, `on_trouble` one line when the process has crashed and "" when it is back.
    """

    def __init__(
        self,
        tell: Tell = _at_once,
        on_event: Callable[[Message], None] = lambda _: None,
        on_trouble: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._tell, self._on_event, self._on_trouble = tell, on_event, on_trouble
        self._lock = threading.Lock()
        self._waiting: deque[Message] = deque()
        self._stopping = threading.Event()
        self._bell, self._ring = os.pipe()
        os.set_blocking(self._ring, False)
        self._thread: threading.Thread | None = None
        self._child: Child | None = None
        self._configuration = Configuration()
        self._standing = ""
        self._failures = 0
        self._trouble = ""
        self._loading = ""
        self._suspects: dict[str, int] = {}
        self._asked: dict[Any, str] = {}

    @property
    def pid(self) -> int | None:
        """Of the process; None where none runs."""
        child = self._child
        return child.pid if child else None

    @property
    def waiting(self) -> int:
        """Messages that are not sent yet."""
        return len(self._waiting)

    def configure(self, configuration: Configuration) -> None:
        """Start with this, or go on with it."""
        self._configuration = configuration
        self._suspects.pop(configuration.model, None)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="voice worker", daemon=True)
            self._thread.start()
        self._send(self._configure())

    def listen(self, how: str = "wake", within_s: float = 8.0) -> None:
        """`wake`: wait for the wake phrase from now on, `off`: no longer; `now`: for a command.

        `confirm` is `now` for a yes or a no. After either, it goes back to what it did before.
        """
        if how in ("wake", "off"):
            self._standing = how
        self._send({"type": "listen", "how": how, "within_s": within_s})

    def cancel(self) -> None:
        """Stop listening for the command; `wake` goes on."""
        self._send({"type": "cancel"})

    def text(self, number: int | str, text: str) -> None:
        """Understand a typed sentence; exactly one `heard` with this id answers."""
        self._send({"type": "text", "id": number, "text": text})

    def speaking(self, on: bool) -> None:
        """We speak: what the microphone hears is likely ourselves."""
        self._send({"type": "speaking", "on": on})

    def stop(self) -> None:
        """End thread and process; nothing is told any more."""
        self._stopping.set()
        self._ring_bell()
        child, thread = self._child, self._thread
        if child:
            child.kill()
        if thread and thread is not threading.current_thread():
            thread.join(STOP_S)

    def _send(self, message: Message) -> None:
        with self._lock:
            full = len(self._waiting) >= FULL
            if not full:
                self._waiting.append(message)
        if full:
            self._unanswered(message, TOO_MANY)
        self._ring_bell()

    def _ring_bell(self) -> None:
        try:
            os.write(self._ring, b".")
        except OSError:  # rung often enough already, or over
            return

    # --- the thread ---------------------------------------------------------

    def _run(self) -> None:
        while not self._stopping.is_set():
            trouble = self._start()
            began = time.monotonic()
            trouble = trouble or self._serve()
            self._bury()
            if time.monotonic() - began > GOOD_S:
                self._failures = 0
            if not self._stopping.is_set():
                self._failed(trouble)
        os.close(self._bell)

    def _start(self) -> str:
        """Start a process, after a pause where the last ones failed; what went wrong, or ""."""
        pause = PAUSES_S[min(self._failures, len(PAUSES_S) - 1)]
        self._stopping.wait(pause)
        try:
            self._child = Child()
        except OSError as error:
            return f"{NO_START} ({error.strerror})"
        with self._lock:
            asked = [m for m in self._waiting if m["type"] == "text"]
            self._waiting.clear()
            self._waiting.append(self._configure())
            if self._standing:
                self._waiting.append({"type": "listen", "how": self._standing})
            self._waiting.extend(asked)
        return ""

    def _configure(self) -> Message:
        table = self._configuration.as_json()
        broken = [model for model, crashes in self._suspects.items() if crashes >= BROKEN]
        return {"type": "configure", **table, "avoid": [*table["avoid"], *broken]}

    def _serve(self) -> str:
        """Talk to the child until it ends; why it did."""
        child, lines, unsent = self._child, Lines(), b""
        assert child
        heard_at = pinged_at = time.monotonic()
        poll = select.poll()
        poll.register(self._bell, select.POLLIN)
        poll.register(child.back, select.POLLIN)
        while not self._stopping.is_set():
            unsent = unsent or self._next()
            poll.register(child.to, select.POLLOUT if unsent else 0)
            ready = {fd for fd, _ in poll.poll(PING_S * 1000)}
            now = time.monotonic()
            if self._bell in ready:
                os.read(self._bell, 4096)
            try:
                unsent = unsent[child.write(unsent) :] if unsent else b""
            except OSError:
                return ENDED
            if child.back in ready:
                piece = child.read()
                if piece is None:
                    return ENDED
                heard_at = now
                for message in lines.take(piece):
                    self._take(message)
            if now - heard_at > PATIENCE_S:
                return STUCK
            if now - max(pinged_at, heard_at) >= PING_S:
                pinged_at = now
                self._send({"type": "ping"})
        return ""

    def _next(self) -> bytes:
        """The next message that can be sent."""
        while True:
            with self._lock:
                if not self._waiting:
                    return b""
                message = self._waiting.popleft()
            try:
                line = packed(message)
            except (ValueError, TypeError, RecursionError):
                self._unanswered(message, NO_TEXT)
                continue
            if message["type"] == "text":
                self._asked[message["id"]] = message["text"]
            return line

    def _take(self, message: Message) -> None:
        match message["type"]:
            case "pong":
                return
            case "loading":
                self._loading = str(message.get("model", ""))
                return
            case "loaded":
                self._loading = ""
                return
            case "ready":
                self._say("")
            case "heard":
                self._asked.pop(message.get("id"), None)
            case _:
                pass
        self._give(message)

    def _failed(self, trouble: str) -> None:
        self._failures += 1
        self._say(trouble)
        self._suspect()
        asked, self._asked = self._asked, {}
        for number, text in asked.items():
            self._unanswered({"type": "text", "id": number, "text": text}, CRASHED)
        self._give({"type": "state", "state": "idle"})

    def _suspect(self) -> None:
        """The model that was just being loaded; it may have been a coincidence, once."""
        model, self._loading = self._loading, ""
        if model:
            self._suspects[model] = self._suspects.get(model, 0) + 1
            if self._suspects[model] == BROKEN:
                text = BROKEN_MODEL.format(name=Path(model).name)
                self._give({"type": "trouble", "key": "model", "text": text})

    def _unanswered(self, message: Message, why: str) -> None:
        if message["type"] != "text":
            return
        number, text = message["id"], str(message["text"])
        understood = {"text": text, "commands": [], "correction": False, "candidates": []}
        self._give(
            {"type": "heard", "id": number, "text": text, "understood": understood | {"why": why}}
        )

    def _bury(self) -> None:
        if self._child:
            child, self._child = self._child, None
            child.bury()

    def _give(self, message: Message) -> None:
        def told() -> None:
            if not self._stopping.is_set():
                self._on_event(message)

        if not self._stopping.is_set():
            self._tell(told)

    def _say(self, trouble: str) -> None:
        if trouble != self._trouble and not self._stopping.is_set():
            self._trouble = trouble
            self._tell(lambda: self._on_trouble(trouble))
