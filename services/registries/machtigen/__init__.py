"""Machtigen: the register of who authorised whom, for which service and how long."""
