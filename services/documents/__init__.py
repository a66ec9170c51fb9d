"""Makes the documents that mocks hand out: letters as PDF and drawn pictures, every page marked DEMO."""

from services.documents.content import Content, Heading, Points, Rows
from services.documents.make import pdf, picture

__all__ = ["Content", "Heading", "Points", "Rows", "pdf", "picture"]
