"""What is on the screen is walked as it is read."""

from cockpit.ui.knob.order import Block, Box, around, in_order


def one(name: str, left: float, top: float, wide: float = 80, high: float = 80) -> Block[str]:
    return Block(Box(left, top, left + wide, top + high), name)


def group(*inner: Block[str]) -> Block[str]:
    return Block(around([b.box for b in inner]), list(inner))


def walk(block: Block[str], mirrored: bool = False) -> str:
    return "".join(in_order(block, mirrored))


GRID = group(one("d", 100, 100), one("a", 0, 0), one("c", 0, 100), one("b", 100, 0))


def test_row_by_row_from_left_to_right() -> None:
    assert walk(GRID) == "abcd"


def test_from_right_to_left_in_arabic() -> None:
    assert walk(GRID, mirrored=True) == "badc"


def test_columns_that_belong_together_are_not_mixed() -> None:
    left = group(one("a", 0, 0), one("b", 0, 100), one("c", 0, 200))
    right = group(one("d", 200, 0), one("e", 200, 100), one("f", 200, 200))
    assert walk(group(right, left)) == "abcdef"
    assert walk(group(right, left), mirrored=True) == "defabc"


def test_keys_of_unlike_height_are_one_row() -> None:
    assert walk(group(one("b", 100, 30, high=40), one("a", 0, 0), one("c", 200, 10))) == "abc"


def test_a_title_stands_before_two_columns() -> None:
    left = group(one("b", 0, 100), one("c", 0, 200))
    right = group(one("d", 200, 100), one("e", 200, 200))
    assert walk(group(left, right, one("a", 0, 0, wide=300))) == "abcde"


def test_what_lies_on_another_comes_after_it() -> None:
    assert walk(group(one("b", 10, 400), one("c", 700, 400), one("a", 0, 0, 800, 600))) == "abc"


def test_neighbours_that_overlap_by_a_hair_stand_side_by_side() -> None:
    assert walk(group(one("b", 78, 0), one("a", 0, 1))) == "ab"


def test_a_box_knows_what_it_holds() -> None:
    box = Box(0, 0, 10, 10)
    assert box.holds(5, 5)
    assert not box.holds(5, 11)
    assert box.cut(Box(20, 0, 30, 10)).empty
    assert box.cut(Box(5, 5, 30, 30)) == Box(5, 5, 10, 10)
