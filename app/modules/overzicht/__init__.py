"""The overview: what asks for attention, the latest of every module, and a tile per theme."""
