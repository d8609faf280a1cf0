"""What one looks for on the way: keys, words and icons; and the icon of any place."""

from dataclasses import dataclass

from cockpit.maps.place import Place


@dataclass(frozen=True, slots=True)
class Category:
    """A chip of the search page. `key` is what the search index calls it."""

    key: str
    label: str
    icon: str


CATEGORIES = (
    Category("charging_station", "Charge", "charging"),
    Category("parking", "Parking", "parking"),
    Category("restaurant", "Food", "food"),
    Category("cafe", "Coffee", "coffee"),
    Category("supermarket", "Shopping", "shop"),
    Category("hospital", "Hospital", "hospital"),
)

BY_CATEGORY = {
    "charging_station": "charging",
    "parking": "parking",
    "restaurant": "food",
    "fast_food": "food",
    "food_court": "food",
    "cafe": "coffee",
    "supermarket": "shop",
    "mall": "shop",
    "hospital": "hospital",
    "clinic": "hospital",
    "pharmacy": "hospital",
}
BY_KIND = {"favourite": "star", "recent": "recent", "charger": "charging", "address": "pin"}
BY_KEY = {"home": "home", "work": "work"}


def place_icon(place: Place) -> str:
    """The icon's stem in assets/icons."""
    return (
        BY_KEY.get(place.key)
        or BY_CATEGORY.get(place.category)
        or BY_KIND.get(place.kind)
        or ("map" if place.kind in {"city", "town", "village", "suburb"} else "pin")
    )
