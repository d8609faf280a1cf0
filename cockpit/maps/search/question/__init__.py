"""What a driver means: a place on the globe, a kind of place, or a name, and near what."""
