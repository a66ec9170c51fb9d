"""Logging in at somebody else's OpenID Connect provider, in the system's browser, with a listener on this machine."""
