from typing import Any

from cockpit.core.personal import NOBODY, Personal


def test_nobody_keeps_for_this_run_only() -> None:
    personal = Personal()
    personal.keep("places", [1])
    assert personal.driver == NOBODY
    assert personal.of("places") == [1]
    assert personal.of("scenes") is None


def test_another_driver_sees_nothing_of_the_one_before() -> None:
    personal, told = Personal(), list[str]()
    personal.watch(lambda: told.append(personal.driver))
    personal.keep("places", ["nobody's"])
    personal.lend("anna", {"places": ["hers"]}, lambda _subject, _told: None)
    assert personal.of("places") == ["hers"]
    personal.lend("ben", {}, lambda _subject, _told: None)
    assert personal.of("places") is None
    assert told == ["anna", "ben"]


def test_what_is_kept_goes_to_who_drives() -> None:
    personal = Personal()
    anna, ben = dict[str, Any](), dict[str, Any]()
    personal.lend("anna", {}, anna.__setitem__)
    personal.keep("places", [1])
    personal.lend("ben", {}, ben.__setitem__)
    personal.keep("places", [2])
    assert (anna, ben) == ({"places": [1]}, {"places": [2]})


def test_only_his_own_phones_may_know() -> None:
    personal = Personal()
    assert personal.may_know("anna")
    personal.lend("a", {}, lambda _subject, _told: None, ["anna"])
    assert personal.may_know("anna")
    assert not personal.may_know("ben")
