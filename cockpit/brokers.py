"""Connects the messages to the brokers that the settings name."""

from cockpit.core.mailbox import Mailbox
from cockpit.core.messages import Messages
from cockpit.core.notices import Notices, Severity
from cockpit.core.settings import Settings
from cockpit.links.mqtt_link.address import AddressError, parse_addresses
from cockpit.links.mqtt_link.link import MqttLink
from cockpit.links.mqtt_link.settings import MqttSettings
from cockpit.storage import Storage

REFUSED = "mqtt"


def connect_brokers(
    settings: Settings, messages: Messages, mailbox: Mailbox, notices: Notices, storage: Storage
) -> MqttLink | None:
    """A link that is not started yet; None where there is no broker, or its address is wrong."""
    try:
        addresses = parse_addresses(settings.of(MqttSettings).brokers)
    except AddressError as error:
        notices.show(REFUSED, Severity.ADVICE, "{why}", why=str(error))
        return None
    if not addresses:
        return None
    return MqttLink(addresses, messages, mailbox, notices, storage.folder / "mqtt")
