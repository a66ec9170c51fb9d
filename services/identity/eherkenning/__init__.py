"""Plays eHerkenning: supplier, means, authority for one service, and the company one then acts for (DOMAIN.md §2)."""
