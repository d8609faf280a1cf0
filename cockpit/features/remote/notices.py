"""What the driver is to know, told to his phones, too: in the words of the car's screen."""

import json
from collections.abc import Iterable

from PyQt6.QtCore import QCoreApplication

from cockpit.core.notices import Notice

TOPIC = "notices"
MOST_NOTICES = 8
LONGEST = 240


def notice_words(standing: Iterable[Notice]) -> str:
    """JSON: the gravest first, each with `severity` (info, advice, warning, danger) and `text`."""
    said = [
        {"severity": notice.severity.name.lower(), "text": _text(notice)[:LONGEST]}
        for notice in list(standing)[:MOST_NOTICES]
    ]
    return json.dumps(said, ensure_ascii=False)


def _text(notice: Notice) -> str:
    values = {key: _translated(str(value)) for key, value in notice.values.items()}
    return _translated(notice.text).format(**values)


def _translated(text: str) -> str:
    return QCoreApplication.translate("", text)
