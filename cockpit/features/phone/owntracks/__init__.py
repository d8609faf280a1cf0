"""Where the phones of those who drive are, as OwnTracks tells it."""
