"""Which page is on the screen: the shell follows, voice and others ask for another."""

from collections.abc import Callable, Sequence


class Stage:
    """The open page, by its feature's name; belongs to the main thread."""

    def __init__(self) -> None:
        self._pages: tuple[str, ...] = ()
        self._watchers: list[Callable[[], None]] = []
        self.page = ""

    @property
    def pages(self) -> tuple[str, ...]:
        """Every page there is."""
        return self._pages

    def build(self, pages: Sequence[str]) -> None:
        """Say which pages there are; the first is open."""
        self._pages = tuple(pages)
        self.page = self._pages[0] if self._pages else ""

    def open(self, page: str) -> bool:
        """Open a page; False where there is none of that name."""
        if page not in self._pages:
            return False
        if page != self.page:
            self.page = page
            for told in tuple(self._watchers):
                told()
        return True

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` when another page is open."""
        self._watchers.append(told)
