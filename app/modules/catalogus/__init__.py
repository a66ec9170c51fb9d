"""Begrippen: what every datum means, who keeps it, by which law, who uses it and where it is shown."""
