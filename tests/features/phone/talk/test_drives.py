from cockpit.core.personal import Personal
from cockpit.features.phone.talk.drives import DRIVES, NOT_YOURS, telling_of_drives

FIRST, SECOND = {"began": 1}, {"began": 2}


def test_the_newest_drive_is_told_first() -> None:
    personal = Personal()
    personal.keep(DRIVES, [FIRST, SECOND])
    assert telling_of_drives(personal)({}, "anna") == {"drives": [SECOND, FIRST]}


def test_who_has_not_driven_is_told_of_no_drives() -> None:
    personal = Personal()
    assert telling_of_drives(personal)({}, "anna") == {"drives": []}
    personal.keep(DRIVES, "nonsense")
    assert telling_of_drives(personal)({}, "anna") == {"drives": []}


def test_another_ones_phone_learns_nothing() -> None:
    personal = Personal()
    personal.lend("a", {DRIVES: [FIRST]}, lambda _subject, _told: None, ["anna"])
    tell = telling_of_drives(personal)
    assert tell({}, "ben") == NOT_YOURS
    assert tell({}, "anna") == {"drives": [FIRST]}
