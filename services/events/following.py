"""Who follows whom in the BRP: an afnemersindicatie per organisation and person (DOMAIN.md §5.4).

The BRP's own messages are Ap01 (place), Av01 (remove), Ag01 (the filled record after placing), Gv01 (a change) and Ng01
(a record withdrawn); the published REST form calls it a volgindicatie. Both keep the same row.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from services.events.outbox import Rows

SPACE = "brp.volgindicaties"


class Indication(Struct, frozen=True):
    """That an organisation follows a person, from and possibly until a day."""

    oin: str
    bsn: str
    begin: date
    end: date | None = None

    def counts_on(self, day: date) -> bool:
        """True while it is in force."""
        return self.begin <= day and (self.end is None or day < self.end)


class Following:
    """The indications, in the store."""

    def __init__(self, store: Rows) -> None:
        self._store = store

    def get(self, oin: str, bsn: str) -> Indication | None:
        """Return one indication, in force or not."""
        row = self._store.get(SPACE, f"{oin}/{bsn}")
        if row is None:
            return None
        end = date.fromisoformat(row["eind"]) if row.get("eind") else None
        return Indication(oin, bsn, date.fromisoformat(row["begin"]), end)

    def place(self, one: Indication) -> None:
        """Keep an indication, replacing an earlier one of the same two."""
        row = {"begin": one.begin.isoformat(), "eind": one.end.isoformat() if one.end else ""}
        self._store.put(SPACE, f"{one.oin}/{one.bsn}", row)

    def of(self, oin: str) -> Iterator[Indication]:
        """Yield the indications of one organisation."""
        for key, _ in self._store.query(SPACE, f"{oin}/"):
            found = self.get(oin, key.partition("/")[2])
            if found is not None:
                yield found

    def follows(self, oin: str, bsn: str, day: date) -> bool:
        """True when this organisation follows this person on ``day``."""
        found = self.get(oin, bsn)
        return found is not None and found.counts_on(day)
