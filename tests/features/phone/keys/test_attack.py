"""A short run of what `tests.tools.attack_keys` does a million times."""

from cockpit.features.phone.keys.refusal import Reason
from tests.tools.attack_keys import Siege, attack

COUNT = 20_000


def test_nothing_is_let_in() -> None:
    done = attack(COUNT, seed=7)
    assert done.bad == []
    assert done.accepted == 0
    assert done.refused.total() == COUNT
    reasons = {reason for _, reason in done.refused}
    gate = {reason.value for reason in Reason if reason not in OF_THE_DESK}
    assert gate - reasons == set()


OF_THE_DESK = {
    # The attack gives each message a second of its own.
    Reason.TOO_OFTEN,
    Reason.WRONG_TOKEN,
    Reason.ANOTHER_PHONE,
    Reason.NO_NAME,
    Reason.ALREADY_ENROLLED,
    Reason.FULL,
    Reason.LAST_OWNER,
}


def test_the_attack_would_notice_what_is_let_in() -> None:
    siege = Siege(seed=7)
    siege.throw((*siege._as_it_is(), False))
    assert siege.doing.accepted.total() == 1
