"""What the browser shows when it comes back to this machine."""

from html import escape

from app.kit.texts import Texts


def browser_page(texts: Texts, well: bool) -> str:
    """Return a small page: go back to the program, or nothing to see here."""
    title, text = (texts("browser.well_title"), texts("browser.well_text")) if well else _nothing(texts)
    head = f'<html lang="{texts.language}"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
    return f"<!doctype html>{head}<body><h1>{escape(title)}</h1><p>{escape(text)}</p></body></html>"


def _nothing(texts: Texts) -> tuple[str, str]:
    return texts("browser.not_title"), texts("browser.not_text")
