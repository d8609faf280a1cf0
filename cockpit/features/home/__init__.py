"""The driver's home in the car: its devices, and what they do when he comes and goes."""
