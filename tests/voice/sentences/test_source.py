"""What is wrong in an intents file is told in one line each; the rest is used."""

from pathlib import Path

import pytest

from cockpit.voice.sentences.engine import Sentences

GOOD = "intents:\n  HornHonk: {data: [{sentences: [honk]}]}\n"


def load(tmp_path: Path, text: str | bytes) -> Sentences:
    folder = tmp_path / "horn"
    folder.mkdir(exist_ok=True)
    path = folder / "intents.en.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Sentences.load("en", [folder])


@pytest.mark.parametrize(
    ("more", "line", "what"),
    [
        ("  Bad: {data: [{sentences: ['open (the door']}]}", 3, "brackets do not match"),
        ("  Bad: {data: [{sentences: ['open {door}']}]}", 3, "there is no list {door}"),
        ("  Bad: {data: [{sentences: ['open <door>']}]}", 3, "there is no rule <door>"),
        ("  Bad: {data: [{sentences: [7]}]}", 3, "a text is expected"),
        ("  Bad: {data: honk}", 3, "`data:` with a list"),
        ("  Bad: 5", 3, "`data:` with a list"),
        ("  Bad: {data: [{sentences: honk}]}", 3, "`sentences:` with a list"),
        ("  Bad: {data: [{sentences: [hoot], slot: {a: 1}}]}", 3, "'slot' is not known here"),
        ("lists: {door: {}}", 3, "list 'door'"),
        ("lists: {door: {values: [{in: front}]}}", 3, "a value has `in` and `out`"),
        ("lists: {n: {range: {from: 1}}}", 3, "'to' is missing"),
        ("lists: {n: {range: {from: 1, to: 9999999}}}", 3, "numbers are expected"),
        ("lists: {n: {range: {from: 9, to: 1}}}", 3, "numbers are expected"),
        ("lists: {n: {range: {from: a, to: 1}}}", 3, "list 'n'"),
        ("lists: 5", 1, "lists: a table is expected"),
        ("expansion_rules: {door: '(a|b'}", 3, "brackets do not match"),
        ("responses: {HornHonk: done}", 3, "a table is expected"),
        ("colour: blue", 3, "'colour' is no section here"),
    ],
)
def test_one_line_for_each_and_the_rest_goes_on(
    tmp_path: Path, more: str, line: int, what: str
) -> None:
    sentences = load(tmp_path, GOOD + more + "\n")
    assert len(sentences.troubles) == 1, sentences.troubles
    trouble = sentences.troubles[0]
    assert trouble.startswith(f"{tmp_path / 'horn' / 'intents.en.yaml'}:{line}: "), trouble
    assert what in trouble
    assert "\n" not in trouble
    assert sentences.understand("honk").commands[0].intent == "HornHonk"


def test_rules_in_a_circle(tmp_path: Path) -> None:
    rules = "expansion_rules: {a: '<b> x', b: '[<a>] y'}\n"
    sentences = load(tmp_path, GOOD + "  Bad: {data: [{sentences: ['go <a>']}]}\n" + rules)
    assert len(sentences.troubles) == 1
    assert "names itself" in sentences.troubles[0]


@pytest.mark.parametrize(
    "text", [b"intents: [", b"\xff\xfe\x00", b"- a", b"a: b: c", b"", b"intents: {? {a: 1} : 2}"]
)
def test_what_is_no_yaml(tmp_path: Path, text: bytes) -> None:
    sentences = load(tmp_path, text)
    assert len(sentences.troubles) == 1
    assert "\n" not in sentences.troubles[0]
    assert not sentences.understand("honk")


def test_a_folder_without_sentences_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    sentences = Sentences.load("en", [tmp_path / "empty", tmp_path / "not there"])
    assert sentences.troubles == ()
    assert not sentences.understand("honk")
    assert sentences.phrases(10) is not None
