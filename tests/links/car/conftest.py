"""Small cars to load."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import configuration

from cockpit.core.paths import ROOT
from cockpit.links.car import load_car
from cockpit.links.car.definition import Car

# Else hypothesis leaves a folder in the checkout's root, which pytest stumbles over.
configuration.set_hypothesis_home_dir(ROOT / "build" / "hypothesis")

type Load = Callable[..., Car]

DBC = """VERSION ""
NS_ :
BS_:
BU_: ECU COCKPIT

BO_ 256 Motion: 8 ECU
 SG_ Speed : 0|16@1+ (0.01,0) [0|250] "km/h" COCKPIT
 SG_ Gear : 16|3@1+ (1,0) [0|3] "" COCKPIT
 SG_ Ready : 19|2@1+ (1,0) [0|1] "" COCKPIT
 SG_ Ctr : 24|4@1+ (1,0) [0|15] "" COCKPIT
 SG_ Crc : 56|8@1+ (1,0) [0|255] "" COCKPIT

BO_ 512 Wish: 8 COCKPIT
 SG_ Crc2 : 0|8@1+ (1,0) [0|255] "" ECU
 SG_ Ctr2 : 8|4@1+ (1,0) [0|15] "" ECU
 SG_ Temp : 16|7@1+ (0.5,0) [0|60] "degC" ECU
 SG_ Other : 32|8@1+ (1,0) [0|255] "" ECU

BO_ 513 Is: 8 ECU
 SG_ TempIs : 16|7@1+ (0.5,0) [0|60] "degC" COCKPIT

BA_DEF_ SG_ "GenSigStartValue" FLOAT -1000 1000;
BA_DEF_ BO_ "GenMsgCycleTime" INT 0 10000;
BA_DEF_DEF_ "GenSigStartValue" 0;
BA_DEF_DEF_ "GenMsgCycleTime" 0;
BA_ "GenMsgCycleTime" BO_ 256 100;
BA_ "GenMsgCycleTime" BO_ 513 20;
BA_ "GenSigStartValue" SG_ 512 Temp 127;
BA_ "GenSigStartValue" SG_ 512 Other 255;
VAL_ 256 Gear 0 "P" 1 "R" 2 "N" 3 "D" 7 "Gear_SNA" ;
VAL_ 256 Ready 0 "NO" 1 "YES" 3 "SNA" ;
VAL_ 256 Speed 65535 "SNA" ;
VAL_ 512 Temp 127 "SNA" ;
VAL_ 513 TempIs 127 "SNA" ;
"""

SPEED = """Vehicle.Speed:
  type: sensor
  datatype: float
  unit: km/h
  dbc2vss: {signal: Speed}
"""


@pytest.fixture
def dbc() -> str:
    return DBC


@pytest.fixture
def speed() -> str:
    return SPEED


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Write a car folder from texts and load it; the speed leaf alone by default."""

    def write_and_load(mapping: str = SPEED, name: str = "mapping.yaml", **dbcs: str) -> Car:
        folder = tmp_path / "car"
        folder.mkdir(exist_ok=True)
        for bus, text in (dbcs or {"drive": DBC}).items():
            (folder / f"{bus}.dbc").write_bytes(text.encode("cp1252"))
        (folder / name).write_text(mapping, "utf-8")
        return load_car(folder, cache=tmp_path / "cache")

    return write_and_load
