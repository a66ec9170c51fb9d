"""The paths that may be asked of the BRP are those of the records, as msgspec itself reads them."""

from typing import Any, get_args

import msgspec
import pytest

from services.registries.brp.fields_filter import Tree, tree
from services.registries.brp.records import GezagPersoonBeperkt, Persoon, PersoonBeperkt, Reisdocument
from services.registries.brp.values import Record


def slowly(kind: type[Record]) -> Tree:
    """The same tree by msgspec's own list of fields, copied everywhere."""
    config = kind.__struct_config__
    made: Tree = {config.tag_field: {}} if config.tag_field and config.tag else {}
    for field in msgspec.structs.fields(kind):
        child = made.setdefault(field.encode_name, {})
        for shape in shapes(field.type):
            put(child, slowly(shape))
    return made


def shapes(hint: Any) -> list[type[Record]]:
    if isinstance(hint, type) and issubclass(hint, Record):
        return [hint]
    return [shape for part in get_args(hint) for shape in shapes(part)]


def put(into: Tree, other: Tree) -> None:
    for name, children in other.items():
        put(into.setdefault(name, {}), children)


@pytest.mark.parametrize("kind", [Persoon, PersoonBeperkt, GezagPersoonBeperkt, Reisdocument])
def test_the_tree_has_every_member_of_the_records(kind: type[Record]) -> None:
    expected = slowly(kind)
    assert len(expected) > 3
    assert tree(kind) == expected
    assert tree(kind) == expected, "asking does not change it"
