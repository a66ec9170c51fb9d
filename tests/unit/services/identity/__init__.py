"""Tests of who is logged in, and how that came about."""
