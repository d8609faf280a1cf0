"""The drawing of the car: outlines and paints as data, parts as functions, SVGs as result."""
