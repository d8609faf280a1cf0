"""What the cluster shows, asked for by voice."""

from cockpit.core import signals as car
from cockpit.core.intents import Answer, Intent
from cockpit.core.told import UNSEEN
from cockpit.features.cluster import spoken
from cockpit.features.cluster.telltales import TELLTALES
from cockpit.features.voice.wording import Wording
from cockpit.voice.sentences.engine import Sentences
from cockpit.voice.sentences.responses import Responses
from tests.features.conftest import HandFedCar

GERMAN = {"Brakes": "Bremsen", "Parking brake": "Feststellbremse"}


def lights(hand_fed: HandFedCar) -> Answer:
    intents = hand_fed.services.intents
    if "ClusterLights" not in intents.names:
        spoken.connect(intents, hand_fed.vehicle, lambda: "metric")
    answers: list[Answer] = []
    intents.handle(Intent("ClusterLights"), "voice", answers.append)
    return answers[0]


def all_dark(hand_fed: HandFedCar) -> None:
    for telltale in TELLTALES:
        for signal in telltale.by:
            hand_fed.say(signal, value=False)


def test_every_warning_that_is_lit_is_named_in_the_drivers_language(hand_fed: HandFedCar) -> None:
    all_dark(hand_fed)
    hand_fed.say(car.BRAKE_FAULT, value=True)
    hand_fed.say(car.PARKING_BRAKE, value=True)
    hand_fed.say(car.LOW_BEAM, value=True)
    responses = Responses(Sentences.load("de").responses)
    wording = Wording(responses, lambda text: GERMAN.get(text, text))
    assert wording.reply("ClusterLights", lights(hand_fed)) == "Bremsen, Feststellbremse."


def test_no_light_and_no_knowledge_are_two_things(hand_fed: HandFedCar) -> None:
    all_dark(hand_fed)
    assert lights(hand_fed).key == "none"
    hand_fed.lose(car.AIRBAG_FAULT)
    assert lights(hand_fed).reason == UNSEEN
