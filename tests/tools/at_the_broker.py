"""Messages as a broker brings them, through the link's own reader, without a network."""

from dataclasses import dataclass

from cockpit.core.messages import Message, Messages
from cockpit.links.mqtt_link.reading import Reader


@dataclass(slots=True)
class Raw:
    """As paho has it: the topic is read only when somebody asks for it."""

    topic_bytes: bytes
    payload: bytes | bytearray
    retain: bool = False

    @property
    def topic(self) -> str:
        return self.topic_bytes.decode()


class AtTheBroker:
    """Brings anything to `messages`, and keeps watch over what goes out."""

    def __init__(self, messages: Messages) -> None:
        self._messages, self.reader = messages, Reader("own", messages.own)
        self.sent = 0
        self.newest: list[Message] = []
        """What the last message led to."""
        self.odd: list[str] = []
        """Topics that nobody should be made to write to."""
        messages.connect(self._send)
        messages.tell_up(frozenset({"own"}))

    def bring(self, topic: bytes, payload: bytes, retained: bool = False) -> None:
        self.newest.clear()
        arrived = self.reader.read(Raw(topic, payload, retained))
        if arrived is not None:
            self._messages.deliver(arrived)

    def _send(self, message: Message) -> None:
        self.sent += 1
        self.newest.append(message)
        if {"+", "#", "\0"} & {*message.topic} or not 0 < len(message.topic) < 400:
            self.odd.append(message.topic[:80])
