"""The devices of the driver's home as data: what they are, what they say, how to ask them."""
