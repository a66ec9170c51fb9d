"""Makes a practice letter or picture, byte for byte the same for the same arguments.

The libraries that draw (fpdf2, Pillow) are imported when the first document is asked for, not at start.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from services.documents.content import Content, Letterhead


def pdf(
    title: str,
    sender: str,
    day: date,
    content: Sequence[Content],
    *,
    addressee: Sequence[str] = (),
    reference: str = "",
    contact: str = "",
    pages: int = 1,
    size: int = 0,
    language: str = "nl",
) -> bytes:
    """Return a letter on A4, marked DEMO on every page.

    ``addressee`` are the address lines; ``pages`` the least number of pages (filled with explanation); ``size`` the
    number of bytes the file gets if it would be smaller, since a real letter carries a logo and more fonts;
    ``language`` is that of the words on the letterhead (the explanation is a Dutch sender's).
    """
    head = Letterhead(title, sender, day, tuple(addressee), reference, contact, language)
    return _pdf(head, tuple(content), pages, size)


def picture(title: str, size: int = 0) -> bytes:
    """Return a drawn picture of a house front as JPEG, marked DEMO, padded to ``size`` bytes."""
    return _picture(title, size)


@lru_cache(maxsize=32)
def _pdf(head: Letterhead, content: tuple[Content, ...], pages: int, size: int) -> bytes:
    from services.documents.letter import Letter

    letter = Letter(head)
    letter.write(content)
    letter.fill(pages)
    return padded_pdf(letter.bytes(), size)


@lru_cache(maxsize=8)
def _picture(title: str, size: int) -> bytes:
    from services.documents.drawing import facade

    return padded_jpeg(facade(title), size)


def padded_pdf(data: bytes, size: int) -> bytes:
    """Put a comment between the last object and the cross-reference table; no offset of an object moves."""
    missing = size - len(data)
    xref = data.rfind(b"\nxref\n") + 1
    start = data.rfind(b"startxref\n") + len(b"startxref\n")
    if missing < 120 or xref < 1:
        return data
    # The offset after startxref may grow by a digit: leave that much of the comment out.
    old = data[start : data.index(b"\n", start)]
    grown = len(str(xref + missing)) - len(old)
    comment = _comment(missing - grown)
    new = str(int(old) + len(comment)).encode()
    return data[:xref] + comment + data[xref:start] + new + data[start + len(old) :]


def padded_jpeg(data: bytes, size: int) -> bytes:
    """Put comment segments behind the start marker."""
    missing = size - len(data)
    segments = b""
    while missing - len(segments) >= 5:
        length = min(missing - len(segments) - 4, 60_000)
        segments += b"\xff\xfe" + (length + 2).to_bytes(2) + b"." * length
    return data[:2] + segments + data[2:]


def _comment(length: int) -> bytes:
    line = b"%" + b" DEMO oefendocument" * 5 + b"\n"
    whole, rest = divmod(length, len(line))
    if 0 < rest < 2:
        whole, rest = whole - 1, rest + len(line)
    return line * whole + (b"%" + b"." * (rest - 2) + b"\n" if rest else b"")
