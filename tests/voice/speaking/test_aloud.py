"""How written things are read aloud."""

import pytest

from cockpit.voice.speaking.aloud import aloud

SAID = [
    ("en", "130 km/h on the A 4", "130 kilometres per hour on the A4"),
    ("en", "Set to 21.5 °C.", "Set to 21.5 degrees."),
    ("en", "1 °C outside, 1 km to go", "one degree outside, one kilometre to go"),
    ("en", "11 kW, 42 kWh, 80 %", "11 kilowatts, 42 kilowatt hours, 80 %"),
    ("en", "18 kWh/100 km", "18 kilowatt hours per 100 kilometres"),
    ("en", "Take exit 12A toward A57/A44.", "Take exit 12A toward A57, A44."),
    ("en", "St. Mary's Rd.", "Saint Mary's Road"),
    ("en", "Turn right onto Mill St.", "Turn right onto Mill Street"),
    ("en", "−3 °C at 10:00", "-3 degrees at 10 o'clock"),
    ("en", "Drive 5 minutes in the 3rd lane", "Drive 5 minutes in the 3rd lane"),
    ("de", "130 km/h, 21.5 °C", "130 Kilometer pro Stunde, 21,5 Grad"),
    ("de", "1.500 m bis Hauptstr. 5", "1.500 Meter bis Hauptstraße 5"),
    ("de", "Noch 1 km, 1 h 5 min", "Noch ein Kilometer, eine Stunde 5 Minuten"),
    ("de", "Dr.-Külz-Ring, St.-Anna-Pl.", "Doktor Külz-Ring, Sankt Anna-Platz"),
    ("de", "AK Köln-West um 14:05 Uhr", "Autobahnkreuz Köln-West um 14 Uhr 5"),
    ("de", "Am 3. Mai um 14:00 Uhr", "Am 3. Mai um 14 Uhr"),
    ("zh", "还剩80%", "还剩百分之80"),
    ("zh", "2公里后从第2个出口驶出", "两公里后从第2个出口驶出"),
    ("zh", "12公里，调到22度", "12公里，条到22度"),
    ("zh", "-3 °C", "零下3度"),
    ("zh", "进入G107", "进入 G 1 0 7 "),
    ("zh", "14:05", "14点05分"),
    ("ar", "80 %", "80 بالمئة"),
    ("fr", "80 % · 5 km", "80 %, 5 km"),
]


@pytest.mark.parametrize(("language", "written", "said"), SAID)
def test_it_is_read_as_one_says_it(language: str, written: str, said: str) -> None:
    assert aloud(written, language) == said


def test_a_country_does_not_matter() -> None:
    assert aloud("3 km", "de-AT") == aloud("3 km", "de_DE") == "3 Kilometer"
