import pytest

from cockpit.core.messages import Arrived, Message, Messages
from cockpit.core.reading import Trust
from cockpit.features.home.energy import FRESH_S, KEPT_S, UNREACHABLE, HouseEnergy


class Evcc:
    """An evcc that a test speaks for."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.sent: list[Message] = []
        self.mail = Messages("V1")
        self.mail.connect(self.sent.append)
        self.mail.tell_up(frozenset({"home"}))
        self.energy = HouseEnergy(self.mail, "evcc", 1, lambda: self.now)
        self.energy.start()

    def say(self, key: str, value: object, retained: bool = False) -> None:
        raw = str(value).encode()
        self.mail.deliver(Arrived(f"evcc/{key}", raw, value, retained, "home"))


@pytest.fixture
def evcc() -> Evcc:
    return Evcc()


def test_power_of_the_sun_ages(evcc: Evcc) -> None:
    assert not evcc.energy.known
    evcc.say("site/pvPower", 4200)
    assert evcc.energy.number("pvPower").value == 4200
    evcc.now += FRESH_S + 1
    assert evcc.energy.number("pvPower").trust is Trust.FADING
    evcc.now += KEPT_S
    assert evcc.energy.number("pvPower").value is None


def test_what_the_broker_kept_is_not_fresh(evcc: Evcc) -> None:
    evcc.say("site/gridPower", -300, retained=True)
    evcc.now += 1
    assert evcc.energy.number("gridPower").trust is Trust.FADING


def test_without_the_broker_nothing_is_known(evcc: Evcc) -> None:
    evcc.say("site/homePower", 700)
    evcc.mail.tell_up(frozenset())
    assert evcc.energy.number("homePower").value is None
    assert evcc.energy.choose("pv") == UNREACHABLE


@pytest.mark.parametrize("value", ["much", True, None, 1e9, [1], {"a": 1}])
def test_what_is_no_power_is_passed_over(evcc: Evcc, value: object) -> None:
    evcc.say("site/pvPower", value)
    assert evcc.energy.number("pvPower").value is None


def test_another_way_of_charging_is_asked_for_and_confirmed(evcc: Evcc) -> None:
    evcc.say("loadpoints/1/mode", "now")
    assert evcc.energy.choose("pv") == ""
    assert [(m.topic, m.payload) for m in evcc.sent] == [("evcc/loadpoints/1/mode/set", b"pv")]
    assert (evcc.energy.mode.value, evcc.energy.asked) == ("now", "pv")
    evcc.say("loadpoints/1/mode", "pv")
    assert (evcc.energy.mode.value, evcc.energy.asked) == ("pv", "")


def test_modes_that_nobody_knows(evcc: Evcc) -> None:
    evcc.say("loadpoints/1/mode", "turbo")
    assert evcc.energy.mode.value is None
    assert evcc.energy.choose("turbo") == UNREACHABLE
