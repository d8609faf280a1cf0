import pytest

from cockpit.features.phone.talk.favourites import Favourites, favourites_of
from cockpit.features.phone.talk.said import Call, CallState, Contact, Notification, Sort, Text
from cockpit.features.phone.talk.shown import News, Shown, shown

NOW = 1_795_000_000.0
FAVOURITES = favourites_of(
    [Contact("Anna", ("+491701234567",), True), Contact("Eve", ("+490000000000",))]
)
ANNA_WRITES = Text("Anna", "Where are you?", "Signal", NOW)
UNNAMED = Text("0170 1234567", "It is me", "SMS", NOW, "01701234567")
EVE_WRITES = Text("Eve", "You won", "SMS", NOW, "+490000000000")
CALL = Call(CallState.RINGING, "Eve", "+490000000000")
WITHHELD = Call(CallState.RINGING, "", "")
APP_CALL = Notification("Eve", "Incoming video call", "WhatsApp", NOW, Sort.CALL)
APP_MESSAGE = Notification("anna", "Hi", "Threema", NOW, Sort.MESSAGE)
PARCEL = Notification("Anna", "is at the door", "Post", NOW)


@pytest.mark.parametrize("news", [ANNA_WRITES, EVE_WRITES, APP_CALL, APP_MESSAGE, PARCEL])
def test_parked_all_is_shown(news: Text | Notification) -> None:
    seen = shown(news, False, FAVOURITES)
    assert seen
    assert seen.text == seen.aloud == news.text


@pytest.mark.parametrize(
    ("news", "seen"),
    [
        (ANNA_WRITES, Shown("Anna", "", "Where are you?")),
        (UNNAMED, Shown("0170 1234567", "", "It is me")),
        (APP_MESSAGE, Shown("anna", "", "Hi")),
        (CALL, Shown("Eve", "", "")),
        (WITHHELD, Shown("", "", "")),
        (APP_CALL, Shown("Eve", "", "Incoming video call")),
        (EVE_WRITES, None),
        (PARCEL, None),
    ],
)
def test_moving_calls_and_messages_of_favourites_without_their_text(
    news: News, seen: Shown | None
) -> None:
    assert shown(news, True, FAVOURITES) == seen


def test_moving_without_favourites_only_calls() -> None:
    assert shown(ANNA_WRITES, True, Favourites()) is None
    assert shown(CALL, True, Favourites()) is not None
