"""The vehicles in the citizen's name, their inspections, and the driving licence."""
