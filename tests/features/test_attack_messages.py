"""A short run of what `tests.tools.attack_messages` does a million times."""

from tests.tools.attack_messages import attack

COUNT = 5_000


def test_nobody_falls_over() -> None:
    done = attack(COUNT, seed=11)
    assert done.bad == []
    assert min(done.by_family.values()) > COUNT / 20
    assert done.asked_of_car > 10
