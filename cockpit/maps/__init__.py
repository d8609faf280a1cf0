"""Maps without a network: regions on the disk, routes, search, energy, and what is drawn."""
