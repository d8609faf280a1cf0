"""What every driver looks for: speed, power, gear, range, and the telltales."""
