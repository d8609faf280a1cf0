"""The car as the driver's home sees it, and what home may ask of it: Home Assistant discovery."""
