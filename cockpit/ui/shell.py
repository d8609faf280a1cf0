"""The shell's view-model: which views stand where, which page is open, day or night, notices."""

from collections.abc import Callable, Iterable
from datetime import datetime

from PyQt6.QtCore import QObject, QTimer, QUrl, pyqtSignal

from cockpit.core.driving import Driving, DrivingState
from cockpit.core.feature import Feature, Place, Services, View
from cockpit.core.notices import Notice
from cockpit.ui.backlight import Backlight
from cockpit.ui.daylight import Daylight
from cockpit.ui.display import DisplaySettings
from cockpit.ui.qt import pyqtProperty, pyqtSlot
from cockpit.ui.reader import is_mirrored, reader_of
from cockpit.ui.retelling import retell
from cockpit.ui.texts import Texts

DIMMEST = 0.75
"""How much of the light a veil takes at no brightness at all, where there is no backlight."""


class ViewItem(QObject):
    """One view of a feature, as the shell's QML loads it."""

    def __init__(self, feature: str, view: View, parent: QObject) -> None:
        super().__init__(parent)
        self._feature, self._view = feature, view

    @pyqtProperty(str, constant=True)
    def feature(self) -> str:
        """Whose view it is; a page's own name where it has one."""
        return self._view.name or self._feature

    @pyqtProperty(str, constant=True)
    def title(self) -> str:
        return self._view.title

    @pyqtProperty(str, constant=True)
    def icon(self) -> str:
        return self._view.icon

    @pyqtProperty(QUrl, constant=True)
    def source(self) -> QUrl:
        return QUrl.fromLocalFile(str(self._view.qml))

    @pyqtProperty(QObject, constant=True)
    def vm(self) -> object:
        return self._view.view_model


class NoticeItem(QObject):
    """One notice, translated."""

    def __init__(self, notice: Notice, texts: Texts, driving: Driving, parent: QObject) -> None:
        super().__init__(parent)
        self._notice, self._texts, self._driving = notice, texts, driving

    @pyqtProperty(str, constant=True)
    def key(self) -> str:
        return self._notice.key

    @pyqtProperty(int, constant=True)
    def severity(self) -> int:
        """0 info, 1 advice, 2 warning, 3 danger."""
        return int(self._notice.severity)

    @pyqtProperty(str, constant=True)
    def text(self) -> str:
        values = {k: self._texts.of(str(v)) for k, v in self._notice.values.items()}
        return self._driving.short(self._texts.of(self._notice.text).format(**values))


class Shell(QObject):
    """What Main.qml binds to."""

    pageChanged = pyqtSignal()
    nightChanged = pyqtSignal()
    noticesChanged = pyqtSignal()
    clockChanged = pyqtSignal()
    statusChanged = pyqtSignal()
    drivingChanged = pyqtSignal()
    lookChanged = pyqtSignal()
    readAnew = pyqtSignal()
    """All words are others: another language, or other units."""

    def __init__(
        self, services: Services, features: Iterable[Feature], texts: Texts, theme: str
    ) -> None:
        super().__init__()
        self._services, self._texts = services, texts
        self.now: Callable[[], datetime] = datetime.now
        """What the clock shows."""
        views = [ViewItem(f.name, v, self) for f in features for v in f.views]
        views.sort(key=lambda item: item._view.order)
        self._views = views
        self._stage = services.stage
        self._stage.build([v.feature for v in views if v._view.place is Place.PAGE])
        self._stage.watch(self.pageChanged.emit)
        self._daylight = Daylight(services, theme, self.nightChanged.emit)
        self._backlight = Backlight()
        self._notices: list[NoticeItem] = []
        self._status: dict[str, object] = {"up": False, "text": "", "trouble": False}
        services.notices.watch(self._look_at_notices)
        services.driving.watch(self._drives)
        self._display = services.settings.of(DisplaySettings)
        self._reader = reader_of(services.settings)
        services.settings.watch(DisplaySettings, self._look_at_settings)
        self._look_at_notices()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.clockChanged)
        self._clock.timeout.connect(self._daylight.look)
        self._dim()
        self._clock.start(1000)

    def _at(self, place: Place) -> list[ViewItem]:
        return [v for v in self._views if v._view.place is place]

    @pyqtProperty("QVariantList", constant=True)
    def pages(self) -> list[ViewItem]:
        return self._at(Place.PAGE)

    @pyqtProperty("QVariantList", constant=True)
    def cards(self) -> list[ViewItem]:
        return self._at(Place.CARD)

    @pyqtProperty("QVariantList", constant=True)
    def docked(self) -> list[ViewItem]:
        """The pages that have a key in the dock."""
        return [v for v in self._at(Place.PAGE) if v._view.docked]

    @pyqtProperty("QVariantList", constant=True)
    def dockKeys(self) -> list[ViewItem]:
        return self._at(Place.DOCK_KEY)

    @pyqtProperty("QVariantList", constant=True)
    def overlays(self) -> list[ViewItem]:
        return self._at(Place.OVERLAY)

    @pyqtProperty("QVariantList", constant=True)
    def cluster(self) -> list[ViewItem]:
        return self._at(Place.CLUSTER)

    @pyqtProperty("QVariantList", constant=True)
    def guidance(self) -> list[ViewItem]:
        return self._at(Place.GUIDANCE)

    @pyqtProperty("QVariantList", constant=True)
    def dockLeft(self) -> list[ViewItem]:
        return self._at(Place.DOCK_LEFT)

    @pyqtProperty("QVariantList", constant=True)
    def dockRight(self) -> list[ViewItem]:
        return self._at(Place.DOCK_RIGHT)

    @pyqtProperty(str, notify=pageChanged)
    def page(self) -> str:
        """The feature whose page is open."""
        return self._stage.page

    @pyqtSlot(str, result=bool)
    def open(self, feature: str) -> bool:
        """Open a feature's page; False where it has none."""
        return self._stage.open(feature)

    @pyqtProperty(bool, notify=nightChanged)
    def night(self) -> bool:
        """Whether the night theme is on."""
        return self._daylight.night

    @pyqtProperty(str, notify=clockChanged)
    def time(self) -> str:
        """The wall clock, such as 14:08."""
        return self._reader.time(self.now())

    @pyqtProperty("QVariantList", notify=noticesChanged)
    def notices(self) -> list[NoticeItem]:
        """Standing notices, the gravest first."""
        return self._notices

    @pyqtProperty("QVariantMap", notify=statusChanged)
    def status(self) -> dict[str, object]:
        """The bus: `up`, `trouble` (errors or drops of late) and a short `text`."""
        return self._status

    @pyqtProperty(bool, notify=drivingChanged)
    def restricted(self) -> bool:
        """Whether the driver's hands are spoken for: moving, idling or unknown."""
        return self._services.driving.state is not DrivingState.PARKED

    @pyqtProperty(int, notify=drivingChanged)
    def animationMs(self) -> int:
        """The longest that a movement on the screen may take now."""
        if self._display.less_motion:
            return 0
        return self._services.driving.limits.animation_ms

    @pyqtProperty(bool, notify=lookChanged)
    def largeText(self) -> bool:
        return self._display.text_size == "large"

    @pyqtProperty(float, notify=lookChanged)
    def veil(self) -> float:
        """How much black lies over all, 0-1, where no backlight can be set."""
        return self._veil

    @pyqtProperty(bool, notify=lookChanged)
    def mirrored(self) -> bool:
        """Whether the language is read from right to left."""
        return is_mirrored(self._texts.code)

    @pyqtProperty(bool, notify=lookChanged)
    def safeColours(self) -> bool:
        """Whether alerts keep to colours that colour-blind eyes tell apart."""
        return self._display.safe_colours

    @pyqtProperty(str, notify=readAnew)
    def language(self) -> str:
        return self._texts.code

    @pyqtSlot(str)
    def dismiss(self, key: str) -> None:
        """Take a notice off the screen."""
        self._services.notices.clear(key)

    @pyqtSlot(str, result=str)
    def say(self, text: str) -> str:
        """The translation of a word that comes from the core, such as a cause."""
        return self._texts.of(text)

    def show_status(self, up: bool, trouble: bool, text: str) -> None:
        """Bring the bus's state to the status bar."""
        status: dict[str, object] = {"up": up, "trouble": trouble, "text": text}
        if status != self._status:
            self._status = status
            self.statusChanged.emit()

    def _look_at_notices(self) -> None:
        driving, standing = self._services.driving, self._services.notices.standing
        old = self._notices
        self._notices = [NoticeItem(n, self._texts, driving, self) for n in standing]
        self.noticesChanged.emit()
        for item in old:
            item.deleteLater()

    def _drives(self) -> None:
        self.drivingChanged.emit()
        self._look_at_notices()  # a long one is cut while driving

    def _look_at_settings(self) -> None:
        """What can be changed without a start: theme, text, colours, motion."""
        before, self._display = self._display, self._services.settings.of(DisplaySettings)
        if before.theme != self._display.theme:
            self._daylight.want(self._display.theme)
        if before.brightness != self._display.brightness:
            self._dim()
        self.lookChanged.emit()
        self.drivingChanged.emit()
        reader = reader_of(self._services.settings)
        if reader != self._reader:
            self._reader = reader
            self._say_anew()

    def _dim(self) -> None:
        shines = self._backlight.set(self._display.brightness)
        self._veil = 0.0 if shines else DIMMEST * (1 - self._display.brightness / 100)

    def _say_anew(self) -> None:
        """Everything that reads is read again; what is open stays open."""
        self._look_at_notices()
        retell({id(view._view.view_model): view._view.view_model for view in self._views}.values())
        self.clockChanged.emit()
        self.readAnew.emit()
