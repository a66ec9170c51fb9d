"""Parcels, valued property, the subsurface, and the number of a case (DOMAIN.md §3.8)."""

import re

from msgspec import Struct

from services.identifiers.arithmetic import full

is_woz_objectnummer = full(r"[0-9]{12}")
is_bro_id = full(r"[A-Z]{3}[0-9]{12}")


class KadastraleAanduiding(Struct, frozen=True):
    """A parcel, or an apartment right in it when ``index`` is not 0. ``gemeente`` is the cadastral one."""

    gemeente: str
    sectie: str
    perceelnummer: int
    index: int = 0

    def __str__(self) -> str:
        apartment = f" A {self.index}" if self.index else ""
        return f"{self.gemeente} {self.sectie} {self.perceelnummer}{apartment}"


_PARCEL = re.compile(
    r"(?P<gemeente>[A-Z]{3}[0-9]{2}|['’]?[^\W\d_](?:[^\W\d_]|[ '’.\-])*?) (?P<sectie>[A-Z]{1,2}) "
    r"(?P<nummer>[1-9][0-9]{0,4})(?: A ?(?P<index>[1-9][0-9]{0,3}))?"
)


def parse_kadastrale_aanduiding(text: str) -> KadastraleAanduiding | None:
    """Read "Zoetermeer C 4711 A 12" or "ZTM00 C 4711"; None when it is something else."""
    found = _PARCEL.fullmatch(" ".join(text.split()))
    if (
        found is None
        or not text.isprintable()
        or re.search(r"[^\x00-\x7f]", "".join(re.findall(r"\d", text)))
    ):
        return None
    return KadastraleAanduiding(
        found["gemeente"], found["sectie"], int(found["nummer"]), int(found["index"] or 0)
    )


def is_kadastrale_aanduiding(text: str) -> bool:
    """Return True for a kadastrale gemeente, section, parcel number and, if wanted, an apartment index."""
    return parse_kadastrale_aanduiding(text) is not None


def is_zaaknummer(text: str) -> bool:
    """Return True for 1 to 40 visible characters."""
    return 1 <= len(text) <= 40 and text.isprintable() and text == text.strip()
