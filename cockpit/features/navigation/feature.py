"""Sets navigation up: the map page, the journey's card, the strip in the cluster."""

from dataclasses import replace
from pathlib import Path

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.features.navigation.map.scene import MapScene
from cockpit.features.navigation.model import Navigation
from cockpit.features.navigation.offered import OfferedPlaces
from cockpit.features.navigation.presenting import Wording
from cockpit.features.navigation.router import Router
from cockpit.features.navigation.settings import NavigationSettings
from cockpit.features.navigation.sharing import Sharing
from cockpit.features.navigation.spoken import Screen, connect
from cockpit.features.navigation.traffic import TrafficFile
from cockpit.features.navigation.view_model import NavigationViewModel
from cockpit.ui.display import DisplaySettings, voiced
from cockpit.ui.reader import reader_of
from cockpit.ui.texts import Texts

FOLDER = Path(__file__).parent


def setup(services: Services) -> Feature:
    """Navigation, ready to show; its threads and processes begin with `start`."""
    settings = services.settings.of(NavigationSettings)
    reader = reader_of(services.settings)
    texts = Texts(reader.language, [FOLDER])
    aloud = Texts(voiced(reader.language), [FOLDER])
    router = Router(services.mailbox)
    navigation = Navigation(services, settings, reader.language, router)
    scene = MapScene(services.mailbox.tell)
    wording, said = Wording(texts.of), Wording(aloud.of, count=aloud.counted)

    def speak() -> None:
        reader = reader_of(services.settings)
        heard = voiced(reader.language)
        texts.switch(reader.language)
        aloud.switch(heard)
        scene.set_language(reader.language)
        navigation.speak(reader)
        wording.reader, said.reader = reader, replace(reader, language=heard)

    speak()
    services.settings.watch(DisplaySettings, speak)  # before the view-model words it all anew
    vm = NavigationViewModel(services, navigation, scene, wording)

    sharing = Sharing(
        navigation, services.messages, services.leading, vm.offer_place, navigation.traffic.hear
    )
    vm.share_by(sharing)
    vm.offer_names_by(OfferedPlaces(services.intents, navigation))
    screen = Screen(vm.scenery, vm.show_found, services.stage)
    connect(
        services.intents,
        navigation,
        vm.departure,
        vm.shareArrival,
        screen,
        said,
    )
    traffic = None
    if settings.traffic:
        traffic = TrafficFile(
            Path(settings.traffic).expanduser(),
            services.mailbox.tell,
            navigation.traffic.hear,
            navigation.traffic.warn,
        )

    def start() -> None:
        scene.start()
        router.start(settings.region)
        navigation.begin(settings.destination)
        vm.start()
        if traffic:
            traffic.start()

    def stop() -> None:
        vm.stop()
        if traffic:
            traffic.stop()
        router.stop()
        scene.stop()

    views = (
        View(Place.PAGE, FOLDER / "NavigationPage.qml", vm, title="Map", icon="map", order=5),
        View(Place.CARD, FOLDER / "JourneyCard.qml", vm, order=5),
        View(Place.GUIDANCE, FOLDER / "GuidanceStrip.qml", vm),
    )
    return Feature("navigation", views=views, start=start, stop=stop)
