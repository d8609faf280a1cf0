"""From an extract to search.sqlite: read, sort, settle, merge, write."""
