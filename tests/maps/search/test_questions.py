"""The exam: mechanical questions about a country, 300 of a known seed and 300 of another."""

import pytest

from tests.maps.search.conftest import Exam
from tests.maps.search.questions import Examiner

QUESTIONS = 300
BAR = 0.95


@pytest.mark.parametrize("seed", [1, 20260618])
def test_the_answer_is_in_the_first_three(exam: Exam, seed: int) -> None:
    examiner = exam.examiner
    examiner.reseed(seed)
    missed = [
        f"{question.kind}: {question.text}"
        for question in examiner.questions(QUESTIONS)
        if not question.is_answered(exam.finder.search(question.text, question.near, 5))
    ]
    assert len(missed) <= QUESTIONS * (1 - BAR), missed


def test_an_answer_that_is_not_there_is_none(exam: Exam) -> None:
    """The exam can be failed."""
    question = Examiner.questions(exam.examiner, 1)[0]
    assert not question.is_answered([])
    assert not question.is_answered(exam.finder.search("charger", question.near, 5))
