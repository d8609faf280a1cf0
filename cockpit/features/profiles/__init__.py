"""The drivers' profiles: what they hold, how they are kept, and how they travel."""
