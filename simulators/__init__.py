"""Everything around the dashboard, as real programs: the car, the phone, the home."""
