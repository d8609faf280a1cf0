"""What a way costs in energy, and where to charge on it."""
