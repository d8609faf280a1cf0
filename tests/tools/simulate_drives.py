"""Drives real routes with noisy senses, and measures position, off-route and guidance (bar 6).

`python -m tests.tools.simulate_drives --routes build/drives.json --region FOLDER --count 100`
makes routes and wrong turns and drives them; without --region it drives those of the file.
"""

import argparse
import json
import random
import statistics
from collections.abc import Iterable, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from cockpit.maps.route import Route
from tests.tools.drives.measure import Outcome, run
from tests.tools.drives.sensors import KINDS, weather
from tests.tools.drives.truth import Wrong

type Job = tuple[int, int, int | None, str]
"""Route, seed, which wrong turn, kind of weather."""

_cases: list[dict[str, Any]] = []


def _load(path: Path) -> None:
    _cases[:] = json.loads(path.read_text("utf-8"))


def _run(job: Job) -> tuple[Job, Outcome]:
    number, seed, which, kind = job
    case = _cases[number]
    wrong = None
    if which is not None:
        leaves, at, words = case["wrong"][which]
        wrong = Wrong(leaves, at, Route.from_json(words))
    rng = random.Random(f"{number} {seed} {kind} {which}")
    route = Route.from_json(case["route"])
    left = case.get("left", True)
    return job, run(route, wrong, weather(rng, kind), rng.randrange(1 << 30), left)


def jobs(count: int, seeds: Iterable[int], kinds: Sequence[str], wrongs: bool) -> list[Job]:
    """Each route with each seed, the kinds of weather in turn."""
    found: list[Job] = []
    for number in range(count):
        for seed in seeds:
            kind = kinds[(number + seed) % len(kinds)]
            found.append((number, seed, None, kind))
            if wrongs:
                found += [(number, seed, w, kind) for w in range(len(_cases[number]["wrong"]))]
    return found


def table(results: Sequence[tuple[Job, Outcome]]) -> None:
    """One line a kind of weather, and all."""
    kinds = [*dict.fromkeys(job[3] for job, _ in results), "all"]
    print(
        f"{'':9} drives   h  err p50  mean   p95  cover false tunnel  turns    told in time"
        " | wrong  <=3s  p50  p95   max  10 m away by then | since 10 m away: <=3s p50 p95 max"
    )
    for kind in kinds:
        group = [o for job, o in results if kind in (job[3], "all")]
        true = [o for o in group if o.left_at is None]
        errors = sorted(e for o in true for e in o.errors_m)
        tunnels = [e for o in group for e in o.blind_errors_m]
        looks = sum(o.looks for o in group) or 1
        turns = sum(o.turns for o in group) or 1
        line = (
            f"{kind:9} {len(true):5} {sum(o.seconds for o in true) / 3600:5.1f}"
            f" {statistics.median(errors):6.1f} {statistics.fmean(errors):6.1f}"
            f" {errors[int(len(errors) * 0.95)]:6.1f}"
            f" {sum(o.covered for o in group) / looks:6.3f}"
            f" {sum(len(o.false_off) for o in group):5} {max(tunnels, default=0):5.0f}m"
            f" {turns:6} {sum(o.told for o in group) / turns:7.4f}"
            f" {sum(o.told_now for o in group) / turns:6.3f}"
        )
        print(line + _off(group))


def _off(group: Sequence[Outcome]) -> str:
    cases = [o for o in group if o.left_at is not None and o.away_at is not None]
    if not cases:
        return ""
    took = sorted((o.found_at or 999.0) - (o.left_at or 0.0) for o in cases)
    away = sorted((o.found_at or 999.0) - (o.away_at or 0.0) for o in cases)
    n = len(cases)
    apart = sum((o.away_at or 0.0) - (o.left_at or 0.0) <= 3 for o in cases) / n

    def short(values: list[float]) -> str:
        share = sum(v <= 3 for v in values) / n
        return f"{share:6.3f} {values[n // 2]:4.1f} {values[int(n * 0.95)]:4.1f} {values[-1]:5.1f}"

    return f" | {n:4} {short(took)} {apart:18.3f} | {short(away)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--routes", type=Path, required=True, help="written with --region")
    parser.add_argument("--region", type=Path, help="make the routes anew from this region")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--no-wrong", action="store_true")
    parser.add_argument("--worst", type=int, default=0)
    asked = parser.parse_args()
    if asked.region:
        from tests.tools.drives.routes import make

        make(asked.region, min(asked.count, 200), asked.first_seed, asked.routes)
    _load(asked.routes)
    seeds = range(asked.first_seed, asked.first_seed + asked.seeds)
    work = jobs(min(asked.count, len(_cases)), seeds, asked.kinds.split(","), not asked.no_wrong)
    with Pool(asked.jobs, _load, (asked.routes,)) as pool:
        results = list(pool.imap_unordered(_run, work, 4))
    table(results)
    steps = sum(o.looks for _, o in results) or 1
    print(
        f"one step of the position {sum(o.step_s for _, o in results) / steps * 1000:.3f} ms,"
        f" of the guidance {sum(o.guide_s for _, o in results) / steps * 1000:.3f} ms"
    )
    _tell_worst(results, asked.worst)


def _tell_worst(results: Sequence[tuple[Job, Outcome]], count: int) -> None:
    for job, o in sorted(results, key=lambda row: str(row[0])):
        if o.false_off:
            print("false off", job, [round(t, 1) for t in o.false_off[:5]])
        if o.missed:
            print("not told", job, o.missed)
    late = [
        ((o.found_at or 999) - o.left_at, (o.found_at or 999) - o.away_at, job)
        for job, o in results
        if o.left_at and o.away_at
    ]
    for took, away, job in sorted(late, key=lambda row: -row[0])[:count]:
        print("late", job, round(took, 1), round(away, 1))


if __name__ == "__main__":
    main()
