"""A phone that holds a key of the car."""
