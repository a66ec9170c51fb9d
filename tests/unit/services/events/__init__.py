"""Proves the events: what is registered, delivered, and what is done with it."""
