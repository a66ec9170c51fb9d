"""Adding a document to a case: checks a file, makes a practice one, and sends it. Runs on a worker."""

import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct

from app.modules.zaken.load import BEGINS, JPEG, LARGEST, PDF, PNG, SOURCE, Ask
from services.errors import InputError
from services.http import Sourced
from services.registries.zaken.client import Client
from services.registries.zaken.records import CaseDocument

KINDS = {".pdf": PDF, ".png": PNG, ".jpg": JPEG, ".jpeg": JPEG}
LONGEST_NAME = 100
_KEPT = " -_.()"

Fault = Literal["unreadable", "empty", "too_large", "kind", "content"]


class Refused(InputError):
    """A file that is not sent; ``fault`` is the key of the sentence that says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class Chosen(Struct, frozen=True):
    """A checked file: the name under which it is sent, its kind, and its bytes."""

    name: str
    mime: str
    content: bytes


def read(path: Path) -> Chosen:
    """Read and check a file that the citizen chose; raises Refused. Never reads more than 10 MB."""
    if path.suffix.lower() not in KINDS:
        raise Refused("kind")
    try:
        if not path.is_file():   # a pipe or a device would keep us waiting
            raise Refused("unreadable")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise Refused("unreadable") from error
    return checked(path.name, content)


def checked(name: str, content: bytes) -> Chosen:
    """Return the file as it may be sent; raises Refused when it is not a pdf, png or jpg of at most 10 MB."""
    suffix = Path(name).suffix.lower()
    if suffix not in KINDS:
        raise Refused("kind")
    if not content:
        raise Refused("empty")
    if len(content) > LARGEST:
        raise Refused("too_large")
    mime = KINDS[suffix]
    if not content.startswith(BEGINS[mime]):
        raise Refused("content")
    return Chosen(sent_name(name), mime, content)


def sent_name(name: str) -> str:
    """Return a file name of letters, digits and a few marks, without folders; its suffix stays."""
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    stem, dot, suffix = last.rpartition(".")
    stem, suffix = (stem, suffix) if dot else (last, "")
    kept = "".join(char for char in stem if char.isalnum() or char in _KEPT)
    end = "".join(char for char in suffix if char.isalnum()).lower()
    base = " ".join(kept.split())[:LONGEST_NAME].strip(" .") or "document"
    return f"{base}.{end}" if end else base


def practice(title: str, sender: str, day: date, lines: Sequence[str], name: str) -> Chosen:
    """Make a document for a tester, so that nobody has to send a real file."""
    from services.documents import pdf  # draws with fpdf2: only when somebody asks for it

    return checked(name, pdf(title, sender, day, tuple(lines)))


def send(client: Ask, case: str, chosen: Chosen) -> Sourced[CaseDocument]:
    """Add the file to the case and return what was received; raises ServiceError. Needs Midden."""
    zaken: Client = client(SOURCE)
    return zaken.add_document(case, chosen.name, chosen.content)
