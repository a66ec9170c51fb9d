"""Mounts every mock: the embedded transport, faults and reset."""
