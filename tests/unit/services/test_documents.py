"""Practice letters: the same bytes for the same words, DEMO on every page, exactly as large as asked."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from services.documents import Heading, Points, Rows, pdf, picture
from services.documents.make import padded_pdf

CONTENT = (
    "U vroeg een vergunning aan.",
    Heading("Wat kost het?"),
    Rows((("Aanvraag", "€ 312,40"),), ("Totaal", "€ 312,40")),
    Points(("Betaal voor 31 januari.", "Noem het kenmerk.")),
)


def letter(count: int = 1) -> bytes:
    return pdf("Rekening", "Gemeente Oefenstad", date(2027, 1, 4), CONTENT, reference="Z1", pages=count)


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type /Page\n", data))


def test_the_same_letter_has_the_same_bytes_in_another_process() -> None:
    told = "import hashlib, tests.unit.services.test_documents as t; print(hashlib.sha256(t.letter()).digest())"
    root = Path(__file__).parents[3]
    runs = [subprocess.run([sys.executable, "-c", told], capture_output=True, check=True, cwd=root) for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout != b""


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_letter_has_the_pages_asked_for(count: int) -> None:
    assert pages(letter(count)) == count


def test_every_page_carries_the_demo_mark() -> None:
    from services.documents.content import Letterhead
    from services.documents.letter import Letter

    made = Letter(Letterhead("Rekening", "Gemeente Oefenstad", date(2027, 1, 4), (), "", ""))
    made._paper.set_compression(False)
    made.fill(3)
    # The mark is the only text set in 130 points.
    assert len(re.findall(rb"/F\d+ 130\.00 Tf", made.bytes())) == 3


@settings(max_examples=30, deadline=None)
@given(st.integers(min_value=80_000, max_value=300_000))
def test_a_letter_is_as_large_as_asked_and_its_table_of_objects_still_fits(size: int) -> None:
    data = padded_pdf(letter(), size)
    assert len(data) == size
    start = int(data.rpartition(b"startxref\n")[2].split(b"\n")[0])
    assert data[start : start + 4] == b"xref"
    for offset in re.findall(rb"(\d{10}) 00000 n", data[start:]):
        assert re.match(rb"\d+ 0 obj", data[int(offset) : int(offset) + 12])


def test_a_letter_larger_than_asked_stays_whole() -> None:
    assert padded_pdf(letter(), 10) == letter()


def test_a_picture_is_a_jpeg_as_large_as_asked() -> None:
    data = picture("Voorgevel", 240_000)
    assert len(data) == 240_000 and data[:2] == b"\xff\xd8" and data[-2:] == b"\xff\xd9"
    assert picture("Voorgevel", 240_000) == data
