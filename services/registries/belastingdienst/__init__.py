"""Belastingdienst: assessments of income tax, from which the income of the BRI follows."""
