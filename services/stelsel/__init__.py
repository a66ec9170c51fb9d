"""The stelselvoorzieningen: what ties the registries to each other and to those who use them, without a screen."""
