"""Tests of the country of generated citizens."""
