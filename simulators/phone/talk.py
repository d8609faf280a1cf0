"""Calls, messages, notifications and the book of a phone, and what it does when the car asks."""

from dataclasses import dataclass
from random import Random

from simulators.phone.notes import Notes
from simulators.phone.people import APPS, NOTICES, PEOPLE, THANKS, Person
from simulators.word import Word

RINGS_S, TALKS_S = 25.0, 20.0
WRITES_BACK_S = 8.0
LATE_REPLY_S = 600.0
"""A reply may have waited in a tunnel."""
HERE = "rings: here I am"


@dataclass(slots=True)
class Line:
    """A call; it ends by itself at `until`."""

    person: Person
    taken: bool
    until: float


class Talk:
    """Knows at most one call at a time."""

    def __init__(self, notes: Notes, lot: Random) -> None:
        self._notes, self._lot, self._now = notes, lot, 0.0
        self._line: Line | None = None
        self._thanks: list[tuple[float, str, str]] = []
        """Who writes back when, with which app."""
        self.topics = tuple(map(notes.topic, ("answer", "decline", "reply", "find")))

    def announce(self) -> list[Word]:
        """The whole book, which the broker keeps."""
        book = {"contacts": [person.entry for person in PEOPLE]}
        return [self._notes.tell("contacts", book, retain=True)]

    def take(self, topic: str, payload: bytes) -> list[Word]:
        """The car answers, declines, replies or looks for the phone."""
        name = topic.rsplit("/", 1)[-1]
        words = self._notes.heard(payload, *([LATE_REPLY_S] if name == "reply" else []))
        if words is None:
            return []
        if name == "answer":
            return self._answered()
        if name == "decline":
            return self._declined(words.get("text"))
        if name == "find":
            print(HERE, flush=True)
        elif isinstance(to := words.get("to"), str) and words.get("text"):
            self._sent(to, str(words.get("app")))
        return []

    def tick(self, now: float) -> list[Word]:
        """Calls end, people write back."""
        self._now = now
        said = self._hung_up() if self._line and now >= self._line.until else []
        due = [one for one in self._thanks if now >= one[0]]
        self._thanks = [one for one in self._thanks if now < one[0]]
        for _, sender, app in due:
            said.append(self._message(sender, "", self._lot.choice(THANKS), app))
        return said

    def ring(self) -> list[Word]:
        """Somebody calls, unless another is on the line."""
        if self._line:
            return []
        self._line = Line(self._lot.choice(PEOPLE), False, self._now + RINGS_S)
        return [self._call("ringing")]

    def write(self) -> list[Word]:
        """Somebody writes."""
        person = self._lot.choice(PEOPLE)
        line, app = self._lot.choice(person.lines), self._lot.choice(APPS)
        return [self._message(person.name, person.numbers[0], line, app)]

    def notify(self) -> list[Word]:
        """An app has something to tell."""
        title, words, app = self._lot.choice(NOTICES)
        return [self._notification(title, words, app, "other")]

    def _answered(self) -> list[Word]:
        if self._line is None or self._line.taken:
            return []
        self._line.taken, self._line.until = True, self._now + TALKS_S
        return [self._call("active")]

    def _declined(self, words: object) -> list[Word]:
        if self._line is None:
            return []
        ended = self._call("ended")
        if words:
            self._sent(self._line.person.name, APPS[0])
        self._line = None
        return [ended]

    def _sent(self, to: str, app: str) -> None:
        self._thanks.append((self._now + WRITES_BACK_S, to, app))

    def _hung_up(self) -> list[Word]:
        line = self._line
        if line is None:
            return []
        said = [self._call("ended")]
        self._line = None
        if line.taken:
            return said
        return [*said, self._notification(line.person.name, "Missed call", "Phone", "call")]

    def _call(self, state: str) -> Word:
        person = self._line.person if self._line else None
        who = {"name": person.name, "number": person.numbers[0]} if person else {}
        return self._notes.tell("call", {"state": state, **who})

    def _message(self, sender: str, number: str, words: str, app: str) -> Word:
        told = {"sender": sender, "text": words, "app": app}
        return self._notes.tell("message", told | ({"number": number} if number else {}))

    def _notification(self, title: str, words: str, app: str, sort: str) -> Word:
        told = {"title": title, "text": words, "app": app, "sort": sort}
        return self._notes.tell("notification", told)
