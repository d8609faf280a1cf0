"""What `[mqtt]` in cockpit.toml may say."""

from dataclasses import dataclass
from typing import ClassVar

from cockpit.core.setting import setting


@dataclass(frozen=True, slots=True)
class MqttSettings:
    """Where messages go. All of it is written in the file, by who sets the car up."""

    SECTION: ClassVar[str] = "mqtt"
    brokers: str = setting(
        "", "Brokers as NAME=mqtts://USER:PASS@HOST:PORT, several parted by spaces."
    )
    vin: str = setting("car", "Names the car in every topic: letters, digits, - and _.")
    find: bool = setting(False, "Brokers on the network that nobody has named are told of.")
    own: str = setting(
        "", "Where the car's own broker listens: 127.0.0.1, or 0.0.0.0 for phones; empty: none."
    )
    own_port: int = setting(8883, "Its port in the network, TLS only.", low=1, high=65535)
    own_name: str = setting(
        "", "What phones call it, such as car.local; empty: its address in the network."
    )
    own_clients_ca: str = setting(
        "", "A CA's file: phones show certificates of it, and have no passwords."
    )
    announce: bool = setting(True, "The network is told by mDNS where the own broker is.")
