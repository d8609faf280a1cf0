"""Who drives: one session at a time, and what changes with it.

Belongs to the main thread. All that reads or writes the store, or tries a PIN, runs one after the
other in a thread of its own, and comes back through the mailbox.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from cockpit.core.feature import Services
from cockpit.core.personal import NOBODY
from cockpit.features.profiles import beside, mine
from cockpit.features.profiles.profile import PASSING, VALET, Profile, new_profile
from cockpit.features.profiles.refusal import Reason, Refused
from cockpit.features.profiles.session import Session, guest
from cockpit.features.profiles.settings import ProfileSettings
from cockpit.features.profiles.shelf import Driver
from cockpit.features.profiles.store import Store
from cockpit.features.profiles.tokens import phone
from cockpit.features.profiles.worker import Worker

FOLDER = "profiles"

type Told = Callable[[], None]


class People:
    """`session` None: nobody has been recognised, or has chosen."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._worker = Worker("profiles", services.mailbox)
        self._watchers: list[Told] = []
        self._sitters: list[Told] = []
        self.store: Store | None = None
        """None until it was opened."""
        self.session: Session | None = None
        self.asked = ""
        """The id of the profile whose PIN is wanted; "": none."""
        self.refused: Refused | None = None
        """Why the last wish came to nothing."""
        self.busy = False
        """A PIN is being tried, or something is being written that is waited for."""
        self.taken_up = False
        """Whether who sits down only goes on after a restart: seat and mirrors stay."""
        self.valet_by = ""
        """Who set the valet mode; "": it is off."""

    def start(self) -> None:
        """The first frame is on the screen: open the store."""
        folder = self._services.folder
        self._worker.do(partial(beside.opened, folder / FOLDER if folder else None), self._begin)
        self._services.settings.watch_all(self._keep_settings)

    def stop(self) -> None:
        """What is being written is written."""
        self._worker.stop()
        if self.store:
            self.store.close()

    def watch(self, told: Told) -> None:
        """Call `told` after another has sat down."""
        self._sitters.append(told)

    def watch_all(self, told: Told) -> None:
        """Call `told` after anything has changed."""
        self._watchers.append(told)

    @property
    def drivers(self) -> tuple[Driver, ...]:
        """Everybody who has a profile here."""
        return self.store.drivers if self.store else ()

    @property
    def driver(self) -> str:
        """The id of who drives; "": a guest, a valet, or nobody is known."""
        session = self.session
        return "" if session is None or session.passing else session.profile.id

    # The way in -----------------------------------------------------------------------------

    def enter(self, profile: str) -> None:
        """Have a driver sit down; who has set a PIN is asked for it."""
        self.asked = ""
        self._want(lambda store: store.open(profile), partial(self._entered, profile))

    def unlock(self, pin: str) -> None:
        """The PIN that was asked for; in valet mode it ends that."""
        profile = self.asked
        if profile:
            self._want(lambda store: beside.unlocked(store, profile, pin), self._sit)

    def no_pin(self) -> None:
        """The driver has thought better of it."""
        self.asked, self.refused = "", None
        self._tell()

    def as_guest(self) -> None:
        """Somebody who leaves no trace; in valet mode nobody comes in so."""
        if not self.valet_by:
            self._sit(guest())

    def leave(self) -> None:
        """Nobody is known any more."""
        if not self.valet_by:
            self._sit(None)

    def ask_pin(self, profile: str) -> None:
        """Show the pad."""
        self.asked, self.refused = profile, None
        self._tell()

    # Changing -------------------------------------------------------------------------------

    def add(self, name: str) -> None:
        """A new driver, who sits down at once; the first one takes over what was nobody's."""
        try:
            profile = new_profile(name)
            if self.session is None and not self.drivers:
                profile = mine.with_settings(profile, self._services.settings)
                for subject, told in self._services.personal.things.items():
                    profile = mine.with_thing(profile, subject, told)
        except ValueError:
            self.refused = Refused(Reason.NOT_KEPT)
            self._tell()
            return
        self._want(lambda store: store.add(profile), self._sit)

    def delete(self, profile: str) -> None:
        """Gone for good."""
        self._want(lambda store: store.delete(profile), partial(self._deleted, profile))

    def set_pin(self, pin: str) -> None:
        """Of who drives; all that is his is sealed from now on."""
        self._with_session(lambda store, now: store.locks.set_pin(now, pin))

    def drop_pin(self) -> None:
        """His things lie open from now on."""
        self._with_session(lambda store, now: store.locks.drop_pin(now))

    def start_valet(self) -> None:
        """Whoever parks the car sees nothing of anybody; only this driver's PIN ends it."""
        session = self.session
        if session is None:
            return
        driver = session.profile.id
        self._want(lambda store: store.valet.start(session), partial(self._valet_began, driver))

    def end_valet(self) -> None:
        """Ask for the PIN of who set it."""
        if self.valet_by:
            self.ask_pin(self.valet_by)

    def keep_all(self, profile: Profile) -> None:
        """Take a changed profile of who drives in place of his."""
        session = self.session
        if session is None:
            return
        self.session = Session(profile, session.key)
        if not session.passing:
            self._worker.do(partial(beside.kept, self.store, session, profile), self._written)
        self._tell()

    # ----------------------------------------------------------------------------------------

    def _begin(self, opened: tuple[Store, str] | Refused) -> None:
        if isinstance(opened, Refused):
            self.refused = opened
            self._tell()
            return
        self.store, self.valet_by = opened
        if self.valet_by:
            self._sit(Session(VALET))
        self._tell()  # a key may have unlocked the car meanwhile: who came by it goes first
        if self.busy or self.session is not None:
            return
        if name := self._services.settings.of(ProfileSettings).driver:
            self._start_with(name)
        elif len(self.drivers) == 1:
            self._go_on(self.drivers[0])

    def _start_with(self, name: str) -> None:
        """Who was named by the one who started the cockpit."""
        named = (d.face.id for d in self.drivers if d.face.name.casefold() == name.casefold())
        profile = next(named, "")
        if profile:
            self.enter(profile)
        else:
            self.add(name)

    def _go_on(self, driver: Driver) -> None:
        """The only driver there is, in a car that was not unlocked just now: nothing moves."""
        if not driver.locked:
            self.taken_up = True
            self.enter(driver.face.id)

    def _entered(self, profile: str, found: Session | Refused) -> None:
        if isinstance(found, Refused) and found.reason in (Reason.LOCKED, Reason.VALET):
            self.ask_pin(profile)
        else:
            self._sit(found)

    def _valet_began(self, by: str, found: Session | Refused) -> None:
        if isinstance(found, Session):
            self.valet_by = by
        self._sit(found)

    def _deleted(self, profile: str, refused: Refused | None) -> None:
        self.refused = refused
        if refused is None and profile == self.driver:
            self._sit(None)
        self._tell()

    def _sit(self, found: Session | Refused | None) -> None:
        """Another driver: his settings, his things, and nothing of the one before."""
        if isinstance(found, Refused):
            self.refused = found
            self._tell()
            return
        if found is not None and self.valet_by and found.profile.id not in PASSING:
            self.valet_by = ""
        before, self.session = self.session, found
        self.asked, self.refused = "", None
        if _id(before) != _id(found):
            self._adopt(found)
            for told in tuple(self._sitters):
                told()
        self.taken_up = False
        self._tell()

    def _adopt(self, session: Session | None) -> None:
        services = self._services
        mine.adopt(services.settings, session.profile if session else None)
        if session is None:
            others = partial(self._anothers, "")
            services.personal.lend(NOBODY, {}, lambda _subject, _told: None, hidden=others)
            return
        things = mine.things_of(session.profile)
        owner, kept = session.profile.id, self._keep_thing
        others, his = partial(self._anothers, owner), self._phones_of(owner)
        services.personal.lend(owner, things, kept, his, others, passing=session.passing)

    def _anothers(self, driver: str, user: str) -> bool:
        """Whether the phone of this user is known to be another driver's."""
        owners = self.store.tokens.owners if self.store else {}
        return owners.get(phone(user), driver) != driver

    def _phones_of(self, profile: str) -> list[str]:
        before = phone("")
        owners = self.store.tokens.owners if self.store else {}
        return [
            token.removeprefix(before)
            for token, owner in owners.items()
            if owner == profile and token.startswith(before)
        ]

    def _keep_thing(self, subject: str, told: Any) -> None:
        session = self.session
        if session is None:
            return
        try:
            self.keep_all(mine.with_thing(session.profile, subject, told))
        except ValueError:
            self.refused = Refused(Reason.NOT_KEPT)
            self._tell()

    def _keep_settings(self) -> None:
        session = self.session
        if session is not None and not session.passing:
            profile = mine.with_settings(session.profile, self._services.settings)
            if profile != session.profile:
                self.keep_all(profile)

    def _written(self, refused: Refused | None) -> None:
        if refused != self.refused:
            self.refused = refused
            self._tell()

    def _with_session(self, work: Callable[[Store, Session], Session | Refused]) -> None:
        session = self.session
        if session is not None:
            self._want(lambda store: work(store, session), self._sit)

    def _want(self, work: Callable[[Store], Any], done: Callable[[Any], None]) -> None:
        store = self.store
        if store is None or self.busy:
            return

        def end(result: Any) -> None:
            self.busy = False
            done(result)

        self.busy, self.refused = True, None
        self._worker.do(lambda: work(store), end)
        self._tell()

    def _tell(self) -> None:
        for told in tuple(self._watchers):
            told()


def _id(session: Session | None) -> str | None:
    return session.profile.id if session else None
