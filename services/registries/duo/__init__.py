"""DUO: diplomas, enrolments, student finance, study debt and integration exams."""
