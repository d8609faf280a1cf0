"""Decoders and encoders say the same as cantools, on every signal of both cars and odd layouts."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cantools.database import DecodeError
from cantools.database.can import Database, Message

from cockpit.core.paths import CAN_DBC
from cockpit.links.car import load_car
from cockpit.links.car.definition import EXTENDED, Car, Frame

TRUCK = Path(__file__).parents[2] / "cars" / "truck"
PAYLOADS = 60

ODD = """VERSION ""
NS_ :
BS_:
BU_: A
BO_ 1 Floats: 8 A
 SG_ F32 : 0|32@1- (2,1) [0|0] "" A
 SG_ F32B : 39|32@0- (1,0) [0|0] "" A
BO_ 2 Double: 8 A
 SG_ F64 : 7|64@0- (1,0) [0|0] "" A
BO_ 3 Crossing: 8 A
 SG_ L13 : 3|13@1- (0.1,-7) [-300|300] "" A
 SG_ B13 : 20|13@0- (0.3,4) [0|0] "" A
 SG_ B64 : 39|29@0+ (-2,5) [0|0] "" A
BO_ 4 Wide: 8 A
 SG_ U64 : 0|64@1+ (1,0) [0|0] "" A
BO_ 5 Nested: 8 A
 SG_ Outer M : 0|4@1+ (1,0) [0|0] "" A
 SG_ Inner m1M : 4|4@1+ (1,0) [0|0] "" A
 SG_ Deep m2 : 8|16@1- (1,0) [0|0] "" A
 SG_ Flat m3 : 8|12@1+ (1,0) [0|0] "" A
 SG_ Always : 56|8@1+ (1,0) [0|0] "" A
SIG_VALTYPE_ 1 F32 : 1;
SIG_VALTYPE_ 1 F32B : 1;
SIG_VALTYPE_ 2 F64 : 2;
SG_MUL_VAL_ 5 Inner Outer 1-2;
SG_MUL_VAL_ 5 Deep Inner 2-4, 7-7;
SG_MUL_VAL_ 5 Flat Outer 3-3, 5-9;
"""


def bare_mapping(messages: list[Message]) -> str:
    """Every signal of every message as an overlay of its own, with no transform and no SNA."""
    return "\n".join(
        f"Vehicle.T.{m.name}.{s.name}: {{datatype: double, overlay: true, "
        f"dbc2vss: {{signal: {s.name}, message: {m.name}, sna: []}}}}"
        for m in messages
        for s in m.signals
    )


@pytest.fixture(params=["sedan", "truck", "odd"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Car, list[Message]]:
    texts = {"odd": ODD}
    if request.param != "odd":
        folder = {"sedan": CAN_DBC, "truck": TRUCK}[request.param]
        texts = {file.stem: file.read_text("cp1252") for file in folder.glob("*.dbc")}
    messages: list[Message] = []
    for bus, text in texts.items():
        database = Database(strict=True)
        database.add_dbc_string(text)
        messages += database.messages
        (tmp_path / f"{bus}.dbc").write_text(text, "cp1252")
    (tmp_path / "mapping.yaml").write_text(bare_mapping(messages))
    car = load_car(tmp_path, cache=tmp_path / "cache")
    assert not car.warnings
    return car, messages


def frame_of(car: Car, message: Message) -> Frame:
    key = message.frame_id | (EXTENDED if message.is_extended_frame else 0)
    return next(f for (_, k), f in car.frames.items() if k == key and f.name == message.name)


def expected(message: Message, data: bytes) -> dict[str, Any] | None:
    try:
        return dict(message.decode_simple(data, decode_choices=False))
    except DecodeError:
        return None  # a page that no signal is on


def in_range(message: Message, name: str, value: float) -> bool:
    signal = message.get_signal_by_name(name)
    if signal.minimum is None or signal.maximum is None or signal.minimum >= signal.maximum:
        return True
    edge = 1e-6 * abs(signal.scale)
    return bool(signal.minimum - edge <= value <= signal.maximum + edge)


def payloads(message: Message, chance: random.Random) -> Iterator[bytes]:
    for _ in range(PAYLOADS):
        data = bytearray(chance.randbytes(message.length))
        if message.is_multiplexed() and chance.random() < 0.8:
            data[0] &= 0x37  # more of the pages that exist
        yield bytes(data)
    yield bytes(message.length)
    yield b"\xff" * message.length


def test_every_signal_of_random_frames(bare: tuple[Car, list[Message]]) -> None:
    car, messages = bare
    chance, seen = random.Random(1), 0
    for message in messages:
        frame = frame_of(car, message)
        decode = frame.decoder(frozenset(frame.signals))
        assert decode is not None
        for data in payloads(message, chance):
            if (values := expected(message, data)) is None:
                continue
            found = {signal.path.rsplit(".", 1)[1]: (v, f) for signal, v, f in decode(data)}
            assert found.keys() == values.keys(), (message.name, data.hex())
            for name, value in values.items():
                got, fault = found[name]
                seen += 1
                if value != value:
                    assert (got, fault) == (None, "not available")
                elif in_range(message, name, value):
                    assert isinstance(got, float)
                    assert got == pytest.approx(value, rel=1e-12, abs=0)
                    assert not fault
                else:
                    assert (got, fault) == (None, "out of range")
    assert seen > 500


def test_one_wanted_signal_reads_the_same_as_all(bare: tuple[Car, list[Message]]) -> None:
    chance = random.Random(2)
    for frame in bare[0].frames.values():
        whole = frame.decoder(frozenset(frame.signals))
        assert whole is not None
        for signal in frame.signals:
            single = frame.decoder(frozenset((signal,)))
            assert single is not None
            data = chance.randbytes(frame.length)
            assert [repr(x) for x in single(data)] == [
                repr(x) for x in whole(data) if x[0] is signal
            ]


def test_commands_read_back_by_cantools(tmp_path: Path) -> None:
    car = load_car(CAN_DBC, cache=tmp_path)
    databases = {}
    for file in CAN_DBC.glob("*.dbc"):
        databases[file.stem] = Database(strict=True)
        databases[file.stem].add_dbc_file(file)
    assert len(car.commands) > 50
    for command in car.commands.values():
        message = databases[command.bus].get_message_by_frame_id(command.key & ~EXTENDED)
        value = command.allowed[0] if command.allowed else command.high
        assert value is not None
        decoded = message.decode_simple(command.encode(value, 5))
        wished = {n: v for n, v in decoded.items() if v != "SNA"}
        guards = {n for n in wished if n.endswith(("_Crc", "_Ctr"))}
        assert len(wished) - len(guards) == 1, command.signal.path
        assert all(wished[n] == 5 for n in guards if n.endswith("_Ctr"))
