"""The registry of the large-scale topography (BGT): client, records and mock."""
