"""Machtigingen: those one gave and those one has; give, ask, activate, refuse and end them."""
