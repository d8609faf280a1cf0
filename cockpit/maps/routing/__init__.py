"""Ways through a region: routes, tables of times, which road a place lies on, live traffic.

`engine.Engine` is the door; it holds Valhalla and belongs in a process of its own, see
`cockpit.maps.worker`.
"""
