"""Plans come fewest stops first and the best last, on ways that are no straight line."""

from cockpit.maps.charger import Charger, Socket
from cockpit.maps.energy.car import CarEnergy
from cockpit.maps.energy.network import Hop, ListedNetwork
from cockpit.maps.energy.options import Wish
from cockpit.maps.energy.planner import plan_network
from cockpit.maps.energy.search import Search
from cockpit.maps.geo import Point

CAR = CarEnergy()
WISH = Wish(60, battery_c=23, ambient_c=8)


def station(number: int, kw: float) -> Charger:
    return Charger(f"n{number}", f"C{number}", Point(47, 8), (Socket("ccs", kw, 4),))


def way(a: int, b: int, seconds: float, percent: float) -> Hop:
    wh = percent * CAR.battery_kwh * 10
    return Hop(a, b, seconds, seconds * 20, wh, wh * 0.1, wh * 1.1)


def shortcut() -> ListedNetwork:
    """Over both stations it looks quick, over one alone it is slow, and straight on is best."""
    return ListedNetwork([station(1, 75), station(2, 170)], [
        way(0, 1, 1100, 9), way(0, 2, 7400, 40), way(0, 3, 8360, 40.7), way(1, 2, 5690, 34),
        way(1, 3, 9890, 33.6), way(2, 3, 930, 8.3),
    ])  # fmt: skip


def test_each_more_stop_is_worth_it() -> None:
    costs = [found.cost for found in Search(shortcut(), CAR, WISH).best()]
    assert costs == sorted(costs, reverse=True)


def test_a_stop_that_only_costs_time_is_left_out() -> None:
    plan = plan_network(shortcut(), CAR, WISH)
    assert plan is not None
    assert plan.stops == ()
    assert plan.total_s == 8360
