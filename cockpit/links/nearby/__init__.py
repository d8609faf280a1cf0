"""What is nearby on the network, and that we are: mDNS (RFC 6762, 6763), by zeroconf."""
