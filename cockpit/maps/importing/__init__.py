"""Turns an OpenStreetMap extract into a region.

`run.import_map` does it all: each stage is a child process, so that a crash in native code or a
kill costs one line and never the region that is there. Finished stages leave a stamp and are not
done again. `store` puts the whole region in its place in one step; `verify` looks it over.
"""
