"""Asking the worker: questions go in from the main thread, answers come back through `tell`."""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cockpit.maps.worker.frames import EndedError, LateError, packed, unpacked
from cockpit.maps.worker.process import Child
from cockpit.maps.worker.unpack import UNPACK

ENDED = "The map has crashed and starts again"
LATE = "The map took too long and starts again"
NO_START = "The map does not start"
IN_TIME = "The map had no time for the question"
TIMEOUT_S = 15.0
START_S = 30.0
"""More time for the first answer of a process: it imports and opens the region."""
PAUSES_S = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0)
"""Before a start, by how many have failed in a row."""
STOP_S = 2.0

type Tell = Callable[[Callable[[], None]], None]


class WorkerError(Exception):
    """There is no answer; the text is one line, `code` a word."""

    def __init__(self, text: str, code: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: a value, or one line that says why there is none."""

    value: dict[str, Any] = field(default_factory=dict)
    error: str = ""
    code: str = ""


@dataclass(slots=True)
class _Question:
    method: str
    message: bytes
    done: Callable[[Answer], None]
    timeout_s: float
    replaces: str
    asked: float


def _at_once(call: Callable[[], None]) -> None:
    call()


class MapWorker:
    """One worker process and the thread that talks to it; both start with the first question.

    `tell` takes a callable to the main thread (`mailbox.tell`); `on_trouble` gets one line when
    the process has crashed, and "" when it answers again.
    """

    def __init__(
        self,
        region: Path,
        tell: Tell = _at_once,
        on_trouble: Callable[[str], None] = lambda _: None,
        nice: int = 0,
    ) -> None:
        self._region, self._tell, self._on_trouble, self._nice = region, tell, on_trouble, nice
        self._waiting: deque[_Question] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._child: Child | None = None
        self._stopping = threading.Event()
        self._failures = 0
        self._trouble = ""

    @property
    def pid(self) -> int | None:
        """Of the process; None where none runs."""
        child = self._child
        return child.pid if child else None

    def switch(self, region: Path) -> None:
        """Ask about another region from the next question on."""
        self._region = region

    def ask(
        self,
        method: str,
        params: dict[str, Any],
        done: Callable[[Answer], None],
        timeout_s: float = TIMEOUT_S,
        replaces: str = "",
    ) -> None:
        """Put a question; `done` gets the answer through `tell`.

        With `replaces` an older question of that key that still waits is dropped unanswered.
        """

        def told(answer: Answer) -> None:
            self._tell(lambda: done(answer))

        self._put(method, params, told, timeout_s, replaces)

    def _put(
        self,
        method: str,
        params: dict[str, Any],
        done: Callable[[Answer], None],
        timeout_s: float,
        replaces: str = "",
    ) -> None:
        """The same; `done` is called in the worker's thread."""
        words = {"method": method, "params": params, "region": str(self._region)}
        try:
            message = packed(words)
        except (ValueError, TypeError, OverflowError, RecursionError) as error:
            why = f"The question cannot be sent ({' '.join(str(error).split())[:100]})"
            done(Answer(error=why, code="bad"))
            return
        question = _Question(method, message, done, timeout_s, replaces, time.monotonic())
        with self._changed:
            if self._stopping.is_set():
                return
            if replaces:
                kept = [q for q in self._waiting if q.replaces != replaces]
                self._waiting = deque(kept)
            self._waiting.append(question)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="map worker", daemon=True)
                self._thread.start()
            self._changed.notify()

    def call(
        self, method: str, params: dict[str, Any], timeout_s: float = TIMEOUT_S
    ) -> dict[str, Any]:
        """Ask and wait, for the command line and tests; raises WorkerError."""
        came = threading.Event()
        answers: list[Answer] = []

        def take(answer: Answer) -> None:
            answers.append(answer)
            came.set()

        self._put(method, params, take, timeout_s)
        if not came.wait(timeout_s + START_S + sum(PAUSES_S)):
            raise WorkerError(LATE, "late")
        if answers[0].error:
            raise WorkerError(answers[0].error, answers[0].code)
        return answers[0].value

    def stop(self) -> None:
        """End thread and process; questions that wait stay unanswered."""
        with self._changed:
            self._stopping.set()
            self._waiting.clear()
            self._changed.notify()
        child, thread = self._child, self._thread
        if child:
            child.kill()
        if thread and thread is not threading.current_thread():
            thread.join(STOP_S)

    # --- the thread ---------------------------------------------------------

    def _run(self) -> None:
        try:
            while (question := self._next()) is not None:
                answer = self._answer(question)
                self._give(question, answer)
        finally:
            self._bury()

    def _next(self) -> _Question | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._stopping.is_set())
            return None if self._stopping.is_set() else self._waiting.popleft()

    def _give(self, question: _Question, answer: Answer) -> None:
        if not self._stopping.is_set():
            question.done(answer)

    def _answer(self, question: _Question) -> Answer:
        fresh = self._child is None
        if fresh and (trouble := self._start()):
            return trouble
        if self._failures and time.monotonic() - question.asked > question.timeout_s:
            return Answer(error=IN_TIME, code="late")
        try:
            assert self._child
            time_s = question.timeout_s + (START_S if fresh else 0.0)
            words = unpacked(self._child.ask(question.message, time_s))
            answer = read_answer(question.method, words)
        except EndedError:
            return self._failed(ENDED, "crashed")
        except LateError:
            return self._failed(LATE, "late")
        self._failures = 0
        self._say("")
        return answer

    def _start(self) -> Answer | None:
        """Start a process, after a pause where the last ones failed; what went wrong, or None."""
        pause = PAUSES_S[min(self._failures, len(PAUSES_S) - 1)]
        with self._changed:
            self._changed.wait_for(self._stopping.is_set, pause)
        try:
            self._child = Child(self._region, self._nice)
        except OSError as error:
            return self._failed(f"{NO_START} ({error.strerror})", "crashed")
        if self._stopping.is_set():
            self._child.kill()
        return None

    def _failed(self, text: str, code: str) -> Answer:
        self._bury()
        self._failures += 1
        self._say(text)
        return Answer(error=text, code=code)

    def _bury(self) -> None:
        if self._child:
            child, self._child = self._child, None
            child.bury()

    def _say(self, trouble: str) -> None:
        if trouble != self._trouble and not self._stopping.is_set():
            self._trouble = trouble
            self._tell(lambda: self._on_trouble(trouble))


def read_answer(method: str, words: Any) -> Answer:
    """What a child has sent; raises EndedError on nonsense."""
    try:
        if "error" in words:
            return Answer(error=str(words["error"]), code=str(words["code"]))
        value = words["value"]
        unpack = UNPACK.get(method)
        return Answer(unpack(value) if unpack else dict(value))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise EndedError(f"nonsense: {type(error).__name__}") from None
