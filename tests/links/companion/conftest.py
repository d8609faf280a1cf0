import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cockpit.links.companion.opening import opened
from cockpit.links.companion.server import CompanionServer
from cockpit.links.companion.settings import CompanionSettings
from cockpit.links.mqtt_link.address import Address

type Serve = Callable[[Address], CompanionServer]

NOWHERE = Address("own", "127.0.0.1", 9)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    (folder / "built").mkdir(parents=True)
    (folder / "index.html").write_text("<p>hello</p>" * 50)
    (folder / "built" / "app-1a2b.js").write_text("let me;")
    (folder / "notes.py").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "tls" / "ca.key")
    return folder


@pytest.fixture
def serve(tmp_path: Path, files: Path) -> Iterator[Serve]:
    running: list[CompanionServer] = []

    def begin(broker: Address = NOWHERE) -> CompanionServer:
        server = opened(CompanionSettings("127.0.0.1:0"), broker, tmp_path / "tls", files).server
        server.start()
        running.append(server)
        return server

    yield begin
    for each in running:
        each.stop()


@pytest.fixture
def trusting(tmp_path: Path) -> Callable[[], ssl.SSLContext]:
    """Who has installed the car's CA."""
    return lambda: ssl.create_default_context(cafile=tmp_path / "tls" / "ca.crt")
