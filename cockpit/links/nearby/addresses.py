"""What this machine is called in its networks."""

import socket

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def network_addresses() -> tuple[str, ...]:
    """This machine's addresses in its networks, IPv4 first; none where there is no network."""
    import ifaddr

    found = [ip for adapter in ifaddr.get_adapters() for ip in adapter.ips]
    four = [str(ip.ip) for ip in found if ip.is_IPv4]
    six = [str(ip.ip[0]) for ip in found if not ip.is_IPv4]
    usable = [one for one in four if not one.startswith(("127.", "169.254."))]
    return (*usable, *(one for one in six if one != "::1" and not one.startswith("fe80:")))


def local_name() -> str:
    """What mDNS calls this machine."""
    return f"{socket.gethostname().partition('.')[0]}.local"
