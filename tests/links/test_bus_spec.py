import pytest

from cockpit.links.bus_spec import BusSpecError, desk_specs, parse_specs

TWO = ("drive", "body")


def test_one_named_bus() -> None:
    (spec,) = parse_specs(["drive=socketcan:can0"], TWO)
    assert (spec.bus, spec.interface, spec.channel, spec.serves) == (
        "drive", "socketcan", "can0", ("drive",),
    )  # fmt: skip


def test_an_unnamed_bus_carries_all_dbcs() -> None:
    (spec,) = parse_specs(["socketcan:can0"], TWO)
    assert spec.serves == TWO
    assert str(spec) == "socketcan:can0"


def test_unnamed_buses_in_the_cars_order() -> None:
    first, second = parse_specs(["socketcan:can0", "socketcan:can1"], TWO)
    assert (first.bus, second.bus) == TWO


def test_port_and_options() -> None:
    (spec,) = parse_specs(["body=udp_multicast:239.74.163.2:43115,fd=true"], TWO)
    assert (spec.channel, spec.port, spec.options) == ("239.74.163.2", 43115, (("fd", "true"),))
    assert spec.is_loopback


@pytest.mark.parametrize(
    "word",
    [
        "drive=socketcan:can0",
        "body=udp_multicast:239.74.163.2:43114",
        "drive=socketcand:can0,host=127.0.0.1,port=29536",
        "drive=virtual:x",
    ],
)
def test_a_spec_reads_back_what_it_writes(word: str) -> None:
    (spec,) = parse_specs([word], TWO)
    assert str(spec) == word
    assert parse_specs([str(spec)], TWO) == (spec,)


def test_the_desk_has_a_port_for_each_bus() -> None:
    assert [spec.port for spec in desk_specs(TWO)] == [43113, 43114]
    assert parse_specs([str(spec) for spec in desk_specs(TWO)], TWO) == desk_specs(TWO)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["can0"], "not understood"),
        (["socketcan:"], "not understood"),
        (["chassis=socketcan:can0"], "no bus 'chassis'"),
        (["drive=socketcan:a", "drive=socketcan:b"], "twice"),
        (["socketcan:a", "socketcan:b", "socketcan:c"], "3 buses"),
        (["drive=socketcan:a", "body=socketcan:b", "socketcan:c"], "3 buses"),
        (["udp_multicast:239.1.1.1:99999"], "port"),
        (["socketcan:can0,fd"], "key=value"),
    ],
)
def test_wrong_words_get_one_clear_line(words: list[str], says: str) -> None:
    with pytest.raises(BusSpecError, match=says) as raised:
        parse_specs(words, TWO)
    assert "\n" not in str(raised.value)
