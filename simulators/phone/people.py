"""Who is in the phone's book, and what they write."""

from typing import Any, NamedTuple


class Person(NamedTuple):
    """Somebody with a number, and what he or she would write."""

    name: str
    numbers: tuple[str, ...]
    favourite: bool
    lines: tuple[str, ...]

    @property
    def entry(self) -> dict[str, Any]:
        """As the book has it."""
        return {"name": self.name, "numbers": [*self.numbers], "favourite": self.favourite}


PEOPLE = (
    Person(
        "Ben",
        ("+49 170 5550101",),
        True,
        ("Where are you?", "Can you bring some bread?", "I am at the station, come any time."),
    ),
    Person(
        "Mum",
        ("+49 761 5550102", "+49 171 5550103"),
        True,
        ("Dinner is at seven.", "Did you call the dentist?"),
    ),
    Person("小林", ("+86 10 5550 0104",), True, ("你到哪儿了？",)),
    Person("Garage Weber", ("0761 555 0105",), False, ("Your tyres are ready.",)),
    Person("Dr. Öztürk", ("+49 761 5550106",), False, ("Your appointment is moved to Thursday.",)),
)
APPS = ("SMS", "Signal", "WhatsApp")
NOTICES = (
    ("Parcel", "Your parcel is at the door", "Post"),
    ("Rain", "Rain begins in 20 minutes", "Weather"),
    ("Train", "The S1 is 6 minutes late", "Trains"),
)
THANKS = ("👍", "Good, see you!", "Drive safely!")
