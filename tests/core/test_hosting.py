from cockpit.core.hosting import Host, Hosting


def test_who_is_let_in_where_there_is_no_broker_of_the_cars_own() -> None:
    hosting = Hosting()
    hosting.dismiss("anna")
    assert hosting.admit("anna") == ""
    assert hosting.at is None


def test_a_link_offers_a_place_and_passwords() -> None:
    hosting = Hosting()
    told: list[Host | None] = []
    gone: list[str] = []
    hosting.watch(lambda: told.append(hosting.at))
    here = Host("10.0.0.1", 8883, b"ca", "https://10.0.0.1:8443/")
    hosting.offer(here, lambda person: f"secret of {person}", gone.append)
    hosting.dismiss("ben")
    assert (told, hosting.admit("anna"), gone) == ([here], "secret of anna", ["ben"])
    hosting.offer(None)
    assert hosting.at is None
    assert hosting.admit("anna") == ""


def test_broker_and_page_come_and_go_on_their_own() -> None:
    hosting = Hosting()
    hosting.serve("https://car.local:8443/", b"page")
    hosting.offer(Host("10.0.0.1", 8883))
    hosting.serve("", b"")
    assert hosting.at == Host("10.0.0.1", 8883)
    hosting.serve("https://car.local:8443/", b"page")
    hosting.offer(None)
    assert hosting.at == Host("car.local", 8443, b"page", "https://car.local:8443/")


def test_a_page_and_a_broker_meet_in_any_order() -> None:
    page, broker = "https://10.0.0.1:8443/", Host("10.0.0.1", 8883, b"broker")
    first, then = Hosting(), Hosting()
    first.serve(page, b"page")
    first.offer(broker, lambda _: "secret")
    then.offer(broker, lambda _: "secret")
    then.serve(page, b"page")
    assert first.at == then.at == Host("10.0.0.1", 8883, b"broker", page)
    assert first.admit("anna") == "secret"


def test_a_page_alone_is_where_phones_meet_the_car() -> None:
    hosting = Hosting()
    told: list[Host | None] = []
    hosting.watch(lambda: told.append(hosting.at))
    hosting.serve("https://[fd00::1]:8443/", b"page")
    hosting.serve("", b"")
    assert told == [Host("fd00::1", 8443, b"page", "https://[fd00::1]:8443/"), None]


def test_another_keeps_the_accounts_where_the_broker_is_not_the_cars_own() -> None:
    hosting, gone = Hosting(), list[str]()
    hosting.keep_accounts(lambda person: f"key of {person}", gone.append)
    hosting.offer(Host("127.0.0.1", 1883))
    hosting.dismiss("ben")
    assert (hosting.admit("anna"), gone) == ("key of anna", ["ben"])
    hosting.offer(Host("127.0.0.1", 1883), lambda _: "the car's own", gone.append)
    assert hosting.admit("anna") == "the car's own"
