from pathlib import Path

import pytest

from tests.links.mqtt_link.killing import toll_of


@pytest.mark.system
@pytest.mark.timeout(120)
def test_no_message_is_lost_however_often_car_and_broker_die(tmp_path: Path) -> None:
    toll = toll_of(tmp_path, kills=3, restarts=2)
    assert toll.told > 200
    assert toll.said > 100
    assert (toll.lost, toll.unheard) == (0, 0)
