"""The companion as a person has it: real Chromium, the car's server, a broker, the car's keys."""

import re
from collections.abc import Callable

import pytest

from cockpit.core.driving import DrivingState
from cockpit.core.notices import Severity
from cockpit.core.paths import ROOT
from tests.companion.browser import Browser
from tests.companion.conftest import Home
from tests.qa.broker import Broker
from tests.qa.car import DeskCar
from tests.qa.waiting import wait_for

pytestmark = [pytest.mark.system, pytest.mark.timeout(180)]

SHOTS = ROOT / "build" / "companion"
WIDTHS = (360, 390, 820)


def pair(home: Home, browser: Browser, **look: object) -> None:
    """As people do: scan, join, compare, yes."""
    browser.do("phone", **look)
    browser.do("open", url=home.page)
    browser.do("there", css="#invitation")
    browser.do("open", url=home.invite())
    browser.do("press", css="form button[type=submit]")
    browser.do("there", css="#code")
    code = re.sub(r"\D", "", browser.do("look", css="#code"))
    home.compare(code)
    browser.do("there", css="main.cards.live")


DRIVE = {"began": 1_790_000_000, "ended": 1_790_003_600, "m": 42_000, "kwh": 6.3}


def became(browser: Browser, command: str, outcome: str) -> None:
    """Until the page says so of a command."""
    browser.do("there", css=f'[data-command="{command}"][data-is="{outcome}"]')


def until(holds: Callable[[], object], what: str) -> None:
    wait_for(holds, what, 15)


def shoot(browser: Browser, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    browser.do("shot", file=str(SHOTS / f"{name}.png"))


def serious(browser: Browser) -> list[str]:
    found: list[str] = browser.do("audit")
    return [one for one in found if one.startswith(("serious", "critical"))]


def test_a_phone_pairs_and_commands_the_car(home: Home, browser: Browser) -> None:
    pair(home, browser)
    assert "#" not in browser.do("url")
    until(lambda: "--" not in browser.do("look", css=".hero .big"), "the charge")
    browser.do("press", css="#do-lock")
    became(browser, "lock", "done")
    browser.do("press", css="#do-unlock")
    browser.do("there", css="dialog[open]")
    assert "Unlock the car?" in browser.text
    browser.click("Yes, unlock")
    became(browser, "unlock", "done")
    browser.do("press", css="#do-flash")
    became(browser, "flash", "done")
    home.dashboard.app.services.personal.keep("drives", [DRIVE])
    browser.do("press", css="#do-drives-read")
    browser.do("there", css="#drives li")
    assert "42.0 km · 15.0 kWh/100 km" in browser.text
    home.dashboard.app.services.notices.show("bread", Severity.ADVICE, "Buy bread")
    until(lambda: "Buy bread" in browser.text, "what stands on the car's screen")
    until(lambda: "Unlocked" in browser.text, "the car's own word of it")
    browser.click("Warmer")
    became(browser, "climate.set", "done")
    browser.do("fill", label="Coordinates, or a shared link of a map", text="47.996, 7.849")
    browser.click("Send to the car")
    became(browser, "destination.send", "done")
    assert browser.do("said") == []


def test_the_key_outlives_the_page_and_cannot_be_read(home: Home, browser: Browser) -> None:
    pair(home, browser)
    browser.do("reload")
    browser.do("there", css="main.cards.live")
    browser.do("press", css="#do-lock")
    became(browser, "lock", "done")
    reading = """async () => {
        const asked = indexedDB.open("cockpit", 1);
        await new Promise((done) => (asked.onsuccess = done));
        const got = asked.result.transaction("kept").objectStore("kept").get("car");
        await new Promise((done) => (got.onsuccess = done));
        const kinds = ["jwk", "pkcs8", "raw"];
        const tries = kinds.map((kind) => crypto.subtle.exportKey(kind, got.result.own));
        return (await Promise.allSettled(tries)).map((one) => one.status).join();
    }"""
    assert browser.do("run", script=f"({reading})()") == "rejected,rejected,rejected"


def test_a_no_is_told(home: Home, browser: Browser) -> None:
    browser.do("phone")
    browser.do("open", url=home.page)
    browser.do("there", css="#invitation")
    browser.do("open", url=home.invite())
    browser.do("press", css="form button[type=submit]")
    browser.do("there", css="#code")
    home.dashboard.screen.picture()
    home.dashboard.screen.tap("keys.no")
    browser.wait("The car has said no.")


def test_a_refusal_says_why(car: DeskCar, home: Home, browser: Browser) -> None:
    pair(home, browser)
    car.set(gear="D", speed=30)
    driving = home.dashboard.app.services.driving
    until(lambda: driving.state is DrivingState.MOVING, "the car to drive")
    browser.do("press", css="#do-charge-start")
    became(browser, "charge.start", "refused")
    assert "parked" in browser.do("look", css='[data-command="charge.start"]')


def test_no_answer_is_no_done(broker: Broker, home: Home, browser: Browser) -> None:
    pair(home, browser)
    broker.stop()
    browser.do("there", css="main.cards.faded")
    assert "No connection to the car" in browser.text
    browser.do("press", css="#do-lock")
    became(browser, "lock", "unreachable")
    broker.start()
    browser.do("there", css="main.cards.live")
    browser.do("press", css="#do-lock")
    became(browser, "lock", "done")


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_it_can_be_used_by_all(home: Home, browser: Browser, language: str) -> None:
    browser.do("phone", language=language)
    browser.do("open", url=home.page)
    browser.do("there", css="#invitation")
    look_over(browser, f"{language}-welcome")
    browser.do("open", url=home.invite())
    browser.do("there", css="#phone-name")
    look_over(browser, f"{language}-join")
    browser.do("press", css="form button[type=submit]")
    browser.do("there", css="#code")
    look_over(browser, f"{language}-compare")
    home.compare(re.sub(r"\D", "", browser.do("look", css="#code")))
    browser.do("there", css="main.cards.live")
    until(lambda: "--" not in browser.do("look", css=".hero .big"), "the charge")
    look_over(browser, language)
    browser.do("press", css="#forget")
    browser.do("there", css="dialog[open]")
    look_over(browser, f"{language}-question")
    assert browser.do("said") == []


def look_over(browser: Browser, name: str) -> None:
    """By day and by night: can it be read, and does it fit?"""
    for scheme, light in (("dark", "night"), ("light", "day")):
        browser.do("scheme", scheme=scheme)
        assert serious(browser) == []
        shoot(browser, f"{light}-{name}")
    for width in WIDTHS:
        browser.do("size", width=width)
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert browser.do("run", script=wide) == 0, f"{width} px is too narrow for {name}"
    browser.do("size")
