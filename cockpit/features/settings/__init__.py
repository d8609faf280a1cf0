"""The page of all settings that a driver may change."""
