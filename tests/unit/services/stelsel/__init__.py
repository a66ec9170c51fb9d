"""Tests of the stelselvoorzieningen."""
