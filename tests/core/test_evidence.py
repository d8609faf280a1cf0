from cockpit.core.evidence import Evidence, Line


def test_lines_go_to_who_writes_them_down() -> None:
    evidence, written = Evidence(), list[Line]()
    evidence.keep("lost, for nobody writes")
    evidence.offer(written.append)
    evidence.keep("key enrolled", name="Pixel")
    evidence.offer(None)
    evidence.keep("lost again")
    assert written == [{"event": "key enrolled", "name": "Pixel"}]
