"""The link to phone, home and fleet: MQTT brokers, one session each."""

from cockpit.links.mqtt_link.address import Address, AddressError, parse_addresses
from cockpit.links.mqtt_link.link import MqttLink
from cockpit.links.mqtt_link.settings import MqttSettings

__all__ = ["Address", "AddressError", "MqttLink", "MqttSettings", "parse_addresses"]
