"""Commands: start values around one wish, counter, checksum, and refusals."""

from collections.abc import Callable
from typing import Any

import pytest
from fastcrc import crc8

from cockpit.links.car import check_crc, make_crc
from cockpit.links.car.definition import Car, Command, Crc

type Load = Callable[..., Car]

HVAC = "Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature"
RULES = (
    "messages:\n  Wish:\n    crc: {algorithm: sae_j1850, signal: Crc2, data_id: 0x1234}\n"
    "    counter: {signal: Ctr2}\n"
)
GUARDED = "messages: {Motion: {crc: {algorithm: autosar, signal: Crc}, counter: {signal: Ctr}}}\n"


def wish(send: str = "{min: 16, max: 28}", transform: str = "") -> str:
    return (
        f"{HVAC}:\n  dbc2vss: {{signal: TempIs{transform}}}\n"
        f"  vss2dbc: {{signal: Temp{transform}, send: {send}}}\n"
    )


def only(car: Car) -> Command:
    assert not car.warnings
    (command,) = car.commands.values()
    return command


def test_a_wish_among_start_values(load: Load) -> None:
    command = only(load(wish() + RULES))
    data = command.encode(21.5, 9)
    assert data[1:] == bytes([9, 43, 0, 255, 0, 0, 0])
    assert data[0] == crc8.sae_j1850(data[1:] + b"\x34\x12")
    assert (command.bus, command.key, command.message) == ("drive", 512, "Wish")
    assert (command.low, command.high, command.step) == (16, 28, 0.5)
    assert (command.interval_s, command.echo_s, command.requires) == (0.1, 1.5, ())


def test_the_counter_wraps(load: Load) -> None:
    assert only(load(wish() + RULES)).encode(20, 17)[1] == 1


def test_the_send_list_in_full(load: Load) -> None:
    command = only(load(wish("{interval_ms: 50, echo_ms: 700, requires: [parked, authorised]}")))
    assert (command.interval_s, command.echo_s) == (0.05, 0.7)
    assert command.requires == ("parked", "authorised")


@pytest.mark.parametrize("value", [15.9, 28.1, float("nan"), float("inf"), "21", True, (21.0,)])
def test_what_does_not_fit_is_refused(load: Load, value: Any) -> None:
    with pytest.raises(ValueError, match=r"limit of the send list|is not a float"):
        only(load(wish())).encode(value, 0)


@pytest.mark.parametrize("value", [60.5, 63.5, -0.5, 64])
def test_the_dbc_limits_what_the_send_list_does_not(load: Load, value: float) -> None:
    with pytest.raises(ValueError, match=r"on the bus is outside 0\.\.60"):
        only(load(wish("{}"))).encode(value, 0)


def test_not_available_is_never_sent(load: Load, dbc: str) -> None:
    car = load(wish("{}"), drive=dbc.replace("[0|60]", "[0|0]"))
    with pytest.raises(ValueError, match=r"63\.5 on the bus means `not available`"):
        only(car).encode(63.5, 0)


def test_the_inverse_is_the_mappings_own_math(load: Load) -> None:
    command = only(load(wish("{}", ", transform: {math: x * 2}")))
    assert command.encode(12, 0)[2] == 48
    assert command.step == 1.0


def test_math_without_result_is_refused(load: Load) -> None:
    command = only(load(wish("{}", ", transform: {math: 1 / x}")))
    with pytest.raises(ValueError, match="has no result for 0"):
        command.encode(0, 0)


def test_words(load: Load, dbc: str) -> None:
    text = dbc.replace("Other : 32|8@1+", "Other : 32|4@0+") + 'VAL_ 512 Other 1 "LOW" 2 "HIGH" ;\n'
    rows = "[{from: A, to: LOW}, {from: B, to: HIGH}]"
    back = "[{from: P, to: A}, {from: R, to: B}]"
    car = load(
        "Vehicle.Own.Word:\n  datatype: string\n  overlay: true\n"
        f"  dbc2vss: {{signal: Gear, transform: {{mapping: {back}}}}}\n"
        f"  vss2dbc: {{signal: Other, transform: {{mapping: {rows}}}, send: {{}}}}\n",
        drive=text,
    )
    command = only(car)
    assert command.allowed == ("A", "B")
    assert command.encode("A", 0)[4:6] == b"\x00\x20"
    assert command.encode("B", 0)[4:6] == b"\x00\x40"
    with pytest.raises(ValueError, match="'C' is not in its mapping"):
        command.encode("C", 0)


def test_a_leaf_without_send_is_never_sent(load: Load) -> None:
    car = load(f"{HVAC}: {{dbc2vss: {{signal: TempIs}}, vss2dbc: {{signal: Temp}}}}")
    assert not car.commands
    assert not car.warnings


@pytest.mark.parametrize("rule", ["{crc: {algorithm: x, signal: Crc2}}", "{crk: 1}"])
def test_nothing_is_sent_without_the_checks_asked_for(load: Load, rule: str) -> None:
    car = load(f"{wish()}messages:\n  Wish: {rule}\n")
    assert not car.commands
    assert f"{HVAC}: cannot be sent, as messages.Wish is wrong; mend that" in car.warnings[1]


# --- checksums of what comes --------------------------------------------------------------------


def test_checksums_are_checked(load: Load, speed: str) -> None:
    (frame,) = load(speed + GUARDED).frames.values()
    assert frame.crc == Crc("autosar", 7, None)
    assert frame.counter is not None
    assert (frame.counter.start, frame.counter.bits, frame.counter.max_step) == (24, 4, 1)
    data = b"\x01\x02\x03\x04\x05\x06\x07"
    good = data + bytes((crc8.autosar(data),))
    assert check_crc(frame, good)
    assert not check_crc(frame, data + bytes((good[7] ^ 1,)))
    assert not check_crc(frame, data)


def test_a_frame_without_checksum_always_fits(load: Load) -> None:
    (frame,) = load().frames.values()
    assert check_crc(frame, b"")


def test_the_checksum_leaves_its_own_byte_out() -> None:
    crc = Crc("sae_j1850", 1, 0x0102)
    assert make_crc(crc, b"\xaa\x00\xbb") == crc8.sae_j1850(b"\xaa\xbb\x02\x01")
    assert make_crc(crc, b"\xaa\xff\xbb") == make_crc(crc, b"\xaa\x00\xbb")
