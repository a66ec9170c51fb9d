"""Tests of the cupboard: no screen, no service."""
