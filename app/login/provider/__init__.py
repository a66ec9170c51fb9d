"""Logging in at another provider (OpenID Connect), in the browser of the system."""
