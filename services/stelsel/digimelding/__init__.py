"""Digimelding: reporting reasonable doubt about a datum, as an annotation tree with statuses (DOMAIN.md §5.4)."""
