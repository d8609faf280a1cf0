"""Spoken commands: hears, asks back where it must, has it done, and answers."""
