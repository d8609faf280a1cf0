"""The phones of the settings: `USER/DEVICE=NAME:KEY`, several parted by `;`."""

from cockpit.features.phone.owntracks.phones import Known


def known_phones(text: str) -> tuple[list[Known], list[str]]:
    """The phones, and a line about each that cannot be.

    `anna/phone=Anna:secret`; without a key what is not encrypted counts.
    """
    found, wrong = list[Known](), list[str]()
    for part in filter(None, (one.strip() for one in text.split(";"))):
        where, _, named = part.partition("=")
        user, _, device = where.strip().partition("/")
        name, _, key = named.partition(":")
        try:
            found.append(Known(user, device, name.strip() or user, key.strip(), plain=not key))
        except ValueError as error:
            wrong.append(f"phone.owntracks: {where!r:.60} is no phone ({error})")
    return found, wrong
