"""The edges: each owns its thread or process and speaks one protocol."""
