"""Holds mocks, clients and published documents against each other."""
