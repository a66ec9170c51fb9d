"""Which BSN, KvK number and RSIN belongs to which citizen and company, both ways and without a list.

BSNs are all of the 9-series but those of published test sets and of personas. The few citizens whose turn it would be
to get one of those get a number to spare instead; that short list of exceptions is all that is kept.
KvK numbers are 42 000 000 up to 43 200 000 and RSINs of the 7-series: ranges that, as far as we know, were never
issued ([design]; DOMAIN.md §3.4 gives no test range). Vestigingsnummers are 9998 and the KvK number.
"""

from collections.abc import Iterable
from hashlib import blake2b

from services.population import elfproef
from services.population.scramble import Scramble

CITIZENS = 9_000_000
COMPANIES = 1_200_000
_KVK = 42_000_000
_VESTIGING = "9998"
_BSN_LEAD, _RSIN_LEAD = 9, 7
_BSN_BEGINS = str(_BSN_LEAD)


class Bsns:
    """Citizen number ↔ BSN. ``taken`` are BSNs that no citizen may have."""

    def __init__(self, seed: bytes, taken: Iterable[str]) -> None:
        self._scramble = Scramble(CITIZENS, seed + b"bsn")
        self._taken = frozenset(taken)
        self._instead: dict[str, str] = {}
        self._instead_of: dict[str, str] = {}
        for bsn in sorted(self._taken):
            self._replace(bsn)

    def of(self, number: int) -> str:
        """Return the BSN of a citizen."""
        bsn = elfproef.nth(_BSN_LEAD, self._scramble.there(number))
        return self._instead.get(bsn, bsn)

    def number(self, bsn: str) -> int | None:
        """Return whose BSN this is; None for one that no citizen has."""
        if bsn in self._taken or bsn[:1] != _BSN_BEGINS:
            return None
        place = elfproef.place_of(self._instead_of.get(bsn, bsn))
        return None if place is None else self._scramble.back(place)

    def _replace(self, bsn: str) -> None:
        """Give who would have ``bsn`` the first free spare after a point that depends on that number alone."""
        if bsn[:1] != _BSN_BEGINS or elfproef.place_of(bsn) is None:
            return
        begin = int.from_bytes(blake2b(bsn.encode(), digest_size=4).digest(), "little") % 1_000_000
        for spare in elfproef.spares(_BSN_LEAD, begin):
            if spare not in self._taken and spare not in self._instead_of:
                self._instead[bsn], self._instead_of[spare] = spare, bsn
                return


class CompanyNumbers:
    """Company number ↔ KvK number, vestigingsnummer and RSIN."""

    def __init__(self, seed: bytes) -> None:
        self._kvk = Scramble(COMPANIES, seed + b"kvk")
        self._rsin = Scramble(COMPANIES, seed + b"rsin")

    def kvk(self, company: int) -> str:
        """Return the KvK number."""
        return str(_KVK + self._kvk.there(company))

    def vestiging(self, company: int) -> str:
        """Return the number of its one place of business."""
        return f"{_VESTIGING}{self.kvk(company)}"

    def rsin(self, company: int) -> str:
        """Return the RSIN; whether the company has one is for its legal form to say."""
        return elfproef.nth(_RSIN_LEAD, self._rsin.there(company))

    def number(self, key: str) -> int | None:
        """Return the company behind a KvK number, vestigingsnummer or RSIN; None when there is none."""
        if len(key) == 9:
            place = elfproef.place_of(key) if key.startswith(str(_RSIN_LEAD)) else None
            return self._rsin.back(place) if place is not None and place < COMPANIES else None
        kvk = key.removeprefix(_VESTIGING) if len(key) == 12 else key
        if len(kvk) != 8 or not (kvk.isascii() and kvk.isdigit()) or not _KVK <= int(kvk) < _KVK + COMPANIES:
            return None
        return self._kvk.back(int(kvk) - _KVK)
