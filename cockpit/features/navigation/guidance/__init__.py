"""What to do next on the way, and when to say it."""
