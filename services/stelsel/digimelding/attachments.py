"""What a file must be to go with a report: one of three kinds, whole, not too large, and what it says it is."""

import binascii
from base64 import b64decode, b64encode

import msgspec

from services.stelsel.digimelding.annotations import MOST_BYTES, Bijlage, Mime

KINDS: dict[Mime, tuple[bytes, tuple[str, ...]]] = {
    "application/pdf": (b"%PDF-", ("pdf",)),
    "image/jpeg": (b"\xff\xd8\xff", ("jpg", "jpeg")),
    "image/png": (b"\x89PNG\r\n\x1a\n", ("png",)),
}


_LONGEST_NAME = 120


class Unfit(Exception):
    """This file cannot go along; ``code`` says why: "kind", "empty", "large" or "base64"."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def clean_name(name: str) -> str:
    """Return a file name without path parts and without signs that hide what it is; "bijlage" when nothing is left."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(sign for sign in last if sign.isalnum() or sign in " -_.,()").strip(" .")
    return kept[-_LONGEST_NAME:].strip(" .") or "bijlage"


def kind_of(content: bytes) -> Mime | None:
    """Return what a file is by how it begins, whatever its name says; None for what nobody takes."""
    return next((mime for mime, (start, _) in KINDS.items() if content.startswith(start)), None)


def attachment(name: str, content: bytes, about: str = "") -> Bijlage:
    """Return a file as an annotation; raises Unfit. ``name`` is safe already."""
    mime = _checked(content)
    told = b64encode(content).decode()
    return Bijlage(bestandsnaam=name, mime=mime, inhoud=told, grootte=len(content), beschrijving=about)


def described(one: Bijlage, about: str) -> Bijlage:
    """Return an attachment with what it shows."""
    return msgspec.structs.replace(one, beschrijving=about)


def received(one: Bijlage) -> Bijlage:
    """Return an attachment that came in, with its true size; raises Unfit for what is not what it says."""
    content = content_of(one)
    if _checked(content) != one.mime:
        raise Unfit("kind")
    return attachment(one.bestandsnaam, content, one.beschrijving)


def content_of(one: Bijlage) -> bytes:
    """Return the file itself; raises Unfit when it is no base64."""
    try:
        return b64decode(one.inhoud, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Unfit("base64") from error


def _checked(content: bytes) -> Mime:
    if not content:
        raise Unfit("empty")
    if len(content) > MOST_BYTES:
        raise Unfit("large")
    mime = kind_of(content)
    if mime is None:
        raise Unfit("kind")
    return mime
