"""A real Home Assistant, headless, in a process of its own: what its owner sees and does there."""

import json
import re
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tests.qa.broker import free_port

START_S, STOP_S, ANSWER_S = 120.0, 40.0, 15.0
LOOK_S = 0.2
BACK_S = 10.0
"""So long a home may wait for the truth."""
FLOWS = "/api/config/config_entries/flow"
FOLDED = {"other_settings": {"set_client_cert": False, "set_ca_cert": "off"}}
"""What newer versions ask of a broker, with no proposal."""
CONFIGURATION = """\
homeassistant: {{name: Test home, latitude: 52.52, longitude: 13.405, elevation: 34,
  unit_system: metric, time_zone: Europe/Berlin, currency: EUR, country: DE}}
http: {{server_host: 127.0.0.1, server_port: {port}}}
api:
config:
onboarding:
zone:
"""
COMPLAINT = re.compile(r" (WARNING|ERROR|CRITICAL) .*(?i:mqtt|tasmota|template)")
BROKER_IS_GONE = re.compile(
    r"Disconnected from MQTT|Failed to connect to MQTT|connection was lost|paho\.mqtt\.client"
)
"""Said, and rightly so, while a test has stopped the broker."""

type Name = tuple[str, str]
"""Its domain, and its name as Home Assistant shows it: device, then thing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One entity as it stands now."""

    entity_id: str
    state: str
    more: Mapping[str, Any]


type Home = Mapping[Name, Shown]


class HomeAssistant:
    """Started, onboarded and asked through its REST API; `python` is one that has it."""

    def __init__(self, python: str, folder: Path) -> None:
        self._python, self._folder = python, folder
        self._url = f"http://127.0.0.1:{(port := free_port())}"
        self._log, self._token = folder / "said.txt", ""
        (folder / "configuration.yaml").write_text(CONFIGURATION.format(port=port), "utf-8")
        self.start()

    # Its life -------------------------------------------------------------------------------

    def start(self) -> None:
        """Start, and wait until all of it runs."""
        command = [self._python, "-m", "homeassistant", "-c", str(self._folder), "--skip-pip"]
        with self._log.open("ab") as out:
            self._process = subprocess.Popen(command, stdout=out, stderr=out)
        until = time.monotonic() + START_S
        while not self._runs():
            late = self._process.poll() is not None or time.monotonic() > until
            assert not late, self._log.read_text("utf-8")[-4000:]
            time.sleep(LOOK_S)

    def stop(self) -> None:
        """As its owner would: it may write what it has learnt."""
        self._process.terminate()
        self._process.wait(STOP_S)

    def complaints(self) -> list[str]:
        """What it has had to say against MQTT so far; but not of a broker that was stopped."""
        lines = self._log.read_text("utf-8").splitlines()
        said = [line for line in lines if COMPLAINT.search(line)]
        return [line for line in said if not BROKER_IS_GONE.search(line)]

    def _runs(self) -> bool:
        try:
            if not self._token:  # nobody may ask how far it is: the door is open, or not yet
                return bool(self._ask("/api/onboarding"))
            return bool(self._ask("/api/core/state")["state"] == "RUNNING")
        except URLError:
            return False

    def onboard(self) -> None:
        """Make its owner, as whom all else is asked."""
        person = {"name": "Test", "username": "test", "password": "only-a-test", "language": "en"}
        site = {"client_id": f"{self._url}/"}
        code = self._ask("/api/onboarding/users", site | person)["auth_code"]
        grant = site | {"grant_type": "authorization_code", "code": code}
        self._token = self._ask("/auth/token", urlencode(grant))["access_token"]

    # Its owner ------------------------------------------------------------------------------

    def join(self, integration: str, **answers: object) -> None:
        """Set an integration up by its form, filled in with `answers`."""
        form = self._ask(FLOWS, {"handler": integration})
        given = _folded(form.get("data_schema") or ()) | answers
        reply = self._ask(f"{FLOWS}/{form['flow_id']}", given)
        assert reply["type"] == "create_entry", reply

    def call(self, service: str, entity_id: str, **words: object) -> None:
        """Do something with one entity: `call("lock.lock", "lock.car_doors")`."""
        path = f"/api/services/{service.replace('.', '/')}"
        self._ask(path, {"entity_id": entity_id, **words})

    def picture(self, camera_id: str) -> bytes:
        """What a camera shows."""
        return self._fetch(f"/api/camera_proxy/{camera_id}", None)

    def home(self) -> Home:
        """All that it shows now."""
        return {
            _name(one): Shown(one["entity_id"], one["state"], one["attributes"])
            for one in self._ask("/api/states")
        }

    def wait(self, wrong: Callable[[Home], object], within_s: float = BACK_S) -> None:
        """Look until nothing is wrong; fails with what was wrong last."""
        until = time.monotonic() + within_s
        while seen := wrong(self.home()):
            assert time.monotonic() < until, seen
            time.sleep(LOOK_S)

    def _ask(self, path: str, words: Mapping[str, object] | str | None = None) -> Any:
        try:
            return json.loads(self._fetch(path, words))
        except HTTPError as error:
            raise AssertionError(f"{path}: {error.code} {error.read().decode()}") from None

    def _fetch(self, path: str, words: Mapping[str, object] | str | None) -> bytes:
        """GET, or POST of a form (text) or a table."""
        body = words if isinstance(words, str | None) else json.dumps(words)
        kind = "x-www-form-urlencoded" if isinstance(words, str) else "json"
        headers = {"Content-Type": f"application/{kind}"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        request = Request(
            f"{self._url}{path}", body.encode() if body is not None else None, headers
        )
        with urlopen(request, timeout=ANSWER_S) as reply:
            said: bytes = reply.read()
            return said


def _name(one: Mapping[str, Any]) -> Name:
    entity_id: str = one["entity_id"]
    return entity_id.partition(".")[0], one["attributes"].get("friendly_name", entity_id)


def _folded(fields: Iterable[Mapping[str, Any]]) -> dict[str, object]:
    """What stands folded in a form must be answered, too."""
    names = [field["name"] for field in fields if field.get("type") == "expandable"]
    return {name: FOLDED.get(name, {}) for name in names}
