"""The car from above: what is open, lit, locked or occupied, and what may be done about it."""
