"""Which chargers will do."""

import json
from collections.abc import Callable, Sequence

from cockpit.maps.search.index import Row

_SAME = {"ccs": {"ccs"}, "type2": {"type2", "type2_cable"}, "chademo": {"chademo"},
         "schuko": {"schuko"}}  # fmt: skip


def fits(min_kw: float, sockets: Sequence[str]) -> Callable[[Row], bool] | None:
    """A check of rows for power and plugs; None where every charger will do.

    Where the map does not tell plugs or power, it does not say no.
    """
    if not min_kw and not sockets:
        return None
    wanted = set().union(*(_SAME.get(s, {s}) for s in sockets)) if sockets else set()

    def check(row: Row) -> bool:
        facts = json.loads(row.facts) if row.facts else {}
        has_power = not facts.get("kw") or facts["kw"] >= min_kw
        has_plug = not wanted or not facts.get("sockets") or not wanted.isdisjoint(facts["sockets"])
        return has_power and has_plug

    return check
