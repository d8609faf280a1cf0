"""The four tyres' pressures beside what they should be."""
