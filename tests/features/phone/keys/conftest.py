import pytest

from tests.features.conftest import HandFedCar
from tests.features.phone.keys.street import Street


@pytest.fixture
def street(hand_fed: HandFedCar) -> Street:
    return Street(hand_fed)
