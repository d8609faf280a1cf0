"""A car that tells and hears as fast as it can, to be killed: `python -m … FOLDER BROKER`.

It tells `trip` 1, 2, 3 … ; where it was killed before a number was on the disk, the next one tells
that number again. What it hears on `go` it appends to FOLDER/heard.
"""

import sqlite3
import sys
import time
from pathlib import Path
from typing import Any

from cockpit.core.mailbox import Mailbox
from cockpit.core.messages import Kind, Messages
from cockpit.core.notices import Notices
from cockpit.links.mqtt_link.address import parse_addresses
from cockpit.links.mqtt_link.link import MqttLink

EVERY_S = 0.01
FRAME_S = 0.016


def on_disk(file: Path) -> int:
    """How many messages were ever put into the outbox."""
    with sqlite3.connect(file) as rows:
        found = rows.execute("SELECT seq FROM sqlite_sequence WHERE name = 'waiting'").fetchone()
    rows.close()
    return int(found[0]) if found else 0


def main() -> None:
    folder, broker = Path(sys.argv[1]), sys.argv[2]
    messages, mailbox = Messages("V1"), Mailbox()
    link = MqttLink(parse_addresses(broker), messages, mailbox, Notices(), folder)
    told = on_disk(folder / "mqtt-home.sqlite")
    with (folder / "heard").open("a", encoding="utf-8") as heard:

        def hear(table: Any) -> None:
            heard.write(f"{table['n']}\n")
            heard.flush()

        messages.hear("go", hear)
        link.start()
        while True:
            for call in mailbox.drain()[1]:
                call()
            for _ in range(round(FRAME_S / EVERY_S) + 1):
                told += 1
                messages.publish("trip", {"n": told}, Kind.COMMAND)
            time.sleep(FRAME_S)


if __name__ == "__main__":
    main()
