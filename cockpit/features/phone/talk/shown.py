"""What of a phone's news the driver sees, and what he may have read aloud."""

from dataclasses import dataclass

from cockpit.features.phone.talk.favourites import Favourites
from cockpit.features.phone.talk.said import Call, Notification, Sort, Text

type News = Call | Text | Notification


@dataclass(frozen=True, slots=True)
class Shown:
    """Who it is from, the text where it may be read while sitting here, and what may be said."""

    title: str
    text: str
    aloud: str


def shown(notification: News, moving: bool, favourites: Favourites) -> Shown | None:
    """None where the driver is not to be disturbed; `moving` is also for "not known".

    While moving: calls, and messages of favourites without their text.
    """
    title, words = _title(notification), _words(notification)
    if not moving:
        return Shown(title, words, words)
    calls = isinstance(notification, Call) or (
        isinstance(notification, Notification) and notification.sort is Sort.CALL
    )
    if calls or (_from_person(notification) and _known(notification, favourites)):
        return Shown(title, "", words)
    return None


def _title(news: News) -> str:
    """The view has a word of the driver's language for a caller who is not told ("")."""
    if isinstance(news, Call):
        return news.name or news.number
    return news.sender if isinstance(news, Text) else news.title


def _words(news: News) -> str:
    return "" if isinstance(news, Call) else news.text


def _from_person(news: News) -> bool:
    return isinstance(news, Text) or (isinstance(news, Notification) and news.sort is Sort.MESSAGE)


def _known(news: News, favourites: Favourites) -> bool:
    return favourites.has(_title(news), news.number if isinstance(news, Text) else "")
