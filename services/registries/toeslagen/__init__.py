"""Dienst Toeslagen: allowances for care, rent, childcare and children, their payments, and how they are worked out."""
