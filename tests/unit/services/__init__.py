"""Tests of the services: no screen, no network."""
