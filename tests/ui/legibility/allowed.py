"""What the lint finds and what may stay: each with its reason; an idle entry fails the test."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.ui.legibility.finding import Finding


@dataclass(frozen=True, slots=True)
class Allowed:
    """One finding that may stay: where, what, why."""

    page: str
    item: str
    kind: str
    why: str

    def excuses(self, finding: Finding) -> bool:
        """Whether this is what it is about."""
        return (self.page, self.item, self.kind) == (finding.page, finding.item, finding.kind)


ALLOWED: tuple[Allowed, ...] = ()


def judged(found: Iterable[Finding], allowed: Iterable[Allowed]) -> list[str]:
    """One line for each finding without an excuse, and for each excuse without a finding."""
    found, allowed = sorted(found), tuple(allowed)
    bad = [str(one) for one in found if not any(a.excuses(one) for a in allowed)]
    idle = [a for a in allowed if not any(a.excuses(one) for one in found)]
    return bad + [f"{a.page} {a.item} {a.kind}: not found any more, take it off" for a in idle]
