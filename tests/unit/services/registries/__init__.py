"""Rules of the registries that need no mock."""
