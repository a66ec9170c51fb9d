"""Reporting that a datum is wrong (Digimelding): the form, the reports, and what the holder does."""
