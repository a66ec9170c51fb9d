"""One folder per screen; each is found by its module.toml, and none knows another."""
