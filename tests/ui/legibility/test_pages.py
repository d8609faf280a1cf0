"""Every page in every language, theme and text size can be read and hit."""

from collections.abc import Iterator

import pytest

from cockpit.ui.display import LANGUAGES
from tests.ui.legibility.allowed import ALLOWED, Allowed, judged
from tests.ui.legibility.desk import Desk
from tests.ui.legibility.finding import Finding
from tests.ui.legibility.walk import walk


@pytest.fixture(params=LANGUAGES)
def desk(request: pytest.FixtureRequest, qapp: object) -> Iterator[Desk]:
    desk = Desk(request.param)
    yield desk
    desk.stop()


def test_every_page_is_legible(desk: Desk) -> None:
    bad = judged(walk(desk), ALLOWED)
    assert not bad, "\n" + "\n".join(bad)


def test_a_finding_needs_an_excuse_and_an_excuse_a_finding() -> None:
    small = Finding("dock", "key", "small target", "60 × 60 px", "a state")
    excuse = Allowed("dock", "key", "small target", "because")
    assert judged([small], [excuse]) == []
    assert judged([small], []) == [str(small)]
    assert judged([], [excuse]) == ["dock key small target: not found any more, take it off"]
    elided = Finding("dock", "key", "elided", "", "a state")
    assert judged([small, elided], [excuse]) == [str(elided)]
