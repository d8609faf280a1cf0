"""Hearing, understanding and speaking, without Qt: what the voice feature asks its processes."""
