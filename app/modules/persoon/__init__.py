"""Persoon en gezin: everything the BRP keeps about the citizen, each value beside its investigation."""
