"""Search among 400,000 rows: how many answers are in the first three, and how long they take.

    .venv/bin/python tests/benchmarks/bench_search.py [--rows 437000] [--seed 7] [--exam 2026]

The country is invented (tests/maps/search/country.py) and built once; the index stays in build/.
The exam is drawn by its seed: another seed, other questions. The floor is what SQLite's full-text
index alone takes for the same words, without correcting, ranking or reading a row.
"""

import argparse
import hashlib
import resource
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cockpit.maps.geo import Point
from cockpit.maps.search.building.builder import build_index
from cockpit.maps.search.finder import Finder
from cockpit.maps.search.index import Index
from cockpit.maps.search.words import split
from tests.benchmarks.timing import percentile
from tests.maps.search.country import Country
from tests.maps.search.questions import Examiner, Question

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = 300
BAR_SHARE, BAR_MS = 0.95, 30.0
ODD = ("", "\0" * 100, "a" * 10_000, "a b " * 2500, "北京" * 5000, '"*()^:' * 500, "12 " * 3000,
       "🚗" * 2000, "\u202enear in near", "the of at in und der die das")  # fmt: skip


def index_for(rows: int, seed: int, country: Country, examiner: Examiner) -> Path:
    """The country's index, built where the last one was of other code or another country."""
    code = hashlib.sha256()
    folder = ROOT / "cockpit" / "maps" / "search"
    made_of = [*sorted(folder.rglob("*.*")), *sorted((ROOT / "tests/maps/search").glob("*.py"))]
    for path in made_of:
        if path.suffix in {".py", ".toml"}:
            code.update(path.read_bytes())
    home = ROOT / "build" / "bench" / f"search-{rows}-{seed}"
    stamp = home / "code"
    things = examiner.watch(country.things())
    if stamp.exists() and stamp.read_text() == code.hexdigest():
        for _ in things:
            pass
        return home / "search.sqlite"
    began = time.process_time()
    counts = build_index(things, home)
    stamp.write_text(code.hexdigest())
    print(f"built in {time.process_time() - began:.0f} s of CPU: {counts}")
    return home / "search.sqlite"


def ask(finder: Finder, questions: list[Question]) -> tuple[list[float], list[float]]:
    """Ask all; returns wall and CPU milliseconds of each, and prints what was missed."""
    asked, missed, walls, cpus = Counter[str](), Counter[str](), [], []
    for question in questions:
        wall, cpu = time.perf_counter(), time.process_time()
        found = finder.search(question.text, question.near, 5)
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
        asked[question.kind] += 1
        if not question.is_answered(found):
            missed[question.kind] += 1
            print(f"  missed ({question.kind}): {question.text}")
    kinds = ", ".join(f"{k} {n - missed[k]}/{n}" for k, n in sorted(asked.items()))
    print(f"{kinds}")
    share = 1 - missed.total() / len(questions)
    print(f"in the first three:     {share:7.1%}   (bar {BAR_SHARE:.0%})")
    return walls, cpus


def floor(index: Index, questions: list[Question]) -> list[float]:
    """Milliseconds for the bare full-text lookups of the same words."""
    times = []
    for question in questions:
        words = split(question.text)
        begin = time.perf_counter()
        for word in words:
            index.match(f'name : "{word}" *', 100)
        times.append((time.perf_counter() - begin) * 1000)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=437_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--exam", type=int, default=2026)
    given = parser.parse_args()
    country = Country(given.rows, given.seed)
    examiner = Examiner(country, given.exam)
    path = index_for(given.rows, given.seed, country, examiner)
    questions = examiner.questions(QUESTIONS)
    began = time.perf_counter()
    index = Index(path)
    opened = (time.perf_counter() - began) * 1000
    finder = Finder(index)
    print(f"{len(index.lats)} rows, {path.stat().st_size / 1e6:.0f} MB, opened in {opened:.0f} ms")
    finder.search("warm", Point(45.0, 7.0))
    walls, cpus = ask(finder, questions)
    bare = percentile(floor(index, questions), 0.95)
    p95 = percentile(walls, 0.95)
    print(f"a question, wall:       median {percentile(walls, 0.5):5.1f} ms, p95 {p95:5.1f} ms"
          f"   (bar {BAR_MS:.0f} ms)")  # fmt: skip
    print(f"a question, CPU:        median {percentile(cpus, 0.5):5.1f} ms,"
          f" p95 {percentile(cpus, 0.95):5.1f} ms")  # fmt: skip
    print(f"p95 / bare full-text lookups: {p95 / bare:5.1f}   (lookups p95 {bare:.2f} ms)")
    odd = []
    for text in ODD:
        begin = time.process_time()
        finder.search(text, questions[0].near)
        odd.append((time.process_time() - begin) * 1000)
    print(f"the slowest odd input:  {max(odd):5.1f} ms of CPU   (bar 100 ms)")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory, country and all: {memory:.0f} MB")


if __name__ == "__main__":
    main()
