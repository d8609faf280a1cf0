"""Text → intent: understood, made-up and nonsense texts, beside hassil's own matcher.

To every language's own sentences come as many of made-up features as make 100 intents, and 500
contacts. The peer is hassil's `recognize_best` on the same sentences, with the same lists.
"""

import random
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import yaml
from hassil import Intents, recognize_best

from cockpit.voice.sentences.engine import FEATURES, Sentences
from cockpit.voice.sentences.sampling import InTurn, said
from tests.benchmarks.timing import percentile

INTENTS, CONTACTS, TEXTS = 100, 500, 1000
PEER_TEXTS = 60
NAMES = ("Anna", "Max", "Li", "Olga", "Tom", "Eva", "Ravi", "Mia", "Jan", "Zoe")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        more = write_more(Path(folder), INTENTS - len(Sentences.load("en").intents))
        started = time.perf_counter()
        sentences = Sentences.load("en", [*sorted(FEATURES.iterdir()), more])
        print(f"load: {time.perf_counter() - started:.2f} s, {len(sentences.intents)} intents, "
              f"{len(sentences.rules)} sentences, {CONTACTS} contacts")  # fmt: skip
        started = time.perf_counter()
        sentences.offer({"contact": contacts()})
        print(f"lists offered: {(time.perf_counter() - started) * 1e3:.1f} ms")
        known = texts_of(sentences)
        print_figures("understood", measured(sentences.understand, known))
        pairs = [f"{a} and {b}" for a, b in pairwise(known)][: TEXTS // 4]
        print_figures("two at once", measured(sentences.understand, pairs))
        spoilt_ones = [spoilt(text, random.Random(7)) for text in known]
        print_figures("did you mean", measured(sentences.understand, spoilt_ones))
        started = time.perf_counter()
        count = len(sentences.phrases(4000))
        print(f"phrases: {count} in {time.perf_counter() - started:.2f} s")
        compare(sentences, more, known, "all sentences")
        compare(sentences, more, texts_of(sentences, but=more.name), "the cockpit's own")


def write_more(folder: Path, count: int) -> Path:
    """A feature of so many intents, each with five sentences."""
    intents = {
        f"Made{i}": {"data": [{"sentences": [
            f"(do|perform|run) [the] (special|usual) thing w{i} [in] [the] {{zone}} <percent>",
            f"<turn_on> <the> [{{zone}}] device w{i} [<for_zone>]",
            f"[<set>] <the> device w{i} [(to|at|on)] [level] <percent>",
            f"w{i} {{state}}",
            f"call {{contact}} about w{i}",
        ]}]}
        for i in range(max(count, 0))
    }  # fmt: skip
    more = folder / "more"
    more.mkdir()
    table = {"lists": {"contact": {"offered": True}}, "intents": intents}
    (more / "intents.en.yaml").write_text(yaml.safe_dump(table))
    return more


def contacts() -> dict[str, int]:
    return {f"{NAMES[i % 10]} {NAMES[i // 10 % 10]} Number{i}": i for i in range(CONTACTS)}


def texts_of(sentences: Sentences, but: str = "") -> list[str]:
    """Sentences of every rule, shuffled, the same in each run."""
    picker = InTurn(sentences.offered)
    rules = [rule for rule in sentences.rules if rule.feature != but]
    rounds = (text for _ in range(20) for rule in rules for text in said(rule.node, picker))
    found = list(dict.fromkeys(text for text in rounds if len(text) < 120))
    random.Random(1).shuffle(found)
    return found[:TEXTS]


def spoilt(text: str, luck: random.Random) -> str:
    """A word of it misheard."""
    words = text.split()
    where = luck.randrange(len(words))
    words[where] = words[where][::-1] + "x"
    return " ".join(words)


def measured(call: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    for text in texts[:20]:
        call(text)
    taken = []
    for text in texts:
        started = time.perf_counter()
        call(text)
        taken.append((time.perf_counter() - started) * 1e3)
    return taken


def print_figures(what: str, taken: Sequence[float]) -> None:
    p50, p95 = percentile(taken, 0.5), percentile(taken, 0.95)
    print(f"{what}: p50 {p50:.2f} ms, p95 {p95:.2f} ms, most {max(taken):.1f} ms")


def compare(sentences: Sentences, more: Path, known: Sequence[str], which: str) -> None:
    """The same sentences and texts with hassil's matcher."""
    files = [*sorted(FEATURES.glob("*/intents.en.yaml")), more / "intents.en.yaml"]
    tables = [yaml.safe_load((FEATURES.parent / "voice/sentences/common.en.yaml").read_text())]
    tables += [yaml.safe_load(path.read_text()) for path in files]
    merged: dict[str, dict[str, object]] = {"lists": {}, "expansion_rules": {}, "intents": {}}
    for table in tables:
        for section, entries in merged.items():
            entries.update(table.get(section) or {})
    for body in merged["lists"].values():
        if isinstance(body, dict) and body.get("offered"):
            body["values"] = list(contacts())
    peer = Intents.from_dict({"language": "en", **merged})
    some = known[:PEER_TEXTS]
    theirs = measured(lambda text: recognize_best(text, peer, language="en"), some)
    ours = measured(sentences.understand, some)
    print_figures(f"{which}, ours", ours)
    print_figures(f"{which}, hassil", theirs)
    ratio = percentile(theirs, 0.5) / percentile(ours, 0.5)
    print(f"ratio: hassil takes {ratio:.1f} times as long, median of {len(some)} texts")


if __name__ == "__main__":
    main()
