from pathlib import Path

import pytest

from cockpit.links.mqtt_link.address import Address, AddressError, parse_addresses


def test_a_plain_address_is_home() -> None:
    assert parse_addresses("mqtt://192.168.1.2") == (Address("home", "192.168.1.2", 1883),)


def test_several_with_names_users_and_certificates(tmp_path: Path) -> None:
    for name in ("ca.crt", "car.crt", "car.key"):
        (tmp_path / name).touch()
    files = f"ca={tmp_path}/ca.crt&cert={tmp_path}/car.crt&key={tmp_path}/car.key"
    home, hotspot = parse_addresses(
        f"home=mqtts://car:p%40ss@broker.lan?{files}  phone=mqtt://10.0.0.2:1884"
    )
    assert (home.host, home.port, home.tls) == ("broker.lan", 8883, True)
    assert (home.user, home.password) == ("car", "p@ss")
    assert home.ca == tmp_path / "ca.crt"
    assert (hotspot.name, hotspot.port) == ("phone", 1884)
    assert "p@ss" not in str(home)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("http://broker", "write NAME=mqtt://HOST:PORT"),
        ("mqtt://", "write NAME=mqtt://HOST:PORT"),
        ("mqtt://broker:99999", "range"),
        ("my home=mqtt://broker", "write NAME"),
        ("ho/me=mqtt://broker", "write NAME"),
        ("h%me=mqtt://broker", "letters, digits"),
        ("a=mqtt://b a=mqtt://c", "a is there twice"),
        ("mqtts://b?ca=/nowhere/ca.crt", "no file /nowhere/ca.crt"),
        ("mqtts://b?password=x", "no 'password'"),
    ],
)
def test_a_wrong_address_is_told_in_one_line(words: str, why: str) -> None:
    with pytest.raises(AddressError, match=r"^\[mqtt\] brokers: ") as told:
        parse_addresses(words)
    assert why in str(told.value)
    assert "\n" not in str(told.value)


def test_a_wrong_address_is_told_without_its_password() -> None:
    with pytest.raises(AddressError) as told:
        parse_addresses("mqtt://car:secret@broker:port")
    assert "secret" not in str(told.value)


def test_a_certificate_needs_its_key(tmp_path: Path) -> None:
    (tmp_path / "car.crt").touch()
    with pytest.raises(AddressError, match="cert and key go together"):
        parse_addresses(f"mqtts://broker?cert={tmp_path}/car.crt")
