"""Answers in words: names, numbers as the language writes them, and nothing that breaks."""

from cockpit.voice.sentences.responses import Responses

TABLE = {
    "language": "de",
    "responses": {
        "": {"done": "Erledigt.", "unknown": "Das kann ich nicht."},
        "Warm": {"done": "{zone}: {temperature} Grad", "odd": "{missing} {", "deep": "{zone.x}"},
    },
    "names": {"zone": {"driver": "Fahrer"}, "state": {"on": "an"}},
}


def test_names_and_numbers() -> None:
    responses = Responses(TABLE)
    assert (
        responses.say("Warm", "done", {"zone": "driver", "temperature": 21.5})
        == "Fahrer: 21,5 Grad"
    )
    assert (
        responses.say("Warm", "done", {"zone": "hinten", "temperature": 21.0}) == "hinten: 21 Grad"
    )
    assert responses.word("state", True) == "an"
    assert responses.word("distance", 1234.56) == "1234,6"
    assert responses.word("count", 1500000) == "1500000"


def test_what_is_missing_comes_from_the_common_ones() -> None:
    responses = Responses(TABLE)
    assert responses.say("Warm", "unknown", {}) == "Das kann ich nicht."
    assert responses.say("Cold", "done", {}) == "Erledigt."
    assert responses.say("Cold", "never heard of", {}) == "Erledigt."


def test_a_template_that_does_not_fit_is_no_crash() -> None:
    responses = Responses(TABLE)
    for key in ("odd", "deep", "done"):
        assert responses.say("Warm", key, {"zone": 5}) == "Erledigt."


def test_a_plan_is_told_only_where_the_slots_tell_it_all() -> None:
    responses = Responses(TABLE)
    assert responses.plan("Warm", {"zone": "driver", "temperature": 23}) == "Fahrer: 23 Grad"
    assert responses.plan("Warm", {"temperature": 23}) == ""
    assert responses.plan("Cold", {"temperature": 23}) == ""
