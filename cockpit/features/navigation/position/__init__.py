"""Where the car is: satellites, wheels, yaw rate in one filter; the route is a guide rail."""
