"""A car by two files: its DBCs and their mapping to VSS, compiled for speed."""
