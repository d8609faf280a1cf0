"""The roads that scenarios start on, and how they are baked from the demo city's map."""
