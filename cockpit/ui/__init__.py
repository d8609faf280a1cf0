"""Qt helpers and the shell; knows no feature by name."""
