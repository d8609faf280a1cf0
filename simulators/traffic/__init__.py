"""Traffic in the demo city: who is slow where, as a feed that everybody may read."""
