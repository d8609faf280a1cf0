"""How far, how long and how thriftily since the car was started."""
