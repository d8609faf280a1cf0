"""Speed cameras: off until the driver asks for them, and never where the law forbids it.

Some countries forbid any warning of cameras to the one who drives (Germany: StVO § 23 1c;
Switzerland: SVG Art. 98a; France allows danger zones only, never the place of a camera). Where
nothing is known of a country, nothing is told either.
"""

ALLOWED = frozenset({
    "AU", "BE", "CA", "CZ", "DK", "EE", "ES", "FI", "GB", "HU", "IE", "IS", "IT", "JP", "LT",
    "LU", "LV", "MT", "NL", "NO", "NZ", "PL", "PT", "SE", "SI", "US",
})  # fmt: skip
"""Warnings from a map are allowed to the driver; detectors of radar are another matter."""
FORBIDDEN = {
    "DE": "StVO § 23 (1c) forbids the driver any use of camera warnings",
    "CH": "SVG Art. 98a forbids camera warnings, also in maps",
    "FR": "only danger zones may be told, not cameras",
    "AT": "only fixed cameras that are published may be told; unclear for maps",
    "CY": "forbidden",
    "MK": "forbidden",
    "TR": "forbidden without a licence",
}


def why_not(country: str, wanted: bool) -> str:
    """Why cameras are not told in a country (ISO code); "" where they may be."""
    if not wanted:
        return "switched off"
    code = country.upper()
    if code in FORBIDDEN:
        return FORBIDDEN[code]
    return "" if code in ALLOWED else "the law there is not known"
