"""Proves that the registries link: every declared connection, followed through everybody's tables."""
