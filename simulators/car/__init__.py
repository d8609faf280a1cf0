"""A simulated electric sedan: its physics, and its ECUs' voices on the CAN buses."""
