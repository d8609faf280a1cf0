"""A home on the broker: lamps, a garage, locks and plugs that speak as real ones do."""
