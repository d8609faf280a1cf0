"""What is Anna's, Ben cannot read: on no screen, by no voice, on no phone, from no disk."""

import json
import logging
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cockpit.core.intents import Answer, Intent
from cockpit.features.profiles import tokens
from cockpit.maps.geo import Point
from cockpit.maps.place import Place
from tests.qa.broker import Broker, Peer
from tests.qa.car import DeskCar
from tests.qa.screen import Dashboard
from tests.qa.waiting import wait_for

pytestmark = [pytest.mark.system, pytest.mark.timeout(180)]

PIN = "258014"
HERS = {
    "home": "Zwiebelgasse 17",
    "recent": "Konditorei Quittenbaum",
    "message": "Der Ofen ist noch an",
    "sender": "Walburga",
    "music": "Trauermarsch in Moll",
    "event": "Steuerberater Umlauf",
    "phrase": "mopsgeschwind",
    "said": "lavendelblau",
}
"""All that tells of Anna's life: no word of it may be read by another."""
BENS = "Birkenweg 4"
FOLDED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
"""How a zlib stream begins."""
ANNAS_PHONE = "cockpit/V1/phone/anna"
ASKED = (
    *("PhoneRead", "PhonePlaying", "PhoneWhere", "NavigationDestination", "NavigationArrival"),
    *("NavigationGoHome", "DriversWho"),
)
"""What the next driver may ask."""


class Household:
    """Anna has a PIN and a phone; Ben has neither lock nor secrets."""

    def __init__(self, board: Dashboard, ear: Peer) -> None:
        self.board, self.ear, self.services = board, ear, board.app.services
        self.vm: Any = self._view("profiles", "DriversPage")
        self.map: Any = self._view("navigation", "NavigationPage")
        self.voice: Any = self._view("voice", "VoicePage")
        wait_for(lambda: self.vm.ready and not self.vm.barred, "the parked car")
        wait_for(lambda: ear.on("cockpit/V1/status") == [b"online"], "the broker")

    def _view(self, feature: str, qml: str) -> object:
        found = next(f for f in self.board.app.features if f.name == feature)
        return next(v.view_model for v in found.views if v.qml.name == f"{qml}.qml")

    def add(self, name: str) -> None:
        def ask() -> None:
            self.vm.go("name")
            self.vm.type(name)
            self.vm.enter()

        self._until(ask, lambda: self.vm.driver["name"] == name, name)

    def sit(self, name: str, pin: str = "") -> None:
        def choose() -> None:
            self.vm.choose(next(one["id"] for one in self.vm.drivers if one["name"] == name))

        def unlock() -> None:
            self.vm.type(pin)
            self.vm.enter()

        if pin:
            self._until(choose, lambda: self.vm.step == "pin", "the pad")
        self._until(unlock if pin else choose, lambda: self.vm.driver["name"] == name, name)

    def lock(self, pin: str) -> None:
        def ask() -> None:
            self.vm.go("new_pin")
            self.vm.type(pin)
            self.vm.enter()

        self._until(ask, lambda: self.vm.driver["locked"], "the PIN")

    def _until(self, ask: Callable[[], None], done: Callable[[], object], what: str) -> None:
        """A busy machine lets the car's speed be late, and then nothing is taken: ask again."""
        for _ in range(5):
            wait_for(lambda: not self.vm.barred and not self.vm.busy, "the parked car")
            ask()
            wait_for(lambda: done() or self.vm.barred, what, 30)
            if done():
                return
        raise AssertionError(what)

    def give_phone(self, user: str) -> None:
        store = self.vm._people.store
        assert store.tokens.give(tokens.phone(user), self.vm._people.driver)

    def live(self) -> None:
        """A home, a way, a message, music, an appointment, a phrase, a word to the car."""
        known = self.map.navigation.known
        known.keep(Place(HERS["home"], Point(47.661, 9.181), address=HERS["home"]), "home")
        known.visited(Place(HERS["recent"], Point(47.67, 9.19)))
        self.map.navigation.go_home(start=True)
        said = {"sender": HERS["sender"], "text": HERS["message"], "app": "SMS"}
        self.phone("anna", "contacts", {"contacts": [_person(HERS["sender"])]})
        self.phone("anna", "message", said)
        self.phone("anna", "media", {"title": HERS["music"], "playing": True}, keep=True)
        starts = {"title": HERS["event"], "where": "x", "starts": _soon()}
        self.phone("anna", "event", starts, keep=True)
        wish = (Intent("PhoneRead"),)
        assert self.voice._taught.teach(HERS["phrase"], "lies vor", wish) == ""
        self.voice._timeline.begin(_record(HERS["said"]))
        self.voice._timeline.end()
        wait_for(lambda: {"message", "music", "event"} <= set(words_in(self.read())), "her phone")

    def phone(self, user: str, topic: str, table: dict[str, Any], keep: bool = False) -> None:
        self.ear.say(f"cockpit/V1/phone/{user}/{topic}", json.dumps(table), retain=keep)

    def read(self) -> str:
        """All that can be read on all pages, one after the other, and what is said of controls."""
        shell, screen = self.board.app.shell, self.board.screen
        found: list[str] = []
        for page in (page.feature for page in shell.pages):
            assert shell.open(page)
            self.board.app.pump.drain()
            found.append(screen.read())
        self.map.openSearch()
        found.append(screen.read())
        self.map.closeSearch()
        return " ".join(found)

    def told(self) -> str:
        """What the voice would take for a name, a phrase, or tell when it is asked."""
        answers: list[Answer] = []
        for name in ASKED:
            self.services.intents.handle(Intent(name), "voice", answers.append)
        lists = {name: dict(words) for name, words in self.services.intents.lists.items()}
        return f"{answers} {lists} {self.voice._taught.all} {self.voice.records}"


def _person(name: str) -> dict[str, Any]:
    return {"name": name, "numbers": ["+49 170 1"], "favourite": True}


def _soon() -> float:
    import time

    return time.time() + 600


def _record(text: str) -> Any:
    from cockpit.features.voice.timeline import Record

    return Record(text, "2026-11-24T10:00:00+00:00", reply=text)


@pytest.fixture
def household(online: Dashboard, ear: Peer) -> Household:
    return Household(online, ear)


def words_in(text: str) -> list[str]:
    return [what for what, word in HERS.items() if word.casefold() in text.casefold()]


def nobody(home: Household) -> None:
    home.vm._people.leave()
    wait_for(lambda: home.vm.driver["kind"] == "nobody", "nobody")


def guest(home: Household) -> None:
    home.vm.guest()
    wait_for(lambda: home.vm.driver["kind"] == "guest", "a guest")


def ben(home: Household) -> None:
    home.sit("Ben")


OTHERS: dict[str, Callable[[Household], None]] = {"Ben": ben, "a guest": guest, "nobody": nobody}


@pytest.mark.parametrize("other", OTHERS)
def test_nothing_of_hers_is_shown_said_or_sent(
    household: Household, ear: Peer, other: str, caplog: pytest.LogCaptureFixture
) -> None:
    home = household
    home.add("Ben")
    home.map.navigation.known.keep(Place(BENS, Point(47.6, 9.1)), "home")
    home.add("Anna")
    home.lock(PIN)
    home.give_phone("anna")
    home.live()
    wait_for(lambda: words_in(home.read() + home.told()) == list(HERS), "all of hers")
    caplog.set_level(logging.DEBUG)
    heard = len(ear.heard)
    OTHERS[other](home)
    home.phone("anna", "message", {"sender": HERS["sender"], "text": HERS["message"]})
    home.phone("anna", "call", {"state": "ringing", "name": HERS["sender"]})
    home.phone("anna", "message", {"sender": "x", "text": "y"})
    wait_for(lambda: len(ear.heard) >= heard + 3, "her phone")
    home.board.app.pump.drain()
    assert words_in(home.read()) == []
    assert words_in(home.told()) == []
    assert words_in(caplog.text) == []
    said = [words for topic, words in ear.heard[heard:] if not topic.startswith(ANNAS_PHONE)]
    assert words_in(b" ".join(said).decode("utf-8", "replace")) == []
    home.phone("anna", "call", {"state": "ended"})
    home.sit("Anna", PIN)
    back = {"home", "recent", "message", "phrase"}
    wait_for(lambda: back <= set(words_in(home.read() + home.told())), "all of hers")


def test_nothing_of_hers_is_on_the_disk(
    car: DeskCar, broker: Broker, ear: Peer, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    board = Dashboard(car.specs, state, brokers=broker.url)
    home = Household(board, ear)
    home.add("Ben")
    home.map.navigation.known.keep(Place(BENS, Point(47.6, 9.1)), "home")
    home.add("Anna")
    home.lock(PIN)
    home.give_phone("anna")
    home.live()
    home.sit("Ben")
    wait_for(lambda: found(state, BENS), "what lies open to be found")
    assert [what for what, word in HERS.items() if found(state, word)] == []
    board.stop()
    assert [what for what, word in HERS.items() if found(state, word)] == []
    assert found(state, BENS)


def test_the_first_driver_takes_the_cars_places_with_her(
    household: Household, tmp_path: Path
) -> None:
    home = household
    known = home.map.navigation.known
    known.keep(Place(HERS["home"], Point(47.661, 9.181)), "home")
    state = tmp_path / "state"
    assert found(state, HERS["home"])
    home.add("Anna")
    assert known.home is not None
    home.lock(PIN)
    wait_for(lambda: not found(state, HERS["home"]), "no trace of her home in clear")
    nobody(home)
    assert known.home is None


def found(folder: Path, word: str) -> list[Path]:
    """The files in which a word can be found, plain or folded up, with a hex viewer."""
    forms = [word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")]
    forms += [json.dumps(word)[1:-1].encode()]
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file for file in files if any(form in _all(file) for form in forms)]


def _all(file: Path) -> bytes:
    data = file.read_bytes()
    return data + b"".join(_unfolded(data[at.start() :]) for at in FOLDED.finditer(data))


def _unfolded(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, 1 << 20)
    except zlib.error:
        return b""
