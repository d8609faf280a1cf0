"""The panel's cards: drive, doors, lights, world, energy, broken parts."""

from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from simulators.panel.line import Line
from simulators.panel.parts import Card, Choice, Figure, Knob, Row, Toggle, button, label


def drive_card(line: Line) -> Card:
    """Pedals, gear, steering."""
    card = Card("Drive")
    top = QHBoxLayout()
    top.addLayout(_speed(line), 1)
    for text, name in (("Brake", "brake"), ("Power", "pedal")):
        top.addLayout(_pedal(line, text, name))
    card.body.addLayout(top)
    card.body.addWidget(Choice(line, "gear", {g: g for g in "PRND"}))
    card.body.addWidget(Choice(line, "driver", {"auto": "Auto", "hand": "By hand", "park": "Park"}))
    card.body.addWidget(Row(line, "Steering", "steering", 300, -300, "°"))
    card.body.addWidget(Row(line, "Pace", "pace", 0.1, 1.6, ""))
    card.body.addWidget(
        Choice(line, "indicator", {"left": "◀ Left", "off": "Off", "right": "Right ▶"})
    )
    card.row([button(line, "Lever to the driver", "indicator", "auto")])
    card.row([Toggle(line, "Hazard", "hazard"), Toggle(line, "Hands on wheel", "hands_on")])
    return card


def _speed(line: Line) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    speed = label("–", "big")
    column.addWidget(speed)
    column.addWidget(label("km/h", "dim"))
    column.addSpacing(10)
    grid = QGridLayout()
    for number, part in enumerate(
        (
            Figure(line, "limit", "limit", "{:.0f}"),
            Figure(line, "kW", "power", "{:.0f}"),
            Figure(line, "km left", "range", "{:.0f}"),
            Figure(line, "m gap", "lead_gap", "{:.0f}"),
        )
    ):
        grid.addWidget(part, number // 2, number % 2)
    column.addLayout(grid)
    column.addStretch(1)

    def show(value: Any) -> None:
        speed.setText(f"{value:.0f}")

    line.watch("speed", show)
    return column


def _pedal(line: Line, text: str, name: str) -> QVBoxLayout:
    column = QVBoxLayout()
    pedal = Knob(line, name, 0, 1, Qt.Orientation.Vertical)
    pedal.setMinimumHeight(150)
    column.addWidget(pedal, 1, Qt.AlignmentFlag.AlignHCenter)
    words: QLabel = label(text, "dim")
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    words.setFixedWidth(56)
    column.addWidget(words)
    return column


def body_card(line: Line) -> Card:
    """Doors, belts, locks."""
    card = Card("Doors, belts, locks")
    doors: list[QWidget] = [
        Toggle(line, "Door front left", "door.front_left"),
        Toggle(line, "Door front right", "door.front_right"),
        Toggle(line, "Door rear left", "door.rear_left"),
        Toggle(line, "Door rear right", "door.rear_right"),
        Toggle(line, "Bonnet", "bonnet"),
        Toggle(line, "Boot", "boot"),
        Toggle(line, "Driver belted", "belt.front_left"),
        Toggle(line, "Passenger belted", "belt.front_right"),
        Toggle(line, "Passenger there", "seat.front_right"),
        Toggle(line, "Child lock", "child_lock"),
        Toggle(line, "Locked", "locked"),
        Toggle(line, "Climate", "climate"),
    ]
    card.grid(doors, 2)
    card.row([button(line, f"Key {key} unlocks", "unlock", key) for key in (1, 2, 3)])
    stuck = Toggle(line, "Seat meets something", "seat_blocked")
    card.row([stuck, Toggle(line, "Wheel meets something", "wheel_blocked")])
    return card


def light_card(line: Line) -> Card:
    """Lights and wipers."""
    card = Card("Lights and wipers")
    switch = {"OFF": "Off", "POSITION": "Position", "DAYTIME_RUNNING_LIGHTS": "Day"}
    card.body.addWidget(Choice(line, "lights", {**switch, "AUTO": "Auto", "BEAM": "Beam"}))
    card.row([Toggle(line, "Fog front", "fog_front"), Toggle(line, "Fog rear", "fog_rear")])
    wipers = {"OFF": "Off", "INTERVAL": "Interval", "SLOW": "Slow", "FAST": "Fast"}
    card.body.addWidget(Choice(line, "wipers", {**wipers, "RAIN_SENSOR": "Auto"}))
    return card


def world_card(line: Line) -> Card:
    """Weather and time."""
    card = Card("World")
    for row in (
        Row(line, "Rain", "rain", 0, 100, "%"),
        Row(line, "Light", "light", 0, 100, "%"),
        Row(line, "Temperature", "temperature", -25, 45, "°C"),
        Row(line, "Cabin", "cabin_temperature", -25, 60, "°C"),
        Row(line, "Hour", "hour", 0, 24, "h"),
        Row(line, "Traffic", "traffic", 0, 1, ""),
        Row(line, "Satellite noise", "gnss_noise", 0, 20, "m"),
    ):
        card.body.addWidget(row)
    sun = button(line, "Light by the sun", "light", "auto")
    lost = Toggle(line, "No satellites", "gnss_lost")
    card.row([sun, Toggle(line, "Tunnel", "tunnel"), lost])
    card.row([button(line, "Take a wrong turn", "wrong_turn", 1)])
    return card


def energy_card(line: Line) -> Card:
    """Battery, charging, tyres."""
    card = Card("Battery, charging, tyres")
    for row in (
        Row(line, "Charge", "soc", 0, 100, "%"),
        Row(line, "Battery", "battery_temperature", -25, 65, "°C"),
        Row(line, "12 V battery", "lv_soc", 0, 100, "%"),
        Row(line, "Station", "station_kw", 0, 250, "kW"),
        Row(line, "Front left", "tyre.front_left", 0, 400, "kPa"),
        Row(line, "Rear right", "tyre.rear_right", 0, 400, "kPa"),
    ):
        card.body.addWidget(row)
    card.body.addWidget(Choice(line, "cable", {"none": "No cable", "ac": "AC", "dc": "DC"}))
    return card


def broken_card(line: Line) -> Card:
    """What the car's own ECUs report as broken."""
    card = Card("Broken in the car")
    names = {
        "brake_fault": "Brakes",
        "brake_fluid_low": "Brake fluid",
        "pads_worn": "Pads worn",
        "steering_fault": "Steering",
        "drive_fault": "Drive",
        "adas_fault": "Assistants",
        "airbag_fault": "Airbag",
        "bulb_fault": "Bulb",
        "charge_fault": "Charging",
        "wipers_worn": "Wipers worn",
        "key_missing": "Key gone",
    }
    card.grid([Toggle(line, text, name, "fault") for name, text in names.items()], 3)
    return card
