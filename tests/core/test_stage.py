"""One page is open, and all who watch hear of a change."""

from cockpit.core.stage import Stage


def test_the_first_page_is_open_until_another_is_asked_for() -> None:
    stage = Stage()
    told: list[str] = []
    stage.watch(lambda: told.append(stage.page))
    stage.build(("navigation", "climate"))
    assert stage.page == "navigation"
    assert stage.open("climate")
    assert stage.open("climate")
    assert not stage.open("horn")
    assert (stage.page, told) == ("climate", ["climate"])


def test_a_stage_without_pages_opens_none() -> None:
    stage = Stage()
    stage.build(())
    assert stage.page == ""
    assert not stage.open("")
