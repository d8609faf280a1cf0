"""Where to, by which way, and what to do next: offline."""
