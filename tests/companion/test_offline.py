"""Without a network the app opens and pretends nothing; what is shared with it is filled in."""

from urllib.parse import quote

import pytest

from tests.companion.browser import Browser
from tests.companion.conftest import Home
from tests.companion.test_browser import pair

pytestmark = [pytest.mark.system, pytest.mark.timeout(120)]

WORKER = "navigator.serviceWorker.ready.then((one) => one.active.state !== 'redundant')"
KEPT = """caches.keys().then(async (names) => {
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map((one) => new URL(one.url).pathname);
})"""


def test_it_opens_without_a_network_and_shows_nothing_old(home: Home, browser: Browser) -> None:
    pair(home, browser)
    assert browser.do("run", script=WORKER)
    browser.do("offline", offline=True)
    browser.do("reload")
    browser.do("there", css="main.cards.gone")
    assert "--" in browser.do("look", css=".hero .big")
    assert browser.do("look", css="#lock-state").strip() == "--"
    assert "No connection to the car" in browser.text
    browser.do("press", css="#do-lock")
    browser.do("there", css='[data-command="lock"][data-is="unreachable"]')
    browser.do("offline", offline=False)
    browser.do("reload")
    browser.do("there", css="main.cards.live")


def test_only_the_app_itself_is_kept(home: Home, browser: Browser) -> None:
    pair(home, browser)
    assert browser.do("run", script=WORKER)
    kept = set(browser.do("run", script=KEPT))
    assert "/index.html" in kept
    beside = {"/index.html", "/cockpit.webmanifest", "/icon.svg", "/icon-192.png"}
    assert {path for path in kept if not path.startswith("/built/")} == beside


def test_a_place_that_is_shared_is_filled_in(home: Home, browser: Browser) -> None:
    pair(home, browser)
    shared = quote("Zoo https://www.openstreetmap.org/?mlat=52.5079&mlon=13.3377")
    browser.do("open", url=f"{home.page}?text={shared}")
    browser.do("there", css="main.cards.live")
    assert "?" not in browser.do("url")
    assert "52.5079" in browser.do("run", script="document.querySelector('#where').value")
    browser.do("press", css="form button[type=submit]")
    browser.do("there", css='[data-command="destination.send"][data-is="done"]')
