"""A broker of our own: Mosquitto as a child, else amqtt, with a config that we write.

On loopback for the car; on the network over TLS only. Each user has a password that was drawn by
lot, and only the topics that are his. The passwords outlive the run, so that a phone stays paired.
"""

from cockpit.links.mqtt_link.own_broker.broker import OwnBroker
from cockpit.links.mqtt_link.own_broker.make import OwnBrokerError, program
from cockpit.links.mqtt_link.own_broker.people import CAR, HOME

__all__ = ["CAR", "HOME", "OwnBroker", "OwnBrokerError", "program"]
