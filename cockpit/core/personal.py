"""What belongs to whoever drives now: the features read and keep it, his profile holds it."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

NOBODY = ""
"""No driver is known: what is kept then is kept for this run only."""

type Kept = Callable[[str, Any], None]
type Hidden = Callable[[str], bool]


class Personal:
    """One driver's things by subject, as JSON tells them; watchers hear of another driver.

    Belongs to the main thread. A feature never sees another driver's things: when one leaves,
    his are gone from here before the next one's come.
    """

    def __init__(self) -> None:
        self.driver = NOBODY
        """The id of his profile."""
        self.passing = False
        """A guest or a valet: home and phones are no business of his."""
        self._phones: frozenset[str] = frozenset()
        self._hidden: Hidden = _nothing
        self._things: dict[str, Any] = {}
        self._kept: Kept = _nowhere
        self._watchers: list[Callable[[], None]] = []

    def of(self, subject: str) -> Any:
        """What he keeps under a subject; None: nothing."""
        return self._things.get(subject)

    @property
    def things(self) -> Mapping[str, Any]:
        """All that he keeps, by subject."""
        return dict(self._things)

    def keep(self, subject: str, told: Any) -> None:
        """Keep something of his; None forgets it."""
        self._things[subject] = told
        self._kept(subject, told)

    def may_know(self, phone: str) -> bool:
        """Whether what is his may be told to this user of a phone; while nobody is known, yes."""
        return self.driver == NOBODY or phone in self._phones

    def may_show(self, phone: str) -> bool:
        """Whether what this user's phone tells may be shown and read out to who drives."""
        return not self.passing and not self._hidden(phone)

    def lend(
        self,
        driver: str,
        things: Mapping[str, Any],
        kept: Kept,
        phones: Collection[str] = (),
        hidden: Hidden | None = None,
        *,
        passing: bool = False,
    ) -> None:
        """Another driver sits down; `kept` is told of each thing that he keeps from now on.

        `phones` are the users of his own phones; `hidden` tells those that are another's.
        """
        self.driver, self._things, self._kept = driver, dict(things), kept
        self._phones, self._hidden = frozenset(phones), hidden or _nothing
        self.passing = passing
        for told in tuple(self._watchers):
            told()

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` after each change of driver."""
        self._watchers.append(told)


def _nowhere(_subject: str, _told: Any) -> None:
    """Where nobody's things go."""


def _nothing(_phone: str) -> bool:
    """No phone is hidden where no driver is known to own one."""
    return False
