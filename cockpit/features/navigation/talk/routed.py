"""Answers that must wait for the way: given once it has come, or with why there is none."""

from collections.abc import Callable
from dataclasses import dataclass

from cockpit.core.intents import Answer, Asked, refused
from cockpit.features.navigation.model import PASSING, Navigation
from cockpit.maps.geo import Point

type Make = Callable[[], Answer]
CHANGED = "There is another destination by now"


@dataclass(frozen=True, slots=True)
class _Waiting:
    asked: Asked
    goal: Point | None
    make: Make
    back: Callable[[], object]


class Routed:
    """Call `answer` after the model was asked; what it has answered already is told at once."""

    def __init__(self, navigation: Navigation) -> None:
        self._navigation = navigation
        self._waiting: list[_Waiting] = []
        navigation.watch(self._look)

    def answer(self, asked: Asked, make: Make, back: Callable[[], object] = lambda: None) -> None:
        """Answer with what `make` gives when the way to the present destination is there.

        Where there is none, `back` takes the wish back, so that the old way stays.
        """
        journey = self._navigation.journey
        self._waiting.append(_Waiting(asked, journey.goal if journey else None, make, back))
        self._look()

    def _look(self) -> None:
        journey = self._navigation.journey
        goal = journey.goal if journey else None
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            if one.goal != goal or goal is None:
                one.asked.answer(refused(CHANGED))
            elif self._navigation.asking:
                self._waiting.append(one)
            elif self._navigation.trouble:
                self._refuse(one, self._navigation.trouble)
            else:
                one.asked.answer(one.make())

    def _refuse(self, one: _Waiting, trouble: str) -> None:
        if trouble not in PASSING:
            one.back()
        one.asked.answer(refused(trouble))
