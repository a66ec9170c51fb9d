"""Tests of one piece at a time, in the shape of the code."""
