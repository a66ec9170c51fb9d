"""What a registry reads from a published test set: tables by BSN, and each line that could not be taken as is."""

from typing import Any, Literal

from msgspec import Struct, field

from services.errors import InputError

_NO_TEXT = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"\x89PNG", b"\xff\xd8\xff", b"%PDF")
"""How a file begins that is no text: gzip, zip (and spreadsheets), bzip2, xz, 7-zip, pictures, PDF."""


class Remark(Struct, frozen=True):
    """One thing to say about a line of the file, or about the record that begins there.

    ``weight``: "unread" when the record is not served because it cannot be read, "left" when something that stands
    there is not served, "noted" when all is served although the line was not as it should be.
    """

    line: int
    subject: str
    field: str
    reason: str
    weight: Literal["unread", "left", "noted"] = "left"

    def __str__(self) -> str:
        where = f"regel {self.line}" + (f", {self.subject}" if self.subject else "")
        return f"{where}: {f'{self.field}: ' if self.field else ''}{self.reason}"


class Intake(Struct):
    """A test set as read: ``tables`` holds a registry's table per BSN (plain JSON), ``read`` counts its records."""

    what: str
    read: int = 0
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def of(self, weight: str) -> list[Remark]:
        """Return the remarks of this weight, in the order of the file."""
        return sorted((one for one in self.remarks if one.weight == weight), key=lambda one: one.line)


class Source(Struct, frozen=True):
    """The text of a file, and its name for messages."""

    name: str
    text: str

    def error(self, message: str, line: int = 0, field: str = "") -> InputError:
        """Return an error about this file, to raise."""
        return InputError(message, file=self.name, line=line, field=field)


def source(name: str, raw: bytes) -> Source:
    """Return the text of ``raw``; raises InputError for an empty file and for anything but UTF-8, with the mend."""
    if raw.startswith(_NO_TEXT):
        raise InputError("is geen tekst maar een archief, afbeelding of PDF; pak het eerst uit", file=name)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw[:1000]:
        raise InputError("staat in UTF-16; bewaar het bestand als UTF-8 en lees het opnieuw in", file=name)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        sign = f"byte {raw[error.start]:#04x}"
        message = f"is geen UTF-8 ({sign}), misschien Latin-1 of Windows-1252; bewaar het bestand als UTF-8"
        raise InputError(message, file=name, line=line) from error
    if not text.strip():
        raise InputError("is leeg", file=name)
    return Source(name, text)
