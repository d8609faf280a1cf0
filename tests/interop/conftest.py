import os
from collections.abc import Iterator

import pytest

from tests.interop.home_assistant import HomeAssistant
from tests.qa.broker import Broker, Peer

PYTHON = "HOME_ASSISTANT_PYTHON"


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    """One that forgets everything when it is started anew."""
    words = ("allow_anonymous true", "persistence false")
    one = Broker(tmp_path_factory.mktemp("broker"), *words)
    yield one
    one.stop()


@pytest.fixture(scope="session")
def home_assistant(
    broker: Broker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[HomeAssistant]:
    if not os.environ.get(PYTHON):
        pytest.skip(f"{PYTHON} names no Python that has Home Assistant; run make interop")
    one = HomeAssistant(os.environ[PYTHON], tmp_path_factory.mktemp("home-assistant"))
    try:
        one.onboard()
        one.join("mqtt", broker="127.0.0.1", port=broker.port)
        one.join("tasmota")
        yield one
    finally:
        one.stop()


@pytest.fixture(scope="session")
def ear(broker: Broker) -> Iterator[Peer]:
    one = Peer(broker, "#")
    yield one
    one.close()
