"""Donorkeuze: what the citizen chose about giving organs, from the donor register."""
