"""The ``fields`` parameter: which paths exist, and what of a full answer a set of paths delivers.

The paths come from the records themselves, so they cannot drift from the contract. Asking for part of a
date or a coded value delivers all of it; asking for any part of gezag delivers all of gezag. Some members
may not be asked for: they come along by themselves when they apply (source: the fields features).
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache, cached_property, lru_cache
from inspect import get_annotations
from typing import Any, TypeAlias, get_args

import msgspec
from msgspec import Struct

from services.registries.brp.values import AnyDatum, Record, Waarde

Tree: TypeAlias = dict[str, "Tree"]
GONE = "indicatieVastgesteldVerblijftNietOpAdres"
ALWAYS = ("geheimhoudingPersoonsgegevens", "opschortingBijhouding", "verificatie")
AUTOMATIC = ("inOnderzoek", "rni", GONE, *ALWAYS)
LETTER = ("aanhef", "aanschrijfwijze", "gebruikInLopendeTekst")
LINES = ("adresregel1", "adresregel2", "adresregel3", "land")
_ALIASES = {"verblijfplaatsBinnenland": "verblijfplaats", "adresseringBinnenland": "adressering"}
_NOT_IN_ALIAS = ("regel1", "regel2", "regel3", "adresregel3", "land")
_WHOLE = ("gezag",)
_MARKS = (b'"inOnderzoek":', b'"' + GONE.encode() + b'":')
_PLANS = 512
_MOST_PIECES = 100
_CATEGORIES = {
    "Persoon": ("aNummer", "burgerservicenummer", "naam", "geboorte", "geslacht", "leeftijd"),
    "Nationaliteit": ("nationaliteiten",),
    "Overlijden": ("overlijden",),
    "Verblijfplaats": (
        "verblijfplaats",
        "gemeenteVanInschrijving",
        "datumInschrijvingInGemeente",
        "immigratie",
    ),
}
_ADDRESSING_CATEGORIES = {"Persoon": LETTER, "Verblijfplaats": LINES}
SINCE = {
    **dict.fromkeys(("burgerservicenummer", "geslacht", "leeftijd"), ("datumIngangOnderzoekPersoon",)),
    **dict.fromkeys(("gemeenteVanInschrijving", "datumInschrijvingInGemeente"), ("datumIngangOnderzoekGemeente",)),
    **dict.fromkeys(("indicatieCurateleRegister", "indicatieGezagMinderjarige"), ("datumIngangOnderzoekGezag",)),
    **dict.fromkeys(LETTER, ("datumIngangOnderzoekPersoon", "datumIngangOnderzoekPartner")),
    **dict.fromkeys(LINES, ("datumIngangOnderzoekVerblijfplaats",)),
}

_encode = msgspec.json.Encoder().encode


class Full(Mapping[str, Any]):
    """A full person that nobody changes any more and of which nothing comes along by itself in parts.

    It is kept as JSON, group by group, and an answer is put together from such groups. (A thousand persons as trees of
    dictionaries would keep the garbage collector busy, and every answer would be written anew.)
    """

    __slots__ = ("_pieces", "abroad")

    def __init__(self, pieces: dict[str, str], *, abroad: bool = False) -> None:
        """Take each group as JSON, with its name before it: a member of an object. The pieces are ours from now on."""
        self.abroad = abroad
        self._pieces = pieces

    def __getitem__(self, name: str) -> Any:
        return msgspec.json.decode(self._pieces[name][len(name) + 3 :])

    def get(self, name: str, default: Any = None) -> Any:
        """Return a group; asked with every answer, mostly for what is not there: a Mapping would raise and catch."""
        return self[name] if name in self._pieces else default

    def __contains__(self, name: object) -> bool:
        return name in self._pieces

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._pieces if " " not in name)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def written(self, plan: "Plan") -> msgspec.Raw:
        """Return what is wanted of the person, as far as it is there, as one JSON object."""
        known = self._pieces
        if plan.parts and not known.keys() >= plan.parts.keys():
            known = self._with(plan.parts)
        return msgspec.Raw(f"{{{','.join(filter(None, map(known.get, plan.keys)))}}}".encode())

    def _with(self, parts: Mapping[str, tuple[str, Tree]]) -> dict[str, str]:
        """Return the pieces and these parts of groups among them; a new table, as other threads may be reading."""
        known = self._pieces
        known = dict(known) if len(known) < _MOST_PIECES else {name: known[name] for name in self}
        for key, (name, wanted) in parts.items():
            there = name in known
            known[key] = f'"{name}":{_encode(_picked(self[name], wanted)).decode()}' if there else ""
        self._pieces = known
        return known


def kept(made: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a person that was just made in the form to keep: a Full, unless parts of it come along by themselves."""
    written = _encode(made)
    if "rni" in made or any(mark in written for mark in _MARKS):
        return made
    return Full({name: f'"{name}":{_encode(value).decode()}' for name, value in made.items()}, abroad=_abroad(made))


class Plan(Struct, frozen=True):
    """What a set of paths wants: as a tree, and as keys of the pieces of a Full, which are groups or parts of groups.

    ``parts`` says which group, and what of it, a key is. What always comes along stands among the keys, at the end.
    """

    wanted: Tree
    keys: tuple[str, ...]
    parts: Mapping[str, tuple[str, Tree]]


class Path(Enum):
    """What a path in ``fields`` is."""

    GOOD = "good"
    AUTOMATIC = "automatic"
    UNKNOWN = "unknown"


class Fields:
    """The paths one kind of answer knows: all of a Persoon, the little of a search result, a Reisdocument.

    ``complete``: it knows every member that a full person has, so that all of a group is the group itself.
    """

    def __init__(self, kind: type[Record], *, complete: bool = False) -> None:
        self._kind, self._complete = kind, complete
        self.plan = lru_cache(maxsize=_PLANS)(self._plan)

    @cached_property
    def _tree(self) -> Tree:
        """Made when first asked: most starts need two of the four."""
        made = dict(tree(self._kind))
        for alias, real in _ALIASES.items():
            if real in made:
                made[alias] = _without(made[real])
        return made

    def check(self, path: str) -> Path:
        """Say whether ``path`` may be asked for."""
        node: Tree | None = self._tree
        names = path.split(".")
        for name in names:
            node = node.get(name) if node is not None else None
        if node is None:
            return Path.UNKNOWN
        return Path.AUTOMATIC if any(name in AUTOMATIC for name in names) else Path.GOOD

    def select(self, full: Mapping[str, Any], paths: Iterable[str]) -> dict[str, Any]:
        """Return what ``paths`` deliver of ``full``, with everything that comes along by itself."""
        return self._selected(full, self.plan(tuple(paths), _abroad(full)))

    def delivered(self, full: Mapping[str, Any], wish: "Wish") -> dict[str, Any] | msgspec.Raw:
        """Return the same for a wish that was worked out before; as JSON where that is kept."""
        if isinstance(full, Full):
            return full.written(wish.abroad if full.abroad else wish.at_home)
        return self._selected(full, wish.abroad if _abroad(full) else wish.at_home)

    def _selected(self, full: Mapping[str, Any], plan: Plan) -> dict[str, Any]:
        made = _pick(full, plan.wanted)
        made |= {name: full[name] for name in ALWAYS if name in full}
        suppliers = [one for one in full.get("rni", ()) if _concerns(one.get("categorie", ""), plan.wanted)]
        return made | {"rni": suppliers} if suppliers else made

    def _plan(self, paths: tuple[str, ...], abroad: bool) -> Plan:
        wanted = self._wanted(abroad, paths)
        parts: dict[str, tuple[str, Tree]] = {}
        keys = []
        for name, child in wanted.items():
            keys.append(name)
            if child and not (self._complete and child == _members(self._tree[name])):
                keys[-1] = f"{name} {_encode(child).decode()}"
                parts[keys[-1]] = name, child
        return Plan(wanted, (*keys, *ALWAYS), parts)

    def _wanted(self, abroad: bool, paths: Iterable[str]) -> Tree:
        """Return the asked paths as a tree down to whole values, aliases made real for this person."""
        wanted: Tree = {}
        for path in paths:
            names = path.split(".")
            group = self._expanded(names)
            real = _ALIASES.get(names[0])
            if real is not None and abroad:
                letter = {name: child for name, child in group[names[0]].items() if name in LETTER}
                group = {names[0]: letter} if letter else {}
            _merge(wanted, {real or name: child for name, child in group.items()})
        return wanted

    def _expanded(self, names: list[str]) -> Tree:
        """Return the tree for one path; a group becomes all its members, part of a value the whole value."""
        node, made = self._tree, Tree()
        at = made
        for name in names:
            node = node[name]
            at = at.setdefault(name, {})
            if name in _WHOLE or _is_value(node):
                return made
        _merge(at, _members(node))
        return made


class Wish:
    """A sound set of paths, and what it delivers of somebody here and of somebody abroad: worked out once."""

    __slots__ = ("abroad", "at_home")

    def __init__(self, fields: Fields, paths: Iterable[str]) -> None:
        self.at_home, self.abroad = (fields.plan(tuple(paths), abroad) for abroad in (False, True))


@cache
def tree(kind: type[Record]) -> Tree:
    """Return every member of ``kind`` as a tree of JSON names; leaves are empty trees."""
    made: Tree = {}
    if kind.__struct_config__.tag_field and kind.__struct_config__.tag:
        made[kind.__struct_config__.tag_field] = {}
    hints = _hints(kind)
    for name, written in zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True):
        shapes = _shapes(hints[name])
        if len(shapes) == 1:
            made[written] = tree(shapes[0])   # shared: nobody changes a tree that was made
            continue
        child = made[written] = {}
        for shape in shapes:
            _merge(child, tree(shape))
    return made


def _hints(kind: type[Record]) -> dict[str, Any]:
    """Return what each member may hold, as it is written; msgspec.structs.fields would work it out anew."""
    records = (base for base in reversed(kind.__mro__) if issubclass(base, Record))
    return {name: hint for base in records for name, hint in get_annotations(base).items()}


def _shapes(hint: Any) -> list[type[Record]]:
    """Return the record types that a field's annotation can hold, through unions and tuples."""
    if isinstance(hint, type) and issubclass(hint, Record):
        return [hint]
    return [shape for part in get_args(hint) for shape in _shapes(part)]


def _merge(into: Tree, other: Tree) -> None:
    for name, children in other.items():
        _merge(into.setdefault(name, {}), children)


def _without(node: Tree) -> Tree:
    """Return ``node`` without the members of a foreign address."""
    left = {name: child for name, child in node.items() if name not in _NOT_IN_ALIAS}
    if "verblijfadres" in left:
        left["verblijfadres"] = _without(left["verblijfadres"])
    return left


def _members(node: Tree) -> Tree:
    """Return all members of a group that may be asked for, down to whole values."""
    return {
        name: {} if name in _WHOLE or _is_value(child) else _members(child)
        for name, child in node.items()
        if name not in AUTOMATIC
    }


@cache
def _value_members() -> tuple[frozenset[str], frozenset[str]]:
    dates: Tree = {}
    for shape in get_args(AnyDatum):
        _merge(dates, tree(shape))
    return frozenset(dates), frozenset(tree(Waarde))


def _is_value(node: Tree) -> bool:
    """True for a leaf, a date and a coded value: what is always delivered whole."""
    dates, coded = _value_members()
    names = frozenset(node)
    return not names or names == dates or coded <= names


def _abroad(full: Mapping[str, Any]) -> bool:
    return full.get("verblijfplaats", {}).get("type") in (
        "VerblijfplaatsBuitenland",
        "VerblijfplaatsOnbekend",
    )


def _pick(group: Mapping[str, Any], wanted: Tree) -> dict[str, Any]:
    """Return the wanted members of one group, its type, and the marks that go with them."""
    made: dict[str, Any] = {"type": group["type"]} if "type" in group else {}
    for name, child in wanted.items():
        if name in group:
            made[name] = _picked(group[name], child)
    if GONE in group and ("type" in group or any(name in wanted for name in LINES)):
        made[GONE] = group[GONE]
    marks = _marks(group.get("inOnderzoek", {}), wanted)
    return made | {"inOnderzoek": marks} if marks else made


def _picked(value: Any, wanted: Tree) -> Any:
    if not wanted:
        return value
    return [_pick(one, wanted) for one in value] if isinstance(value, list) else _pick(value, wanted)


def _marks(marks: Mapping[str, Any] | bool, wanted: Tree) -> dict[str, Any]:
    """Return the flags of the wanted members, with the date each of them began."""
    if not isinstance(marks, Mapping):
        return {}
    made: dict[str, Any] = {}
    for name, flag in marks.items():
        if flag is True and (name in wanted or name == "type"):
            days = ("datumIngangOnderzoek", *SINCE.get(name, ()))
            made |= {name: flag} | {day: marks[day] for day in days if day in marks}
    return made


def _concerns(category: str, wanted: Tree) -> bool:
    """True when something of the supplier's category is asked for."""
    if category not in _CATEGORIES:
        return True
    parts = wanted.get("adressering", {})
    return any(name in wanted for name in _CATEGORIES[category]) or any(
        name in parts for name in _ADDRESSING_CATEGORIES.get(category, ())
    )
