"""What is said to the navigation ends where touch does; asked of the real map in its process."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.core.driving import Act
from cockpit.core.intents import Answer, Intent
from cockpit.core.leading import Way
from cockpit.core.paths import ROOT
from cockpit.features.navigation.charge import Outlook, Stop
from cockpit.features.navigation.departure import Departure
from cockpit.features.navigation.finding import NO_POSITION
from cockpit.features.navigation.map.scene import MapScene
from cockpit.features.navigation.model import NO_BETTER, NO_OTHER, NOWHERE, Better
from cockpit.features.navigation.offered import OfferedPlaces, named
from cockpit.features.navigation.presenting import Wording
from cockpit.features.navigation.said_places import place_of, table_of
from cockpit.features.navigation.scenery import Scenery
from cockpit.features.navigation.sharing import Sharing
from cockpit.features.navigation.spoken import Screen, connect
from cockpit.features.navigation.talk.phrasing import Phrasing
from cockpit.features.navigation.talk.which import meant
from cockpit.maps.demo import demo_region
from cockpit.maps.geo import Point
from cockpit.maps.place import Place
from cockpit.maps.route import Route
from cockpit.ui.texts import Texts
from cockpit.voice.sentences.engine import Sentences
from cockpit.voice.sentences.responses import Responses
from tests.features.navigation.conftest import Ride, corner, place_at

FAR = place_at(7, 7, "Far Corner")
ENGLISH = Texts("en", [ROOT / "cockpit" / "features" / "navigation"])
TO_FAR = Intent("NavigationGoTo", {"place": table_of(FAR)})


class Talk:
    """The navigation's handlers, and what they answered."""

    def __init__(self, ride: Ride) -> None:
        self.ride, self.navigation = ride, ride.navigation
        self.services = ride.services
        self.previews: list[bool] = []
        self.shown: list[tuple[str, list[Place]]] = []
        self.departure = Departure(ride.navigation, ride.services.driving, self.previews.append)
        self.scenery = Scenery(MapScene(ride.services.mailbox.tell), ride.navigation)
        services = ride.services
        self.sharing = sharing = Sharing(
            ride.navigation, services.messages, services.leading, lambda _: None, lambda _: None
        )
        screen = Screen(self.scenery, lambda *found: self.shown.append(found), ride.services.stage)
        connect(
            ride.services.intents,
            ride.navigation,
            self.departure,
            lambda: sharing.share(0.0),
            screen,
            Wording(str),
        )

    def ask(self, wish: Intent | str | None, **slots: Any) -> Answer:
        """Have it done and wait for the one answer."""
        assert wish is not None
        intent = Intent(f"Navigation{wish}", slots) if isinstance(wish, str) else wish
        answers: list[Answer] = []
        self.services.intents.handle(intent, "voice", answers.append)
        self.ride.wait(lambda: answers, f"answer to {intent.name}")
        assert len(answers) == 1
        return answers[0]

    def refused(self, wish: str, **slots: Any) -> str:
        """Why it was not done."""
        answer = self.ask(wish, **slots)
        assert not answer.done, answer
        return answer.reason


@pytest.fixture
def talk(ride: Ride) -> Talk:
    return Talk(ride)


@pytest.fixture
def driving(ride: Ride) -> Talk:
    drives(ride, corner(0, 0))
    return Talk(ride)


def drives(ride: Ride, here: Point) -> None:
    """Stand with the gear in D: what may be touched is restricted."""
    ride.stand(here, gear=car.DRIVE_GEAR)
    ride.tick()
    assert not ride.services.driving.allows(Act.TYPE)


def led(talk: Talk, to: Place = FAR) -> Route:
    """Led to a place, and a little on the way."""
    talk.navigation.go_to(to, start=True)
    talk.ride.wait(lambda: talk.navigation.pilot.route, "route")
    way = talk.navigation.pilot.route
    assert way
    talk.ride.drive(way, lambda: (talk.navigation.pilot.fix.along_m or 0) > 30)
    return way


# Where to -------------------------------------------------------------------------------------


def test_parked_the_ways_are_shown_driving_guidance_starts(talk: Talk) -> None:
    shown = talk.ask(TO_FAR)
    assert shown.key in ("ways", "one_way")
    assert shown.values["name"] == "Far Corner"
    assert (talk.navigation.pilot.route, talk.previews) == (None, [True])
    drives(talk.ride, corner(0, 0))
    told = talk.ask(TO_FAR)
    assert (told.key, talk.previews[-1]) == ("led", False)
    assert talk.navigation.pilot.route is not None
    assert "minute" in told.values["time"]
    assert ":" in told.values["clock"]


def test_undo_goes_back_to_where_one_was_going(driving: Talk) -> None:
    first = driving.ask(TO_FAR)
    assert first.undo == Intent("NavigationEnd")
    second = driving.ask("GoTo", place=table_of(place_at(0, 7, "East")))
    driving.ask(second.undo)
    assert driving.navigation.journey
    assert driving.navigation.journey.destination.point == FAR.point
    driving.ask(first.undo)
    assert driving.navigation.journey is None


def test_home_and_work(driving: Talk) -> None:
    assert driving.refused("GoHome") == "I don't know yet where home is"
    assert driving.refused("GoToWork") == "I don't know yet where you work"
    driving.navigation.known.keep(FAR, "home")
    told = driving.ask("GoHome")
    assert (told.key, told.values["name"]) == ("led", "home")


def test_unknown_position_and_nowhere_are_told(start_ride: Callable[..., Ride]) -> None:
    talk = Talk(start_ride())
    assert talk.refused("GoTo", place=table_of(FAR)) == NO_POSITION
    assert talk.refused("Street") == NO_POSITION
    assert talk.refused("ShowRange", state="on") == NO_POSITION
    assert talk.refused("Save") == NO_POSITION
    assert talk.refused("HowFar", place=table_of(FAR)) == NO_POSITION


def test_free_text_is_searched(driving: Talk) -> None:
    found: list[Any] = []
    driving.navigation.places.names(found.append, 20)
    driving.ride.wait(lambda: found, "names")
    street = next(place.name for place in found[0] if place.kind == "street")
    answer = driving.ask("GoTo", text=street)
    assert answer.key in ("led", "found2", "found3")
    assert driving.refused("GoTo", text="Xyzzyqwv Zzzzk") == "There is no such place on the map"


def test_several_of_a_name_are_to_choose_from(driving: Talk) -> None:
    known = driving.navigation.known
    known.keep(place_at(1, 1, "Zebra"))
    known.keep(place_at(6, 6, "Zebra"))
    answer = driving.ask("GoTo", text="Zebra")
    assert answer.key == "found2"
    assert [driving.shown[0][0], len(driving.shown[0][1])] == ["Zebra", 2]
    second = driving.ask(answer.choices[1])
    assert second.key == "led"
    assert driving.navigation.journey
    assert driving.navigation.journey.destination.name == "Zebra"


def test_letters_on_the_screen_do_not_drop_a_spoken_search(driving: Talk) -> None:
    driving.navigation.known.keep(FAR)
    answers: list[Answer] = []
    wish = Intent("NavigationGoTo", {"text": "Far Corner"})
    driving.services.intents.handle(wish, "voice", answers.append)
    for letters in ("S", "St", "Str"):
        driving.navigation.places.search(letters, lambda _: None)
    driving.ride.wait(lambda: answers, "answer")
    assert answers[0].key == "led"


def test_how_far_it_is(talk: Talk) -> None:
    talk.navigation.known.keep(FAR, "home")
    home = talk.ask("HowFar", own="home")
    assert home.values["name"] == "home"
    assert "metres" in home.values["distance"]
    assert talk.refused("HowFar", own="work") == "I don't know yet where you work"
    assert talk.ask("HowFar", place=table_of(FAR)).values["name"] == "Far Corner"


def test_a_new_destination_answers_the_old_question(driving: Talk) -> None:
    answers: list[Answer] = []
    driving.services.intents.handle(TO_FAR, "voice", answers.append)
    driving.navigation.go_to(place_at(0, 7))
    driving.ride.wait(lambda: answers, "answer")
    assert answers[0].reason == "There is another destination by now"


# Stops and ways ------------------------------------------------------------------------------


def test_a_stop_and_without_it_again(driving: Talk) -> None:
    led(driving, place_at(0, 7))
    added = driving.ask("AddStop", place=table_of(place_at(5, 3, "Baker")))
    assert (added.key, added.values["name"]) == ("stop", "Baker")
    assert driving.ask("Destination").key == "by_way"
    dropped = driving.ask(added.undo)
    assert dropped.values["name"] == "Baker"
    assert driving.navigation.journey
    assert not driving.navigation.journey.stops
    assert driving.refused("DropStop") == "There is no stop on the way"


def test_a_stop_without_a_journey_is_where_to_go(driving: Talk) -> None:
    assert driving.ask("AddStop", place=table_of(FAR)).key == "led"


def test_start_and_end(talk: Talk) -> None:
    assert talk.refused("Start") == "Say where to go first"
    assert talk.refused("End") == NOWHERE
    talk.ask(TO_FAR)
    assert talk.ask("Start").values["name"] == "Far Corner"
    assert talk.ask("Start").key == "already"
    ended = talk.ask("End")
    assert talk.navigation.journey is None
    assert talk.ask(ended.undo).values["name"] == "Far Corner"


def test_start_before_the_way_is_there(talk: Talk) -> None:
    talk.navigation.go_to(FAR)
    assert talk.navigation.asking
    assert talk.ask("Start").done
    assert talk.navigation.pilot.route


def test_avoid_and_use_again(driving: Talk) -> None:
    assert driving.refused("Avoid", what="toll", state="on") == NOWHERE
    assert driving.refused("AvoidRoad") == NOWHERE
    assert driving.refused("AllowRoad") == "No road is avoided"
    led(driving)
    told = driving.ask("Avoid", what="motorway", state="on")
    assert (told.key, told.values["what"]) == ("done", "motorway")
    assert driving.navigation.journey
    assert driving.navigation.journey.avoid.motorway
    assert driving.ask(told.undo).key == "allowed"
    assert not driving.navigation.journey.avoid.motorway


def roads(talk: Talk) -> int:
    """How many roads are avoided."""
    return len(talk.navigation.journey.avoid.roads) if talk.navigation.journey else -1


def test_the_road_ahead(driving: Talk) -> None:
    led(driving, place_at(0, 7))
    without = driving.ask("AvoidRoad")
    assert roads(driving) == 1
    driving.ask(without.undo)
    assert roads(driving) == 0


def test_the_only_road_stays_allowed(driving: Talk) -> None:
    led(driving)
    assert driving.refused("AvoidRoad") == "No way leads there"
    assert roads(driving) == 0


def test_a_stop_that_no_way_leads_to_is_left_out(driving: Talk) -> None:
    led(driving)
    assert not driving.ask("AddStop", place=table_of(Place("Sea", Point(10.0, -30.0)))).done
    driving.ride.wait(lambda: not driving.navigation.asking, "answer")
    assert driving.navigation.journey
    assert driving.navigation.journey.stops == ()
    assert driving.navigation.pilot.route


def test_ways_to_choose_from_in_the_demo_city(start_ride: Callable[..., Ride]) -> None:
    region = demo_region()
    if region is None:
        pytest.skip("the demo city is not prepared: make setup")
    talk = Talk(start_ride(region))
    navigation, box = talk.navigation, region.box
    talk.ride.stand(Point(45.5209, -39.503))
    assert talk.refused("OtherWay") == NOWHERE
    for lat, lon in ((0.8, 0.8), (0.2, 0.8), (0.2, 0.2), (0.8, 0.2)):
        there = Point(
            box.south + lat * (box.north - box.south), box.west + lon * (box.east - box.west)
        )
        shown = talk.ask("GoTo", place=table_of(Place("There", there)))
        if shown.key == "ways":
            break
    assert shown.key == "ways"
    chosen = talk.ask(shown.choices[1])
    assert (navigation.chosen, chosen.values["way"]) == (1, navigation.ways[1].name)
    talk.ask(chosen.undo)
    assert navigation.chosen == 0
    assert talk.ask("OtherWay").done
    assert navigation.chosen == 1
    assert talk.refused("ChooseWay", number=8) == "There is no such way"
    talk.ask("Start")
    before = navigation.pilot.route
    other = talk.ask("OtherWay")
    assert other.done or other.reason == NO_OTHER
    assert (navigation.pilot.route is not before) == other.done


def test_kinds_of_places_in_the_demo_city(start_ride: Callable[..., Ride]) -> None:
    region = demo_region()
    if region is None:
        pytest.skip("the demo city is not prepared: make setup")
    talk = Talk(start_ride(region))
    drives(talk.ride, Point(45.5209, -39.503))
    found = talk.ask("Find", category="restaurant")
    assert found.key == "found3"
    assert len(found.choices) == 3
    assert "metres" in found.values["far1"]
    assert talk.ask(found.choices[1]).values["name"] == found.values["name2"]
    near = talk.ask("FindNearest", category="charging_station", where="here")
    assert near.key == "led"
    assert talk.ask("Find", category="parking", where="destination").done
    assert talk.ask("Find", category="supermarket", where="way").key in (
        "none", "found1", "found2", "found3",
    )  # fmt: skip
    assert talk.ask("AddStop", category="cafe", where="here").key == "stop"
    talk.ask("End")
    assert talk.refused("Find", category="parking", where="destination") == NOWHERE
    assert talk.ask("Find", category="no_such_kind").key == "none"


def test_the_faster_way(driving: Talk) -> None:
    assert driving.refused("TakeFaster") == NO_BETTER
    assert driving.refused("LeaveFaster") == NO_BETTER
    way = led(driving)
    driving.navigation.better = Better(replace(way, name="via East"), 300.0)
    told = driving.ask("TakeFaster")
    assert dict(told.values) == {"name": "via East", "time": "5 minutes"}
    driving.navigation.better = Better(way, 300.0)
    assert driving.ask("LeaveFaster").done
    assert driving.navigation.better is None


# Questions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "question",
    ["TimeLeft", "Arrival", "DistanceLeft", "Destination", "ChargeOnArrival", "NextCharge",
     "WhyCharge", "NextTurn", "Traffic", "Overview", "ShareArrival"],
)  # fmt: skip
def test_on_the_way_nowhere_nothing_is_invented(talk: Talk, question: str) -> None:
    assert talk.refused(question) == NOWHERE


def test_questions_on_the_way(driving: Talk) -> None:
    led(driving)
    assert "minute" in driving.ask("TimeLeft").values["time"]
    assert ":" in driving.ask("Arrival").values["clock"]
    assert "metres" in driving.ask("DistanceLeft").values["distance"]
    assert driving.ask("Destination").values["name"] == "Far Corner"
    assert driving.ask("NextTurn").values["text"] == driving.navigation.pilot.again()
    assert driving.ask("Street").values["street"]
    assert driving.refused("Traffic") == "No live traffic is known"
    driving.navigation.traffic.hear({"format": 1, "speeds": []})
    assert driving.ask("Traffic").key == "free"


def test_charge_is_told_from_the_plan_only(driving: Talk) -> None:
    led(driving)
    charge = driving.navigation.charge
    assert driving.refused("ChargeOnArrival") == "The charge on arrival is not known"
    charge.outlook = Outlook(30.0, 34.4, 38.0)
    assert driving.ask("ChargeOnArrival").values["percent"] == 34
    assert driving.ask("NextCharge").key == "none"
    stop = Stop("Depot", FAR.point, 12.0, 70.0, 25, "{power} kW, right on the way", {"power": 150})
    charge.outlook = Outlook(10.0, 14.0, 18.0, (stop,))
    assert driving.ask("ChargeOnArrival").key == "one_stop"
    assert driving.ask("NextCharge").values["time"] == "25 minutes"
    assert driving.ask("WhyCharge").values["why"] == "150 kW, right on the way"
    charge.outlook = Outlook(1.0, 2.0, 3.0, problem="Falls to {percent} %", values={"percent": 2})
    assert driving.ask("ChargeOnArrival").values["problem"] == "Falls to 2 %"


def test_the_limit_is_the_one_on_the_screen(driving: Talk) -> None:
    assert driving.refused("SpeedLimit") == "The speed limit here is not known"
    driving.ride.car.say(car.SPEED_LIMIT, 50)
    driving.ride.wait(lambda: driving.navigation.pilot.limit_kmh, "limit")
    assert dict(driving.ask("SpeedLimit").values) == {"limit": "50"}


# The map, the voice, places to keep ----------------------------------------------------------


def test_the_map_is_looked_at_as_by_touch(talk: Talk) -> None:
    talk.services.stage.build(("climate", "navigation"))
    up = talk.ask("NorthUp", state="on")
    assert (talk.scenery.north_up, talk.services.stage.page) == (True, "navigation")
    talk.ask(up.undo)
    assert not talk.scenery.north_up
    nearer = talk.ask("ZoomIn")
    assert talk.ask(nearer.undo).more == Intent("NavigationZoomOut")
    assert talk.refused("ShowRange", state="on") == "The charge on arrival is not known"
    talk.ride.car.say(car.BATTERY_LEVEL, 60.0)
    talk.ask("ShowRange", state="on")
    shown = [talk.scenery.reach_shown]
    talk.ask("Follow")
    assert [*shown, talk.scenery.reach_shown] == [True, False]
    talk.ask(TO_FAR)
    assert talk.ask("Overview").undo == Intent("NavigationFollow")


def test_the_voice_of_guidance(talk: Talk) -> None:
    silent = talk.ask("Voice", state="off")
    assert not talk.navigation.pilot.voice
    talk.ask(silent.undo)
    assert talk.navigation.pilot.voice


def test_sharing_needs_a_phone(driving: Talk) -> None:
    led(driving)
    assert driving.refused("ShareArrival") == "No phone is connected"
    sent: list[str] = []
    driving.services.messages.connect(lambda message: sent.append(message.topic))
    driving.services.messages.tell_up(frozenset({"home"}))
    assert driving.ask("ShareArrival").reason == "Your arrival is shared"
    assert sent == ["cockpit/car/navigation/eta"]


def test_others_learn_of_the_way_while_the_car_is_led(driving: Talk) -> None:
    def way() -> Way | None:
        driving.sharing.look(0.0)
        return driving.services.leading.way

    assert way() is None
    led(driving)
    led_there = way()
    assert led_there
    assert led_there.left_m > 100
    assert led_there.next_stop == led_there.destination
    driving.ask("End")
    assert way() is None


def test_places_are_kept_and_forgotten(talk: Talk) -> None:
    known = talk.navigation.known
    kept = talk.ask("Save", own="home")
    assert kept.key == "home"
    assert known.home
    first = known.home.point
    talk.ask(TO_FAR)
    moved = talk.ask("Save", own="home")
    assert known.home.point == FAR.point
    talk.ask(moved.undo)
    assert known.home.point == pytest.approx(first, abs=1e-5)
    talk.ask(kept.undo)
    assert "home" not in known.favourites
    favourite = talk.ask("Save", what="destination")
    assert favourite.values["name"] == "Far Corner"
    forgotten = talk.ask("Forget")
    assert not known.favourites
    talk.ask(forgotten.undo)
    assert [p.name for p in known.favourites.values()] == ["Far Corner"]
    assert talk.refused("Forget", own="work") == "That place is not among your favourites"


# Names that can be said ------------------------------------------------------------------------


def test_names_are_offered_when_there_is_a_map(talk: Talk) -> None:
    intents = talk.services.intents
    offered = OfferedPlaces(intents, talk.navigation)
    assert intents.lists["favourite"] == {}
    talk.navigation.known.keep(FAR)
    assert place_of(intents.lists["favourite"]["Far Corner"])
    offered.look()
    talk.ride.wait(lambda: intents.lists.get("place"), "names")
    names = intents.lists["place"]
    assert 0 < len(names) <= 300
    assert all(name == table["name"] for name, table in names.items())


def test_two_places_of_one_name_stand_for_a_search() -> None:
    far, near = place_at(7, 7, "Main Street"), place_at(0, 0, "main street")
    found = named([far, near, place_at(1, 1, "12"), place_at(2, 2, "Baker")])
    assert found["Main Street"] == {"name": "Main Street"}
    assert set(found) == {"Main Street", "Baker"}
    assert place_of(found["Main Street"]) is None
    assert place_of(found["Baker"]) == place_at(2, 2, "Baker")


def test_which_place_is_meant() -> None:
    street = Place("Mill Street 4", corner(1, 1), "address", address="Old Town")
    other = Place("Mill Street 4", corner(6, 6), "address", address="New Town")
    assert meant("mill street 4", [street])[0] is street
    assert meant("mill street 4", [street, other]) == (None, [street, other])
    assert meant("mill street 4 new town", [street, other])[0] is other
    assert meant("mil street 4", [street])[0] is street
    assert meant("castle", [street])[0] is None
    city = Place("Mill Street 4", corner(3, 3), "city")
    assert meant("Mill Street 4", [street, city, other])[0] is city


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(20, "one minute"), (1440, "24 minutes"), (3600, "one hour"), (7500, "2 hours 5 minutes")],
)
def test_durations(seconds: float, said: str) -> None:
    assert Phrasing(Wording(str, count=ENGLISH.counted)).duration(seconds) == said


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_every_answer_has_its_words(language: str) -> None:
    responses = Responses(Sentences.load(language).responses)
    values = {"name": "home", "time": "5", "clock": "14:32", "distance": "2", "ways": 2}
    assert "14:32" in responses.say("NavigationGoHome", "led", values)
    found = {f"{what}{n}": f"{what}{n}" for what in ("name", "far") for n in (1, 2, 3)}
    assert "far3" in responses.say("NavigationGoTo", "found3", found)


def test_every_intent_has_a_handler(talk: Talk) -> None:
    said = {name for name in Sentences.load("en").intents if name.startswith("Navigation")}
    assert said == talk.services.intents.names
