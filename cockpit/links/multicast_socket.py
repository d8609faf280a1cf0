"""The two sockets of a CAN bus over UDP multicast that never leaves this machine."""

import socket

RECEIVE_BUFFER = 4 << 20
MAX_DATAGRAM = 320
"""Bytes; a CAN FD frame with a channel name of 80 letters still fits."""
SO_TIMESTAMPNS = 35
_LOOPBACK = socket.inet_aton("127.0.0.1")


def open_receiver(group: str, port: int) -> socket.socket:
    """A non-blocking socket that hears the group on `lo`.

    IP_MULTICAST_ALL stays on: a stock python-can `udp_multicast` peer sends through the default
    interface, and is heard all the same.
    """
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
        sock.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        sock.bind((group, port))
        membership = socket.inet_aton(group) + _LOOPBACK
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, membership)
        sock.setblocking(False)
    except OSError:
        sock.close()
        raise
    return sock


def open_sender(group: str, port: int) -> socket.socket:
    """A socket of its own for sending: its address tells our frames from everybody else's."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, _LOOPBACK)
        sock.bind(("127.0.0.1", 0))
        sock.connect((group, port))
    except OSError:
        sock.close()
        raise
    return sock
