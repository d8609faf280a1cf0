from cockpit.core.leading import Leading


def test_those_who_drive_hear_of_each_change_once() -> None:
    leading, told = Leading(), list[str | None]()
    leading.watch(lambda: told.append(leading.shape))
    for shape in ("_p~iF", "_p~iF", None, None):
        leading.lead(shape)
    assert told == ["_p~iF", None]
