"""The registry of incomes: per year one amount that the whole government must use."""
