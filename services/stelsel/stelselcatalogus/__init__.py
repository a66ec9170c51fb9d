"""The Stelselcatalogus: what every datum of every registry means, who keeps it, by which law, and who uses it."""
