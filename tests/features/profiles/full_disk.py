"""A store on a disk that has just run full, in a process of its own: the limit holds for all of it.

`python -m tests.features.profiles.full_disk FOLDER ID` raises where anything is not as it must be.
"""

import resource
import sys
from pathlib import Path

from cockpit.features.profiles.fields import TEMPERATURE
from cockpit.features.profiles.refusal import Reason, Refused, Trouble
from cockpit.features.profiles.store import Store
from tests.features.profiles.drivers import CHEAP, driver, session


def main(folder: str, anna: str) -> None:
    """Every change is refused, and what was kept is still there."""
    store = Store(Path(folder), CHEAP)
    now = session(store.open(anna))
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))
    assert store.keep(now, now.profile.having(TEMPERATURE, 25.0)) == Refused(Reason.NOT_KEPT)
    assert store.add(driver("Ben")) == Refused(Reason.NOT_KEPT)
    assert store.delete(anna) == Refused(Reason.NOT_KEPT)
    assert store.trouble is Trouble.FULL
    assert [each.face.id for each in store.drivers] == [anna]
    assert store.open(anna) == now


if __name__ == "__main__":
    main(*sys.argv[1:])
