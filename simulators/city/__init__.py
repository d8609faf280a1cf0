"""The demo city: Aldermouth and its country, drawn from a seed, written as OpenStreetMap data.

Nothing here exists: the place lies in the Atlantic, its names are invented. Coordinates inside
the package are metres east and north of the cathedral.
"""
