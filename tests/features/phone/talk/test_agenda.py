from cockpit.features.phone.talk.agenda import AHEAD_S, LATE_S, Agenda
from cockpit.features.phone.talk.said import Appointment

NOW = 1_795_000_000.0


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


def titles(agenda: Agenda) -> list[str]:
    return [agenda.next.title] if agenda.next else []


def test_the_one_that_begins_first_from_two_hours_before_it() -> None:
    clock = Clock()
    agenda = Agenda(clock)
    dentist = Appointment("Dentist", "Mill Street 3", NOW + AHEAD_S + 1)
    dinner = Appointment("Dinner", "Old Town", NOW + AHEAD_S + 600)
    agenda.take("anna", dinner)
    agenda.take("ben", dentist)
    assert titles(agenda) == []
    clock.now += 1
    assert titles(agenda) == ["Dentist"]
    clock.now += 600
    agenda.leave(dentist)
    assert titles(agenda) == ["Dinner"]
    clock.now = dinner.starts + LATE_S
    assert titles(agenda) == ["Dinner"]
    clock.now += 1
    assert titles(agenda) == []


def test_a_phone_tells_another_instead() -> None:
    agenda = Agenda(lambda: NOW)
    agenda.take("anna", Appointment("Dentist", "Mill Street 3", NOW))
    agenda.take("anna", Appointment("Dinner", "Old Town", NOW + 60))
    assert agenda.next == Appointment("Dinner", "Old Town", NOW + 60)
