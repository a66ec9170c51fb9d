"""Digikoppeling: the envelope between our own parties, what its headers say, and the log of all of it."""
