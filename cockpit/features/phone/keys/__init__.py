"""Who may command the car from afar, and how a command proves that it comes from them."""
