"""What the car can do: one folder each."""
