"""Two climate zones, seats and steering wheel: always in the dock, in full on a page."""
