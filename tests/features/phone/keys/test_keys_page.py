import time
from collections.abc import Callable

from pytestqt.qtbot import QtBot

from cockpit.core.feature import View
from cockpit.core.limits import RULES, Act
from cockpit.features.phone.keys import desk as rules
from cockpit.features.phone.keys.pairing import LASTS_S
from cockpit.features.phone.keys.part import set_up
from cockpit.features.phone.keys.role import Role
from cockpit.features.phone.keys.view_model import KeysViewModel
from tests.features.conftest import HandFedCar, Page
from tests.features.phone.keys.street import Street

type OpenPage = Callable[[View], Page]


class Shown:
    """The page, with what hears phones behind it."""

    def __init__(self, street: Street, open_page: OpenPage) -> None:
        self.street, self.left = street, list[str]()
        (view,) = set_up(street.services, back=lambda: self.left.append("keys")).views
        assert (view.name, view.docked) == ("keys", False)
        assert isinstance(view.view_model, KeysViewModel)
        self.vm = view.view_model
        self.vm.begin(street.desk)
        self.page = open_page(view)

    def text(self, name: str) -> str:
        return str(self.page.find(name).property("text"))

    def drawn(self) -> bool:
        for call in self.street.services.mailbox.drain()[1]:
            call()
        return bool(self.vm.qr)


def test_a_phone_is_paired_on_the_page(street: Street, open_page: OpenPage, qtbot: QtBot) -> None:
    shown = Shown(street, open_page)
    assert shown.page.find("keys.none").isVisible()
    shown.page.tap("keys.add")
    shown.page.tap("keys.role.guest")
    assert shown.vm.step == "role"
    shown.page.tap("keys.role.owner")
    assert shown.vm.step == "scan"
    qtbot.waitUntil(shown.drawn)
    assert shown.vm.left == "5:00"
    assert shown.page.find("keys.qr").width() > 400
    phone = street.scan()
    (answer,) = street.bring(phone.person, "pair", phone.join("Pixel"))
    phone.hear_joined(answer)
    assert shown.text("keys.code") == f"{phone.code[:3]} {phone.code[3:]}"
    assert "Pixel" in shown.text("keys.candidate")
    shown.page.window.grabWindow()
    shown.page.tap("keys.yes")
    assert shown.text("keys.end") == "Pixel has a key now"
    shown.page.window.grabWindow()
    shown.page.tap("keys.close")
    assert shown.text("keys.name.0") == "Pixel"
    assert "Never used" in shown.text("keys.about.0")
    assert shown.left == []
    shown.page.window.grabWindow()
    shown.page.tap("keys.back")
    assert shown.left == ["keys"]


def test_no_means_no(street: Street, open_page: OpenPage) -> None:
    shown = Shown(street, open_page)
    street.join(Role.OWNER)
    shown.page.window.grabWindow()
    shown.page.tap("keys.no")
    assert shown.vm.step == "list"
    assert not street.ring.keys


def test_the_last_owner_is_asked_about_twice(street: Street, open_page: OpenPage) -> None:
    street.enrolled()
    street.enrolled(Role.GUEST)
    shown = Shown(street, open_page)
    shown.page.tap("keys.revoke.1")
    shown.page.window.grabWindow()
    shown.page.tap("keys.question.yes")
    assert [key.role for key in street.ring.keys] == [Role.OWNER]
    shown.page.window.grabWindow()
    shown.page.tap("keys.revoke.0")
    shown.page.window.grabWindow()
    shown.page.tap("keys.question.yes")
    assert len(street.ring.keys) == 1
    assert shown.vm.doubt == {"name": "Pixel", "lastOwner": True}
    shown.page.tap("keys.question.no")
    assert len(street.ring.keys) == 1
    shown.page.tap("keys.revoke.0")
    shown.page.window.grabWindow()
    shown.page.tap("keys.question.yes")
    shown.page.tap("keys.question.yes")
    assert not street.ring.keys


def test_the_page_says_why_nothing_can_be_added(street: Street, open_page: OpenPage) -> None:
    shown = Shown(street, open_page)
    street.drive()
    assert shown.text("keys.reason") == RULES[Act.PAIR].sentence
    shown.page.tap("keys.add")
    assert shown.vm.step == "list"
    street.park()
    street.services.hosting.offer(None)
    assert not shown.page.find("keys.reason").isVisible()
    shown.page.tap("keys.add")
    assert shown.vm.roles["owner"] == rules.NO_BROKER


def test_an_invitation_that_is_over_says_so(street: Street, open_page: OpenPage) -> None:
    shown = Shown(street, open_page)
    shown.page.tap("keys.add")
    shown.page.window.grabWindow()
    shown.page.tap("keys.role.owner")
    street.clock.now += LASTS_S
    street.desk.look()
    assert shown.vm.step == "over"
    shown.page.window.grabWindow()
    shown.page.tap("keys.close")
    assert shown.vm.step == "list"


def test_it_loads_by_itself_after_the_first_frame(hand_fed: HandFedCar, qtbot: QtBot) -> None:
    feature = set_up(hand_fed.services)
    (view,) = feature.views
    assert view.docked
    vm = view.view_model
    assert isinstance(vm, KeysViewModel)
    assert not vm.ready
    feature.start()

    def loaded() -> bool:
        for call in hand_fed.services.mailbox.drain()[1]:
            call()
        return bool(vm.ready)

    qtbot.waitUntil(loaded)
    began = time.perf_counter()
    vm.look()
    assert time.perf_counter() - began < 0.008
    feature.stop()
