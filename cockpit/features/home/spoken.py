"""The home by voice: what has a name at home can be said; what opens the house needs a yes."""

from collections import Counter
from collections.abc import Callable, Iterable

from cockpit.core.intents import Answer, Asked, Intent, Intents, Label, refused
from cockpit.features.home.devices.entity import Can, Entity, Sort
from cockpit.features.home.face import face
from cockpit.features.home.favourites import eligible
from cockpit.features.home.house import UNREACHABLE, House
from cockpit.features.home.routine import Occasion, Routines
from cockpit.features.home.wish import Wish, risky

RISKY = frozenset({"HomeOpen", "HomeClose", "HomeUnlock"})
LONGEST = 40
MOST = 120
"""Names in a list: a home has more things than anybody says."""
UNKNOWN, NUMBER, NOTHING = "unknown_state", "number", "nothing"
"""Answers: its state is not known; it is told in a number; no scene was set up."""

type Kind = Callable[[Entity], bool]

LISTS: dict[str, Kind] = {
    "home_switch": lambda e: Can.TURN in e.can and not risky(e, Wish(Can.TURN, True)),
    "home_light": lambda e: e.sort is Sort.LIGHT and Can.LEVEL in e.can,
    "home_blind": lambda e: Can.OPEN in e.can and not risky(e, Wish(Can.OPEN)),
    "home_door": lambda e: Can.OPEN in e.can and risky(e, Wish(Can.OPEN)),
    "home_lock": lambda e: Can.LOCK in e.can,
    "home_climate": lambda e: e.sort is Sort.CLIMATE and Can.TEMPERATURE in e.can,
    "home_scene": lambda e: Can.ACTIVATE in e.can and not risky(e, Wish(Can.ACTIVATE)),
    "home_thing": lambda e: e.sort not in (Sort.SCENE, Sort.BUTTON, Sort.CAMERA),
}
"""What each list of the sentences holds."""


def connect(intents: Intents, house: House, routines: Routines) -> "Spoken":
    """Answer to the sentences of `intents.*.yaml`."""
    spoken = Spoken(intents, house, routines)
    wishes = {
        "HomeTurn": lambda asked: Wish(Can.TURN, asked.get("state") == "on"),
        "HomeLevel": lambda asked: Wish(Can.LEVEL, float(asked.get("level"))),
        "HomeBlindOpen": lambda _: Wish(Can.OPEN),
        "HomeBlindClose": lambda _: Wish(Can.CLOSE),
        "HomeOpen": lambda _: Wish(Can.OPEN),
        "HomeClose": lambda _: Wish(Can.CLOSE),
        "HomeLock": lambda _: Wish(Can.LOCK),
        "HomeUnlock": lambda _: Wish(Can.UNLOCK),
        "HomeTemperature": lambda asked: Wish(Can.TEMPERATURE, float(asked.get("temperature"))),
        "HomeScene": lambda _: Wish(Can.ACTIVATE),
    }
    for name, wish in wishes.items():
        intents.on(name, spoken.asks(wish), risky=name in RISKY)
    intents.on("HomeState", spoken.state)
    intents.on("HomeArriving", lambda asked: spoken.run(asked, Occasion.ARRIVING))
    intents.on("HomeLeaving", lambda asked: spoken.run(asked, Occasion.LEAVING))
    return spoken


class Spoken:
    """What each intent asks of the home, and what came of it."""

    def __init__(self, intents: Intents, house: House, routines: Routines) -> None:
        self._intents, self._house, self._routines = intents, house, routines

    def offer(self) -> None:
        """Name what can be said now; to be called when devices have come or gone."""
        found = [e for e in self._house.entities.values() if eligible(e)]
        for slot_list, kind in LISTS.items():
            self._intents.offer(slot_list, names(filter(kind, found)))

    def asks(self, wish: Callable[[Asked], Wish]) -> Callable[[Asked], Answer]:
        """A handler; the driver's yes has been heard where one is needed."""

        def handle(asked: Asked) -> Answer:
            entity = self._house.entities.get(str(asked.get("thing")))
            if entity is None:
                return refused(UNREACHABLE)
            wanted = wish(asked)
            why = self._house.ask(entity.id, wanted, asked.by, sure=True)
            undo = _undo(asked.intent, wanted)
            return refused(why) if why else Answer(values={"thing": entity.name}, undo=undo)

        return handle

    def state(self, asked: Asked) -> Answer:
        """How a thing stands, by its own word."""
        entity = self._house.entities.get(str(asked.get("thing")))
        if entity is None or not self._house.reachable(entity):
            return refused(UNREACHABLE)
        found = face(entity)
        if found.word == "Unknown":
            return Answer(UNKNOWN, {"thing": entity.name}, done=False)
        if found.number:
            return Answer(NUMBER, {"thing": entity.name, "value": found.number})
        return Answer(values={"thing": entity.name, "word": Label(found.word.rstrip(" …"))})

    def run(self, asked: Asked, occasion: Occasion) -> Answer:
        """The driver's scene; what opens the house is asked on the screen."""
        planned = self._house.run(self._routines.of(occasion), asked.by)
        return Answer() if planned else Answer(NOTHING, done=False)


def names(entities: Iterable[Entity]) -> dict[str, str]:
    """What may be said → id: the name where it is the only one, with its room in any case."""
    known = list(entities)[:MOST]
    count = Counter(entity.name.lower() for entity in known)
    said: dict[str, str] = {}
    for entity in known:
        if entity.room and entity.room.lower() not in entity.name.lower():
            said[f"{entity.room} {entity.name}"] = entity.id
        if count[entity.name.lower()] == 1:
            said[entity.name] = entity.id
    return {words: id_ for words, id_ in said.items() if 1 < len(words) <= LONGEST}


_OTHER = {Can.OPEN: "Close", Can.CLOSE: "Open", Can.LOCK: "Unlock", Can.UNLOCK: "Lock"}


def _undo(intent: Intent, wish: Wish) -> Intent | None:
    """The opposite: "no, not that one"."""
    thing = {"thing": intent.slots.get("thing")}
    if wish.can is Can.TURN:
        return Intent(intent.name, {**thing, "state": "off" if wish.value else "on"})
    if wish.can not in _OTHER:
        return None
    kind = "Blind" if "Blind" in intent.name else ""
    return Intent(f"Home{kind}{_OTHER[wish.can]}", thing)
