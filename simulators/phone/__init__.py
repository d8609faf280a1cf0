"""A phone at the broker: it rings, plays, walks about, and may hold a key of the car."""
