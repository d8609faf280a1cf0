"""Who has come to the car by what his phone tells."""

from cockpit.core.aboard import Aboard


def test_who_comes_and_goes_is_told_once() -> None:
    aboard = Aboard()
    told: list[frozenset[str]] = []
    aboard.watch(lambda: told.append(aboard.phones))
    aboard.tell(frozenset({"anna"}))
    aboard.tell(frozenset({"anna"}))
    aboard.tell(frozenset())
    assert told == [frozenset({"anna"}), frozenset()]


def test_who_unlocks_is_told_each_time() -> None:
    aboard = Aboard()
    told: list[str] = []
    aboard.watch_opening(told.append)
    aboard.opens("anna")
    aboard.opens("anna")
    assert told == ["anna", "anna"]
