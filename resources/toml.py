"""Reads TOML files; of those that come with the house or a plug-in, what they say is kept, as Python keeps byte code.

A start reads a hundred of them. Parsing the persons alone takes 17 ms, reading what was kept 2 ms.
"""

import os
from collections.abc import Callable
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec.msgpack import Decoder, Encoder, Ext

from resources import beside

_FORM = b"VPT2"
"""What a kept file begins with; another form of keeping gets another number."""
_FILES = 2048
# The kinds of a TOML value that MessagePack has no kind for, by their place; a datetime is a date too, so it is first.
_KINDS: tuple[tuple[type, Callable[[str], Any]], ...] = (
    (datetime, datetime.fromisoformat),
    (date, date.fromisoformat),
    (time, time.fromisoformat),
)


def read(path: Path) -> dict[str, Any]:
    """Return what a TOML file says; nothing of it is kept, which is right for whatever a person wrote or typed.

    Raises OSError, ValueError (UnicodeDecodeError, or tomli.TOMLDecodeError with the line), or RecursionError.
    """
    import tomli  # most starts find everything kept

    return tomli.loads(path.read_text(encoding="utf-8"))


def read_kept(path: Path) -> dict[str, Any]:
    """Return what a TOML file of the house or a plug-in says, new for every caller, and keep it beside the file.

    Raises OSError, ValueError (UnicodeDecodeError, or tomli.TOMLDecodeError with the line), or RecursionError when it
    is nested too deeply.
    """
    name = os.fspath(path)
    with open(name, "rb", 0) as file:
        source = file.read()
    said: dict[str, Any] = _DECODER.decode(_packed(name, source))
    return said


@lru_cache(maxsize=_FILES)
def _packed(name: str, source: bytes) -> bytes:
    """Return in MessagePack what a file with this text says: as it was kept, else parsed now.

    The text is kept along: a file may change twice within a tick of the clock, and keep its size.
    """
    mark = _FORM + len(source).to_bytes(8, "big") + source
    place = beside.place(name, "msgpack")
    kept = beside.read(place)
    if kept.startswith(mark):
        return kept[len(mark) :]
    packed = _parsed(source.decode())
    beside.keep(place, mark + packed)
    return packed


def _parsed(text: str) -> bytes:
    import tomli  # most starts find everything kept

    said = tomli.loads(text)
    try:
        return _ENCODER.encode(_packable(said))
    except OverflowError as error:
        raise tomli.TOMLDecodeError("a number needs more than 64 bits", text, 0) from error


def _packable(said: Any) -> Any:
    if isinstance(said, dict):
        return {key: _packable(value) for key, value in said.items()}
    if isinstance(said, list):
        return [_packable(value) for value in said]
    if isinstance(said, date | time):
        place = next(place for place, (kind, _) in enumerate(_KINDS) if isinstance(said, kind))
        return Ext(place, said.isoformat().encode())
    return said


def _unpacked(place: int, text: memoryview) -> Any:
    return _KINDS[place][1](bytes(text).decode())


_ENCODER = Encoder()
_DECODER = Decoder(ext_hook=_unpacked)
