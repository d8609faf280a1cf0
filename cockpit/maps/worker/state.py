"""What the worker's process holds open, and whom it asks for each method."""

import importlib
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cockpit.maps.region import MapError, Region, hold, open_region

if TYPE_CHECKING:
    from cockpit.maps.routing.engine import Engine

type Method = Callable[[Any, Mapping[str, Any]], dict[str, Any]]

MODULES = {
    "cockpit.maps.routing.methods": (
        "ready", "route", "matrix", "locate", "match", "isochrone", "traffic",
    ),
    "cockpit.maps.search.methods": ("search", "nearby", "along", "names"),
    "cockpit.maps.energy.methods": ("plan", "reach"),
}  # fmt: skip
"""Each has a table METHODS; it is imported when it is first asked."""
LONGEST_ERROR = 400


class State:
    """One region at a time; another folder in a question opens another one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open = ExitStack()

    def use(self, folder: Path) -> None:
        """Answer about this region from now on."""
        if folder != self._folder:
            self._folder = folder
            self._open.close()
            for name in ("region", "engine"):
                self.__dict__.pop(name, None)

    @cached_property
    def region(self) -> Region:
        """The region, held so that no import takes it away; raises MapError."""
        folder = self._folder
        region = open_region(folder if (folder / "current").is_file() else folder.parent)
        self._open.enter_context(hold(region))
        return region

    @cached_property
    def engine(self) -> "Engine":
        """Routes on it; raises MapError."""
        from cockpit.maps.routing.engine import Engine

        return Engine(self.region)


def answer_to(state: State, question: Any) -> dict[str, Any]:
    """The answer to any question, also to nonsense."""
    try:
        method, params = question["method"], question["params"]
        if not isinstance(params, dict):
            raise TypeError("params are no table")
        if question.get("region"):
            state.use(Path(question["region"]))
        return {"value": method_of(method)(state, params)}
    except Exception as error:
        return _why(error)


def method_of(name: Any) -> Method:
    """The function for a method; raises ValueError."""
    for module, names in MODULES.items():
        if name in names:
            found: Method = importlib.import_module(module).METHODS[name]
            return found
    raise ValueError(f"no method is called {name!r:.40}")


def _why(error: Exception) -> dict[str, Any]:
    """One line: what our own errors say, and of others what they are."""
    text = " ".join(str(error).split())[:LONGEST_ERROR]
    code = getattr(error, "code", "")
    if isinstance(error, MapError):
        code = "map"
    elif not (code and isinstance(code, str)):
        code = "bad"
        text = f"The question cannot be answered: {type(error).__name__} {text}"[:LONGEST_ERROR]
    return {"error": text, "code": code}
