"""Tests of the widgets, mirroring widgets/."""
