"""Inzage: who looked at the citizen's data, by day and organisation, with which data and why."""
