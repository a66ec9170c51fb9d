"""Machtigen: who may act for whom, for which service, how long; rules without a screen and without a registry."""
