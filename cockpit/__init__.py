"""Cockpit: the software of a car's dashboard."""

__version__ = "0.1.0"
