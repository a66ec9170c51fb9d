"""The registry of the topography (BRT, TOP10NL): client, records and mock."""
