"""Arrays whose elements come a few at a time, on several pages or frames."""

PATIENCE = 16
"""Rounds that a page or frame may stay away while others come; then it is forgotten."""


class ArrayState:
    """The newest value of each element; one whose page has stopped is None again."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._values: list[float | None] = [None] * size
        self._seen: dict[tuple[int, ...], int] = {}
        self._turn = 0

    def fill(
        self, slots: tuple[int, ...], values: tuple[float | None, ...]
    ) -> tuple[float | None, ...]:
        """Put a page's values into their slots; returns the whole array."""
        self._turn += 1
        self._seen[slots] = self._turn
        for slot, value in zip(slots, values, strict=True):
            self._values[slot] = value
        if not self._turn % PATIENCE:
            self._forget()
        return tuple(self._values)

    def _forget(self) -> None:
        oldest = self._turn - PATIENCE * len(self._seen)
        for slots, seen in self._seen.items():
            if seen <= oldest:
                for slot in slots:
                    self._values[slot] = None
