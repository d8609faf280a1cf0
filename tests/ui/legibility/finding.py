"""What the lint has found: one line for people, one key for the table of exceptions."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One item that some driver could not read, hear of or hit."""

    page: str
    item: str
    kind: str
    detail: str = field(compare=False)
    """Figures and words, for people."""
    state: str = field(default="", compare=False)
    """What was on the screen."""

    def __str__(self) -> str:
        return f"{self.page:<20} {self.item:<30} {self.kind:<16} {self.detail}  [{self.state}]"
