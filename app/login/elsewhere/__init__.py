"""Logging in another way than as a citizen: for an organisation (eHerkenning-like) or from another country (eIDAS)."""
