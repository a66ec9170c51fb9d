"""Persoonlijke gegevens: the themes of what the government keeps about the citizen, and where it comes from."""
