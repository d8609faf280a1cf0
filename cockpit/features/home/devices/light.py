"""Light in numbers: what protocols call colour and warmth."""

import colorsys


def kelvin_of(mired: float) -> float | None:
    """Mired as kelvin; None for what is no colour temperature."""
    return round(1_000_000 / mired) if mired >= 1 else None


def mired_of(kelvin: float) -> int:
    """Kelvin, above 0, as mired."""
    return round(1_000_000 / kelvin)


def rgb_of(colour: tuple[float, float]) -> tuple[int, int, int]:
    """Hue 0-360 and saturation 0-100, as bright as may be, as red, green, blue of 0-255."""
    red, green, blue = colorsys.hsv_to_rgb(colour[0] / 360, colour[1] / 100, 1.0)
    return round(red * 255), round(green * 255), round(blue * 255)


def colour_of(red: float, green: float, blue: float) -> tuple[float, float]:
    """Red, green, blue of 0-255 as hue and saturation."""
    hue, saturation, _ = colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)
    return round(hue * 360, 1), round(saturation * 100, 1)
