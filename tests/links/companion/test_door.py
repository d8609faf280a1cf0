import socket
import time

import pytest

from cockpit.links.companion.door import Door, Listen, ListenError, parse_listen


@pytest.mark.parametrize(
    ("words", "listen"),
    [
        ("0.0.0.0:8443", Listen("0.0.0.0", 8443)),
        ("[::1]:0", Listen("::1", 0)),
        ("127.0.0.1:65535", Listen("127.0.0.1", 65535)),
    ],
)
def test_an_address_and_a_port(words: str, listen: Listen) -> None:
    assert parse_listen(words) == listen


@pytest.mark.parametrize(
    "words", ["8443", "car.local:8443", "0.0.0.0:", "0.0.0.0:70000", "::", ":"]
)
def test_anything_else_is_told_in_one_line(words: str) -> None:
    with pytest.raises(ListenError, match=r"^\[companion\] listen: .* write ADDRESS:PORT"):
        parse_listen(words)


def test_what_it_is_called() -> None:
    assert Listen("127.0.0.1", 1).names[0] == "localhost"
    assert Listen("10.1.2.3", 1).names == ("10.1.2.3",)
    assert f"{socket.gethostname()}.local" in Listen("0.0.0.0", 1).names


def come(door: Door) -> socket.socket | None:
    try:
        one, _ = door.accept()
    except BlockingIOError:
        return None
    return one


def test_who_comes_when_it_is_full_is_turned_away() -> None:
    with Door(Listen("127.0.0.1", 0), most=2) as door:
        guests = [socket.create_connection(("127.0.0.1", door.port), 5) for _ in range(3)]
        time.sleep(0.05)
        inside = [come(door) for _ in guests]
        assert [one is not None for one in inside] == [True, True, False]
        assert guests[2].recv(1) == b""
        assert inside[0]
        inside[0].close()
        guests.append(socket.create_connection(("127.0.0.1", door.port), 5))
        time.sleep(0.05)
        again = come(door)
        assert again
        for one in (*guests, inside[1], again):
            if one:
                one.close()


def test_a_taken_port_is_told() -> None:
    with Door(Listen("127.0.0.1", 0)) as door, pytest.raises(OSError, match="in use"):
        Door(Listen("127.0.0.1", door.port))
