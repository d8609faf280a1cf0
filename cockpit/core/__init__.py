"""What the car is: plain Python, no Qt, no bus, no threads."""
