"""Werk en inkomen: who pays the citizen, the income of every year, income tax, and the file at UWV."""
