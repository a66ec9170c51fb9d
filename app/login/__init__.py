"""Logging in: the steps without a screen, and the pages that draw them."""
