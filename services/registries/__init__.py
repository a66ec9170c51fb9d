"""One folder per registry; each is found by its registry.toml, and none knows another."""
