"""The car folder: its buses by their DBC files, and the protection of messages by the mapping."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import cantools
import fastcrc
import yaml
from cantools.database.can.database import Database
from cantools.database.can.message import Message
from cantools.database.errors import Error as DbcError

from simulators.car.encoding import MessageCode

ROOT = Path(__file__).parents[2]
DEFAULT_CAR = ROOT / "can_dbc"
COCKPIT_NODE = "COCKPIT"
MAPPING_SUFFIXES = (".yaml", ".yml", ".vspec", ".json")


class DefinitionError(Exception):
    """The car folder cannot be used; the text says which file and what to do."""


@dataclass(frozen=True, slots=True)
class Protection:
    """Counter and checksum of a message, as `messages:` of the mapping tells."""

    counter: str | None = None
    crc: str | None = None
    algorithm: str = "sae_j1850"
    data_id: int = 0

    def checksum(self, data: bytes, crc_byte: int) -> int:
        """CRC over all bytes but its own, then the data id, low byte first."""
        rest = data[:crc_byte] + data[crc_byte + 1 :] + self.data_id.to_bytes(2, "little")
        return int(getattr(fastcrc.crc8, self.algorithm)(rest))


@dataclass(frozen=True, slots=True)
class MessageInfo:
    """One message of one bus: who sends it, how often, and how it is laid out."""

    name: str
    bus: str
    node: str
    frame_id: int
    extended: bool
    fd: bool
    cycle_ms: int
    code: MessageCode
    protection: Protection


@dataclass(frozen=True, slots=True)
class Definition:
    """A whole car folder."""

    buses: tuple[str, ...]
    sent: tuple[MessageInfo, ...]
    commands: dict[tuple[str, int, bool], MessageInfo]

    def message(self, name: str) -> MessageInfo:
        """One message by name; KeyError when there is none."""
        for info in (*self.sent, *self.commands.values()):
            if info.name == name:
                return info
        raise KeyError(name)


def load_definition(folder: Path) -> Definition:
    """Read a car folder; raises DefinitionError."""
    files = sorted(folder.glob("*.dbc"))
    if not files:
        raise DefinitionError(f"{folder}: no .dbc file here; give the folder with --car")
    protections = _protections(folder)
    infos = [
        _info(message, path.stem, protections)
        for path in files
        for message in _messages(str(path), path.stat().st_mtime_ns)
    ]
    return Definition(
        buses=tuple(path.stem for path in files),
        sent=tuple(i for i in infos if i.node != COCKPIT_NODE and i.cycle_ms > 0),
        commands={(i.bus, i.frame_id, i.extended): i for i in infos if i.node == COCKPIT_NODE},
    )


@lru_cache(maxsize=8)
def _messages(path: str, _changed: int) -> list[Message]:
    try:
        database = cantools.database.load_file(path, strict=False)
    except (OSError, ValueError, DbcError) as error:
        raise DefinitionError(f"{path}: {error}") from None
    if not isinstance(database, Database):
        raise DefinitionError(f"{path}: is not a CAN database")
    return sorted(database.messages, key=lambda m: m.frame_id)


def _info(message: Message, bus: str, protections: dict[str, Protection]) -> MessageInfo:
    return MessageInfo(
        name=message.name,
        bus=bus,
        node=message.senders[0] if message.senders else "",
        frame_id=message.frame_id,
        extended=message.is_extended_frame,
        fd=message.is_fd or message.length > 8,
        cycle_ms=message.cycle_time or 0,
        code=MessageCode(message),
        protection=protections.get(message.name, Protection()),
    )


def _protections(folder: Path) -> dict[str, Protection]:
    for path in sorted(p for p in folder.iterdir() if p.suffix in MAPPING_SUFFIXES):
        found = _mapping_messages(str(path), path.stat().st_mtime_ns)
        if found:
            return {name: _protection(entry) for name, entry in found.items()}
    return {}


@lru_cache(maxsize=8)
def _mapping_messages(path: str, _changed: int) -> dict[str, Any]:
    try:
        # the C loader is ten times as fast; only `messages:` is of interest
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        tree = yaml.load(Path(path).read_text("utf-8"), loader)
    except (OSError, yaml.YAMLError) as error:
        raise DefinitionError(f"{path}: {error}") from None
    return dict(tree.get("messages", {})) if isinstance(tree, dict) else {}


def _protection(entry: dict[str, Any]) -> Protection:
    crc, counter = entry.get("crc", {}), entry.get("counter", {})
    return Protection(
        counter=counter.get("signal"),
        crc=crc.get("signal"),
        algorithm=crc.get("algorithm", "sae_j1850"),
        data_id=int(crc.get("data_id", 0)),
    )
