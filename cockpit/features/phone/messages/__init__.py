"""What a phone and the car say to each other about keys and commands.

Byte for byte as docs/signed-commands.md has it; numbers are big-endian. All of it is pure: who
calls brings the random bytes and the time. This is the door for those outside of the cockpit.
"""

from cockpit.features.phone.messages.bond import (
    CURVE,
    Bond,
    Private,
    SessionKeys,
    key_id,
    public_bytes,
)
from cockpit.features.phone.messages.command import (
    Answer,
    Head,
    Outcome,
    read_answer,
    sealed,
)
from cockpit.features.phone.messages.frame import (
    CHALLENGE_BYTES,
    NONCE_BYTES,
    made_with,
)
from cockpit.features.phone.messages.invitation import Invitation, invitation
from cockpit.features.phone.messages.pairing import Join, Stage, join, read_joined
from cockpit.features.phone.messages.session import Session, ask, read_session

__all__ = [
    "CHALLENGE_BYTES",
    "COMMAND",
    "CURVE",
    "NONCE_BYTES",
    "PAIR",
    "SESSION",
    "Answer",
    "Bond",
    "Head",
    "Invitation",
    "Join",
    "Outcome",
    "Private",
    "Session",
    "SessionKeys",
    "Stage",
    "ask",
    "invitation",
    "join",
    "key_id",
    "made_with",
    "public_bytes",
    "read_answer",
    "read_joined",
    "read_session",
    "sealed",
]

PAIR, SESSION, COMMAND = "pair", "session", "cmd"
"""Below `cockpit/VIN/phone/USER/`; the car answers on the same topic with `/answer` behind it."""
