"""Proof that Voorportaal does what it says, in the shape of the code."""
