import logging
from pathlib import Path

import pytest

from cockpit.links import bookkeeper
from cockpit.links.bookkeeper import Bookkeeper
from cockpit.links.ledger import Ledger, read, verify


def test_lines_are_in_the_chain_when_it_has_stopped(tmp_path: Path) -> None:
    keeper = Bookkeeper(Ledger(tmp_path))
    keeper.start()
    for number in range(20):
        keeper.keep({"event": "refused", "count": number})
    keeper.stop()
    assert [line["count"] for line in read(tmp_path)] == list(range(20))
    assert verify(tmp_path) == ""


def test_a_disk_that_fails_or_is_slow_stops_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(bookkeeper, "MOST_WAITING", 2)
    keeper = Bookkeeper(Ledger(tmp_path / "file"))
    with caplog.at_level(logging.ERROR):
        for number in range(3):
            keeper.keep({"event": "refused", "count": number})
        assert "too slow" in caplog.text
        keeper.start()
        keeper.stop()
    assert "Not a directory" in caplog.text or "File exists" in caplog.text
