"""Draws the explaining text of this module."""

from app.kit.context import Context
from app.kit.explaining import ExplainingPage


def create(context: Context) -> ExplainingPage:
    """Return the page for one session."""
    return ExplainingPage(context)
