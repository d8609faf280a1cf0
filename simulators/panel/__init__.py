"""The developer's control panel: drive the simulated car by hand, break it by button."""
