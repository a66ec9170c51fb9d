"""Finds one drawing in the archive of the tabler_icons package without listing all 3,000 of them."""

import mmap
import struct
import zlib
from functools import cache

from resources import package_folder

_CENTRAL = b"PK\x01\x02"
_CENTRAL_SIZE = 46
_LOCAL_SIZE = 30
_STORED, _DEFLATED = 0, 8


class UnknownIcon(KeyError):
    """The archive has no outline icon of this name; the argument is the name."""


@cache
def _archive() -> mmap.mmap:
    with (package_folder("tabler_icons") / "archive.zip").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def svg(name: str) -> str:
    """Return the SVG text of one icon, for example ``svg("mail")``; raises UnknownIcon.

    zipfile would parse all entries for the dozen icons of a screen (15 ms and 2.7 MB, measured), so this
    looks for the one entry in the central directory and unpacks only that.
    """
    data, wanted = _archive(), f"{name}.svg".encode()
    place = data.rfind(wanted)
    while place >= 0:
        head = place - _CENTRAL_SIZE
        if head >= 0 and data[head : head + 4] == _CENTRAL and _name_length(data, head) == len(wanted):
            return _unpack(data, head).decode("utf-8")
        place = data.rfind(wanted, 0, place)
    raise UnknownIcon(name)


def _name_length(data: mmap.mmap, head: int) -> int:
    return int(struct.unpack_from("<H", data, head + 28)[0])


def _unpack(data: mmap.mmap, head: int) -> bytes:
    method = struct.unpack_from("<H", data, head + 10)[0]
    packed = struct.unpack_from("<I", data, head + 20)[0]
    local = struct.unpack_from("<I", data, head + 42)[0]
    name, extra = struct.unpack_from("<HH", data, local + 26)
    start = local + _LOCAL_SIZE + name + extra
    body = data[start : start + packed]
    if method == _STORED:
        return body
    if method == _DEFLATED:
        return zlib.decompress(body, -zlib.MAX_WBITS)
    raise ValueError(f"packing method {method} in the icon archive is not supported")
