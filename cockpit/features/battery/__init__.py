"""How the batteries feel: a card that turns to charging while the car charges."""
