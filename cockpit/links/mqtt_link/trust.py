"""Whom we trust by TLS, and what to tell the driver where we, or they, do not."""

import ssl
from typing import Any

from cockpit.links.mqtt_link.address import Address

EXPIRED, NOT_YET, OTHER_NAME = (10,), (9,), (62, 64)
"""OpenSSL's X509_V_ERR_… numbers."""


class Trust(ssl.SSLContext):
    """For one connection, whose certificate may be asked for another name than its address."""

    known_as = ""
    _socket: ssl.SSLSocket | None = None

    def wrap_socket(self, *args: Any, **words: Any) -> ssl.SSLSocket:
        """As always, but with that name."""
        if self.known_as:
            words["server_hostname"] = self.known_as
        self._socket = super().wrap_socket(*args, **words)
        return self._socket

    def close(self) -> None:
        """After a handshake that failed: paho forgets the socket."""
        if self._socket:
            self._socket.close()


def trust(address: Address) -> Trust:
    """TLS 1.2 or newer, the certificate and its name checked; raises OSError and ValueError."""
    context = Trust(ssl.PROTOCOL_TLS_CLIENT)
    context.known_as = address.known_as
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if address.ca:
        context.load_verify_locations(address.ca)
    else:
        context.load_default_certs()
    if address.cert and address.key:
        context.load_cert_chain(address.cert, address.key)
    return context


def reason(error: Exception, address: Address) -> str:
    """Why there is no connection, and what to do about it."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _untrusted(error, address)
    if isinstance(error, ssl.SSLError):
        return f"it does not speak TLS as we do ({error.reason or error})"
    return getattr(error, "strerror", None) or str(error)


def refusal(code: str) -> str:
    """A broker's no in other words, where they say more."""
    if code in ("Not authorized", "Bad user name or password"):
        return f"user or password is wrong ({code})"
    return code


def certificate_wanted(address: Address) -> str:
    """What it may be when a TLS broker hangs up before a word."""
    if address.cert:
        return f"it does not take the certificate {address.cert}: have it signed by the broker's CA"
    return "it hangs up before a word: it may want a certificate (?cert=FILE&key=FILE)"


def _untrusted(error: ssl.SSLCertVerificationError, address: Address) -> str:
    if error.verify_code in EXPIRED:
        return "its certificate has expired: renew it there"
    if error.verify_code in NOT_YET:
        return "its certificate is not good yet: look at the clocks"
    if error.verify_code in OTHER_NAME:
        name = address.known_as or address.host
        return f"its certificate is for another name than {name}: write its name as the host"
    if address.ca:
        return f"its certificate is not of the CA in {address.ca}: give the broker's CA as ca"
    return "its certificate is of no known CA: give the broker's CA as ?ca=FILE"
