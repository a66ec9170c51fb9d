"""Onderwijs: diplomas, courses, integration exams, student finance and study debt at DUO."""
