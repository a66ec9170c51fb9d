"""Toeslag en uitkering: allowances, AOW and Anw, child benefit, and maintenance."""
