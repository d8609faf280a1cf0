"""How the parts of the engine ask Valhalla."""

from typing import Any, Protocol


class Call(Protocol):
    """One of the Actor's methods by its name, with its words; raises RoutingError."""

    def __call__(self, method: str, words: dict[str, Any]) -> dict[str, Any]: ...
