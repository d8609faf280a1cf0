"""The few things of the home that the driver wants at hand."""

from collections.abc import Callable, Mapping

from cockpit.core.own import Own
from cockpit.features.home.devices.entity import Entity, Sort

MOST = 9
"""So many tiles has the page."""
RANK = (
    *(Sort.GARAGE, Sort.LOCK, Sort.LIGHT, Sort.CLIMATE, Sort.COVER, Sort.SCENE, Sort.CAMERA),
    *(Sort.SWITCH, Sort.FAN, Sort.BUTTON),
)
"""What is shown until the driver has chosen, the most useful on the way home first."""
FEW = 2
"""At first no more than so many of a sort."""


class Favourites:
    """The driver's choice, in his order; until he has chosen, a sensible one."""

    def __init__(self, own: Own) -> None:
        self._file = own
        self._chosen: list[str] | None = None
        self._watchers: list[Callable[[], None]] = []
        self._read()
        own.watch(self._another)

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` after each change of the choice."""
        self._watchers.append(told)

    def among(self, entities: Mapping[str, Entity]) -> tuple[str, ...]:
        """Which to show; what the driver chose and is not there now keeps its place elsewhere."""
        if self._chosen is None:
            return first_choice(entities)
        return tuple(one for one in self._chosen if one in entities)

    def toggle(self, id_: str, entities: Mapping[str, Entity]) -> bool:
        """Take one in, or out; False where there is no room."""
        shown = self.among(entities)
        if id_ not in shown and len(shown) >= MOST:
            return False
        chosen = list(shown) if self._chosen is None else list(self._chosen)
        self._chosen = [one for one in chosen if one != id_] if id_ in chosen else [*chosen, id_]
        self._file.write({"favourites": self._chosen})
        self._tell()
        return True

    def _tell(self) -> None:
        for told in tuple(self._watchers):
            told()

    def _another(self) -> None:
        self._read()
        self._tell()

    def _read(self) -> None:
        self._chosen = None
        words = self._file.read()
        if words is None:
            return
        try:
            self._chosen = [str(one) for one in words["favourites"]]
        except (KeyError, TypeError):
            self._file.put_aside("not a list of favourites")


def eligible(entity: Entity) -> bool:
    """Whether a driver might want it: no settings of devices, no diagnosis."""
    return not entity.category


def first_choice(entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """A few of each useful sort, in the order of use."""
    found: list[str] = []
    for sort in RANK:
        sorted_ = [e.id for e in entities.values() if e.sort is sort and eligible(e)]
        found += sorted_[:FEW]
    return tuple(found[:MOST])
