"""The map, the search and the ways to choose from, with names as long as they come."""

from cockpit.features.navigation.shown import Found, Journey, Limit, Preview, Row, Turn, Way
from cockpit.maps.geo import Point
from cockpit.maps.place import Place
from tests.ui.legibility.car_states import moving
from tests.ui.legibility.desk import Desk

LONG_STREET = "Bürgermeister-Schwarzenberg-Straße"
LONG_PLACE = "Ladepark Neunkirchen-Seelscheid Süd"
ADDRESS = f"{LONG_STREET} 112, Köln"
LANES = tuple(
    {"valid": lit, "icons": [{"name": name, "lit": lit}]}
    for name, lit in (("turn-left", False), ("turn-straight", True), ("turn-right", False))
)
TURN = Turn(
    shown=True,
    icon="turn-right",
    distance="350",
    unit="m",
    street=LONG_STREET,
    exit="12b",
    lanes=LANES,
    then_icon="turn-left",
    then_distance="120 m",
    spoken="Turn right",
)
JOURNEY = Journey(
    shown=True,
    name=LONG_PLACE,
    arrival="14:08",
    left="1 h 12 min",
    distance="112 km",
    soc="18",
    spread="± 4 %",
    soc_tone="warn",
)
WAYS = (
    Way("1 h 12 min", "112 km", LONG_STREET, "18 %", "warn", "38 min", chosen=True),
    Way("1 h 31 min", "98 km", "B 56", "31 %", "good", ""),
    Way("2 h 04 min", "131 km", "A 4, A 1", "4 %", "danger", ""),
)
ROWS = (
    Row(LONG_PLACE, ADDRESS, "charging", "112 km", "1 h 12 min · 18 %"),
    Row("Home", "Marktplatz 1", "home", "850 m", "4 min · 70 %"),
    *(Row(f"{LONG_STREET} {n}", "Köln", "pin", f"{n},4 km", f"{n} min · 6{n} %") for n in range(4)),
)


def guided(desk: Desk) -> None:
    """Led along a street with a long name."""
    moving(desk)
    map_ = desk.vm("NavigationPage")
    desk.open("navigation")
    map_.turn.show(TURN)
    map_.journey.show(JOURNEY)
    map_.limit.show(Limit("130", loud=True))


def to_the_charger(desk: Desk) -> None:
    """Led to a charging stop; the way is looked for anew."""
    guided(desk)
    map_ = desk.vm("NavigationPage")
    say = map_._wording.say
    map_.turn.show(
        Turn(
            shown=True,
            icon="turn-right",
            distance="1.2",
            unit="km",
            street="A 3",
            roundabout_exit=3,
            status=say("Rerouting …"),
        )
    )
    map_.journey.show(
        Journey(
            True,
            LONG_PLACE,
            "14:08",
            "1 h 12 min",
            "112 km",
            "--",
            "",
            "",
            stop=LONG_PLACE,
            why="18 % → 64 %, 21 min",
        )
    )


def trouble(desk: Desk) -> None:
    """No way leads there."""
    guided(desk)
    map_ = desk.vm("NavigationPage")
    map_.journey.show(
        Journey(
            True,
            LONG_PLACE,
            "14:08",
            "1 h 12 min",
            "112 km",
            problem=map_._wording.say("No charging station on the way can be reached"),
        )
    )


def reached(desk: Desk) -> None:
    """Free map, with home and work known and how far the battery goes."""
    known = desk.vm("NavigationPage").navigation.known
    known.keep(Place("Marktplatz 1", Point(52.5, 13.4)), "home")
    known.keep(Place("Werk", Point(52.6, 13.4)), "work")
    desk.open("navigation")


def offered(desk: Desk) -> None:
    """A place was sent to the car while it drives."""
    moving(desk)
    desk.open("navigation")
    desk.vm("NavigationPage").offer_place(Place(LONG_PLACE, Point(52.5, 13.4)))


def searching(desk: Desk) -> None:
    """The search with its own places."""
    desk.open("navigation")
    desk.vm("NavigationPage").openSearch()


def found(desk: Desk) -> None:
    """Typed, and found; the keyboard stands below."""
    searching(desk)
    search = desk.vm("NavigationPage").search
    search.show(Found("Bürgermeister-Schwarzen", ROWS, "", True))


def found_while_moving(desk: Desk) -> None:
    """What a voice has found."""
    moving(desk)
    searching(desk)
    search = desk.vm("NavigationPage").search
    search.show(Found(search._say("Charge"), ROWS, "", False))


def nothing_found(desk: Desk) -> None:
    """Nothing of that name."""
    searching(desk)
    search = desk.vm("NavigationPage").search
    search.show(Found("qqq", (), search._say("Nothing found"), True))


def preview(desk: Desk) -> None:
    """Three ways to choose from."""
    desk.open("navigation")
    map_ = desk.vm("NavigationPage")
    map_.scene.longPressed.emit(52.5, 13.4)
    map_.preview.show(Preview(LONG_PLACE, ADDRESS, True, "favourite", WAYS, "", False, True))


def no_way(desk: Desk) -> None:
    """No way leads there: Start is off."""
    preview(desk)
    item = desk.vm("NavigationPage").preview
    words = desk.vm("NavigationPage")._wording.say("No map here: cockpit map import")
    item.show(Preview("52.50000, 13.40000", "", False, "", (), words, True, False))
