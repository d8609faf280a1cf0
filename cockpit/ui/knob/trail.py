"""Which pages led to the open one."""

from cockpit.ui.shell import Shell


class Trail:
    """Follows the pages that have no key in the dock back to the one that has."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._page, self._from = shell.page, list[str]()
        shell.pageChanged.connect(self._look)

    def back(self) -> bool:
        """Open the page from which this one was opened; False where it stands by itself."""
        return self._from != [] and self._shell.open(self._from[-1])

    def home(self) -> None:
        """Open the first page."""
        if self._shell.pages:
            self._shell.open(self._shell.pages[0].feature)

    def _look(self) -> None:
        before, self._page = self._page, self._shell.page
        if self._page in (page.feature for page in self._shell.docked):
            self._from.clear()
        elif self._page in self._from:
            del self._from[self._from.index(self._page) :]
        else:
            self._from.append(before)
