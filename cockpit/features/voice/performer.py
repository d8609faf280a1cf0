"""Has wishes done one after another; stops at a risky one until the driver has said yes."""

import time
from collections import deque
from collections.abc import Callable, Iterable

from cockpit.core.intents import Answer, Intent, Intents, refused
from cockpit.core.request import Outcome, Request
from cockpit.core.vehicle import Vehicle
from cockpit.features.voice.context import CANCELLED, NOTHING, Context

BY = "voice"
ECHO_S = 1.5
"""So long the answer waits for the car to say that it has done it."""
SEARCH_S = 20.0
"""So long a handler may take that has to look something up."""
TOO_LONG = "too_long"
"""Key of the answer where it took longer."""
CAR_REFUSED = "The car has refused it"

type Done = Callable[[list[tuple[Intent, Answer]]], None]


class Performer:
    """A queue of wishes; belongs to the main thread."""

    def __init__(
        self,
        intents: Intents,
        vehicle: Vehicle,
        context: Context,
        confirm: Callable[[Intent], None],
        done: Done,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._intents, self._context, self._clock = intents, context, clock
        self._confirm, self._done = confirm, done
        self._waiting: deque[Intent] = deque()
        self._now: Intent | None = None
        self._round = 0
        self._until = float("inf")
        self._answers: list[tuple[Intent, Answer]] = []
        self._echoing = False
        self.asked: list[Request] = []
        """What the present wishes have asked of the car."""
        vehicle.watch_requests(self._look_at)

    @property
    def busy(self) -> bool:
        """Whether something is being done or waits for a yes."""
        return self._now is not None or bool(self._waiting) or self._echoing

    @property
    def waiting(self) -> Intent | None:
        """The wish that is being done, or waits for a yes."""
        return self._now

    def begin(self, wishes: Iterable[Intent]) -> None:
        """Do these; what was still waiting is given up."""
        self.drop()
        self._answers, self.asked = [], []
        self._waiting.extend(wishes)
        self._next()

    def go_on(self, yes: bool) -> None:
        """The driver's word on the risky wish that waits."""
        if self._now is None:
            return
        if yes:
            self._handle(self._now)
        else:
            self._waiting.clear()
            self._answered(self._round, self._now, Answer(CANCELLED, done=False))

    def drop(self) -> None:
        """Give up what has not been done."""
        self._waiting.clear()
        self._now, self._echoing, self._until = None, False, float("inf")
        self._round += 1

    def tick(self) -> None:
        """End what takes too long; call some times a second."""
        if self._clock() < self._until:
            return
        if self._echoing:
            self._finish()
        elif self._now:
            self._answered(self._round, self._now, Answer(TOO_LONG, done=False))

    def _next(self) -> None:
        if not self._waiting:
            self._await_echo()
            return
        asked = self._waiting.popleft()
        meant = self._context.meant(asked)
        if meant is None:
            self._now = asked
            self._answered(self._round, asked, Answer(NOTHING, done=False))
            return
        self._now = meant
        if reason := self._intents.barred(meant.name):
            self._answered(self._round, meant, refused(reason))
        elif self._intents.risky(meant.name) and meant.name in self._intents.names:
            self._confirm(meant)
        else:
            self._handle(meant)

    def _handle(self, wish: Intent) -> None:
        self._until = self._clock() + SEARCH_S
        at = self._round
        self._intents.handle(wish, BY, lambda answer: self._answered(at, wish, answer))

    def _answered(self, at: int, wish: Intent, answer: Answer) -> None:
        if at != self._round or self._now is None:
            return  # given up meanwhile
        self._now, self._until = None, float("inf")
        self._answers.append((wish, answer))
        if answer.done:
            self._context.remember(answer)
        self._next()

    # The car's own word ---------------------------------------------------------------------

    def _await_echo(self) -> None:
        self._echoing, self._until = True, self._clock() + ECHO_S
        self._look()

    def _look_at(self, request: Request) -> None:
        if request.by != BY:
            return
        if request not in self.asked and self._now is not None:
            self.asked.append(request)
        self._look()

    def _look(self) -> None:
        if self._echoing and all(r.outcome is not Outcome.PENDING for r in self.asked):
            self._finish()

    def _finish(self) -> None:
        self._echoing, self._until = False, float("inf")
        answers, self._answers = self._answers, []
        if refusals := [r for r in self.asked if r.outcome is Outcome.REFUSED]:
            answers = [_refused(pair, refusals) for pair in answers]
        self._done(answers)


def _refused(pair: tuple[Intent, Answer], refusals: list[Request]) -> tuple[Intent, Answer]:
    wish, answer = pair
    if not answer.done or answer.reason or any(r.reason == "asked anew" for r in refusals):
        return pair
    return wish, Answer("refused", reason=CAR_REFUSED, done=False)
