"""The map on the screen: a process that paints tiles, an item that holds them, a camera."""
