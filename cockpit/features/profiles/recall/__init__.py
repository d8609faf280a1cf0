"""A driver's seat, mirrors, wheel, climate, light and drive mode, asked of the car."""
