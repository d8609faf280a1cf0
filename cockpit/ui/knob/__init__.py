"""The rotary knob and its keys: all that a finger can touch, without touch."""
