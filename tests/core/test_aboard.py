"""Who has come to the car by what his phone tells."""

from cockpit.core.aboard import Aboard


def test_who_comes_goes_and_unlocks_is_told() -> None:
    aboard = Aboard()
    told: list[tuple[frozenset[str], str]] = []
    aboard.watch(lambda: told.append((aboard.phones, aboard.opener)))
    aboard.tell(frozenset({"anna"}))
    aboard.tell(frozenset({"anna"}))
    aboard.opens("anna")
    aboard.tell(frozenset())
    anna = frozenset({"anna"})
    assert told == [(anna, ""), (anna, "anna"), (frozenset(), "anna")]
