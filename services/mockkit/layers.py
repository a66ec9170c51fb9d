"""Where a registry's table of a person comes from: what changed, what was written, imported or generated.

A *layer* answers for some BSNs. Layers are asked in order and the first that knows wins. Only what is *known* can
be listed: the personas, the imported and the changed persons, never the nine million that are made when asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

B = TypeVar("B")
B_co = TypeVar("B_co", covariant=True)


class Layer(Protocol[B_co]):
    """One source of tables, safe to ask from several threads."""

    def get(self, bsn: str, /) -> B_co | None:
        """Return this person's table, or None when this layer does not know the person."""

    def known(self) -> Iterable[str]:
        """Return the BSNs that can be listed; none for a layer that makes its tables when asked."""

    def version(self) -> int:
        """Return a number that goes up whenever an answer of this layer may have changed."""


class Written(Generic[B]):
    """A layer over tables that do not change while the program runs: the personas."""

    def __init__(self, tables: Mapping[str, B]) -> None:
        self._tables = tables

    def get(self, bsn: str, /) -> B | None:
        """Return this person's table; raises InputError when it was written unsoundly and is read only now."""
        return self._tables.get(bsn)

    def known(self) -> Iterable[str]:
        """Return their BSNs in file order."""
        return self._tables

    def version(self) -> int:
        """Return 0: nothing changes."""
        return 0


class Layers(Mapping[str, B]):
    """BSN -> table over all layers. ``changed`` goes before all others; it is listed after them.

    Looking up may find a generated citizen that iterating does not list; ``version`` moves when an answer may differ.
    """

    def __init__(self, layers: Sequence[Layer[B]], changed: Layer[B] | None = None) -> None:
        self._changed = changed
        self._listed = (*layers, changed) if changed is not None else tuple(layers)
        self._asked = (changed, *layers) if changed is not None else tuple(layers)
        self._source: Callable[[str], Any] | None = getattr(self._asked[-1], "source", None) if self._asked else None
        self._given = self._asked[:-1] if self._source is not None else self._asked

    @classmethod
    def of(cls, tables: Mapping[str, B]) -> "Layers[B]":
        """Return ``tables`` as layers: as they are when they are that already."""
        return tables if isinstance(tables, Layers) else cls([Written(tables)])

    def __getitem__(self, bsn: str) -> B:
        for layer in self._asked:
            found = layer.get(bsn)
            if found is not None:
                return found
        raise KeyError(bsn)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(bsn for layer in self._listed for bsn in layer.known()))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def version(self) -> int:
        """Return a number that goes up when any layer changed."""
        total = 0
        for layer in self._asked:  # asked with every question: a generator would take three times as long
            total += layer.version()
        return total

    def source(self, bsn: str) -> Any | None:
        """Return what this person's table would be made from; None when it was written, changed or imported.

        A registry may then answer straight from that (a generated citizen's ``Core``), without the table.
        """
        return None if self._source is None or self.given(bsn) else self._source(bsn)

    def given(self, bsn: str) -> bool:
        """True for a person whose table was written, changed or imported."""
        found = False
        for layer in self._given:  # asked with every generated person: a generator would take three times as long
            found = found or layer.get(bsn) is not None
        return found

    def lists(self, bsn: str) -> bool:
        """True when this person is known: a persona, imported, or changed in this session."""
        return any(bsn in layer.known() for layer in self._listed)

    def changed(self, bsn: str) -> bool:
        """True when this session changed this person's table: then it tells how things are now."""
        return self._changed is not None and self._changed.get(bsn) is not None


def nobody(kind: str, key: str, /) -> str | None:
    """Return None: without a population no key leads to a generated citizen."""
    return None
