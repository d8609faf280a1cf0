"""How search.sqlite is laid out; the builder writes it, the index reads it.

Rows of `place` are numbered by importance, the most important first, so that whatever cuts a long
list of matches off cuts the least important. What every search needs of all rows (position,
importance, kind, category) lies as plain arrays in `meta`; house numbers hang on their street and
are not in the full-text index, for "12" says nothing without it.
"""

FORMAT = 1

KINDS = (
    "poi", "charger", "street", "address", "country", "state", "region", "county", "island",
    "city", "town", "village", "hamlet", "suburb", "quarter", "neighbourhood", "locality",
    "square", "junction",
)  # fmt: skip
"""A row's kind is its place in here."""
SETTLEMENTS = ("city", "town", "village", "hamlet", "suburb", "quarter", "neighbourhood")

DEGREES = 1e7
"""Angles are whole numbers of this part of a degree."""
CELL_DEGREES = 0.2
"""Side of the squares that a search among very many matches looks at first: some 20 km."""

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE area (id INTEGER PRIMARY KEY, name TEXT, words TEXT);
CREATE TABLE place (
    id INTEGER PRIMARY KEY, kind INTEGER, category TEXT, names TEXT, forms TEXT, line TEXT,
    area INTEGER, extra TEXT, lat INTEGER, lon INTEGER, importance REAL, key TEXT, facts TEXT
);
CREATE TABLE house (
    street INTEGER, number TEXT, key TEXT, shown TEXT, lat INTEGER, lon INTEGER,
    PRIMARY KEY (street, number, key)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
    name, around, kind, whole, cell,
    content='', columnsize=0, detail=column, tokenize='ascii', prefix='1 2 3'
);
CREATE TABLE term (term TEXT PRIMARY KEY, count INTEGER, sound TEXT) WITHOUT ROWID;
"""
"""names: JSON of name by language, "" the local one. forms: one spelling a line, in plain words;
a line that begins with = has the syllables of a Chinese name. line: street and number of a POI.
extra: plain words that place it, such as its street and postcode."""


def kind_word(value: str) -> str:
    """OpenStreetMap's value as one word of the index: charging_station is chargingstation."""
    return "".join(c for c in value.lower() if c.isalnum())


def cell(lat: float, lon: float) -> str:
    """The square that a place is in, as a word of the index."""
    return f"{int((lat + 90) / CELL_DEGREES)}x{int((lon + 180) / CELL_DEGREES)}"


def cells_around(lat: float, lon: float) -> list[str]:
    """The square of a place and its eight neighbours."""
    steps = (-CELL_DEGREES, 0.0, CELL_DEGREES)
    return [cell(lat + dy, lon + dx) for dy in steps for dx in steps]
