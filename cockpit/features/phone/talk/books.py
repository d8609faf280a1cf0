"""The phones' books of contacts, read in a thread: hundreds of people take longer than a frame."""

from collections.abc import Callable
from threading import Thread

from cockpit.core.mailbox import Mailbox
from cockpit.core.messages import Arrived
from cockpit.features.phone.talk.favourites import Favourites, favourites_of
from cockpit.features.phone.talk.reading import Heard, Reader

MOST_BOOKS = 20


class Books:
    """One book a phone, the newest; of several that come at once, only the newest is read."""

    def __init__(
        self,
        reader: Reader,
        mailbox: Mailbox,
        told: Callable[[], None],
        shows: Callable[[str], bool],
    ) -> None:
        self._reader, self._mailbox, self._told, self._shows = reader, mailbox, told, shows
        self._waiting: dict[str, Arrived] = {}
        self._reading = False
        self._marked: dict[str, Favourites] = {}

    @property
    def favourites(self) -> Favourites:
        """Of all books that are who drives' business."""
        found = Favourites()
        for user, marked in self._marked.items():
            if self._shows(user):
                found |= marked
        return found

    def take(self, arrived: Arrived) -> None:
        """Have a book read."""
        if arrived.topic in self._waiting or len(self._waiting) < MOST_BOOKS:
            self._waiting[arrived.topic] = arrived
        self._next()

    def _next(self) -> None:
        if self._reading or not self._waiting:
            return
        self._reading = True
        _, arrived = self._waiting.popitem()

        def read() -> None:
            heard = self._reader.read(arrived)
            said = heard.said if isinstance(heard, Heard) else None
            marked = favourites_of(said) if isinstance(said, tuple) else None
            user = heard.user if isinstance(heard, Heard) else ""
            self._mailbox.tell(lambda: self._read(user, marked))

        Thread(target=read, name="contacts", daemon=True).start()

    def _read(self, user: str, marked: Favourites | None) -> None:
        self._reading = False
        if marked is not None and (user in self._marked or len(self._marked) < MOST_BOOKS):
            self._marked[user] = marked
            self._told()
        self._next()
