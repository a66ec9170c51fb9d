"""Tests of whole screens: how they look, how they can be used, and that they never get stuck."""
