"""Sets navigation up: the map page, the journey's card, the strip in the cluster."""

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
from cockpit.ui.display import DECIMAL_POINT, DisplaySettings, voiced
from cockpit.ui.texts import Texts

FOLDER = Path(__file__).parent


def setup(services: Services) -> Feature:
    """Navigation, ready to show; its threads and processes begin with `start`."""
    settings = services.settings.of(NavigationSettings)
    display = services.settings.of(DisplaySettings)
    texts = Texts(display.language, [FOLDER])
    point = DECIMAL_POINT.get(display.language, ".")
    router = Router(services.mailbox)
    navigation = Navigation(services, settings, display.language, router)
    scene = MapScene(services.mailbox.tell)
    scene.set_language(display.language)
    wording = Wording(texts.of, display.units, point)
    heard = voiced(display.language)
    said = wording if heard == display.language else Wording(str, display.units)
    vm = NavigationViewModel(services, navigation, scene, wording, display.language)

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
        heard,
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
