"""Reisdocumenten: passports and identity cards of the citizen, until when they hold, and how to get a new one."""
