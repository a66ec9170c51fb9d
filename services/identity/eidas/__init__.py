"""Plays a login from another country (eIDAS): country, foreign identity, and the person it is in the RNI."""
