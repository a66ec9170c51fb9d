"""Reads the test citizens: the head of every file is checked at once, a table when its registry asks for it.

A persona is one file ``resources/personas/<id>.toml``. Above the first table stands the head, which the
frame reads; every table belongs to the registry of the same name, and nobody else looks inside.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from resources import path as resource
from services.errors import InputError
from services.identifiers import is_bsn
from services.identity.practice import TABLE, LoginTable
from services.toml_positions import decode, fault, load

T = TypeVar("T")
Group = Literal["burger", "ondernemer", "lastig"]
Words = Annotated[str, msgspec.Meta(min_length=1)]

BSN_KEYS = frozenset({"bsn", "burgerservicenummer"})
"""Keys of any table whose value is a BSN, and therefore must be a test number."""

_TEST_BSN = re.compile(r"(?<![0-9])9[0-9]{8}(?![0-9])")


class PersonaHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who this is, how to log in, and the story; ``volgorde`` is the place in the list of the login screen.

    ``aanhef`` follows a greeting ("mevrouw De Wit"); ``verhaal`` is one line, ``kort`` the whole story. ``inloggen``
    False is somebody without means to log in, who exists for others: a child, an aunt. Such a file has no user name,
    password or phone.
    """

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]*$")]
    naam: Words
    aanhef: Words
    geboren: date
    bsn: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}$")]
    inloggen: bool = True
    gebruikersnaam: Annotated[str, msgspec.Meta(pattern=r"^[!-~]{6,32}$")] = ""
    wachtwoord: Annotated[str, msgspec.Meta(pattern=r"^[!-~]{8,32}$")] = ""
    telefoon: Annotated[str, msgspec.Meta(pattern=r"^(\+|0)[0-9]{9,14}$")] = ""
    verhaal: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    verhaal_en: Annotated[str, msgspec.Meta(max_length=60)] = ""
    kort: Words
    groep: Group = "burger"
    trefwoorden: tuple[Words, ...] = ()
    volgorde: int = 1000

    def __post_init__(self) -> None:
        for name in ("gebruikersnaam", "wachtwoord", "telefoon"):
            if self.inloggen != bool(getattr(self, name)):
                wrong = "ontbreekt" if self.inloggen else "hoort hier niet: deze persoon logt niet in"
                raise ValueError(f"{name} {wrong}")

    def story(self, language: str) -> str:
        """Return the story in one line; in Dutch when nobody wrote it in this language."""
        return (self.verhaal_en if language == "en" else "") or self.verhaal

    def age_on(self, day: date) -> int:
        """Return the age in whole years on ``day``."""
        had_birthday = (day.month, day.day) >= (self.geboren.month, self.geboren.day)
        return day.year - self.geboren.year - (0 if had_birthday else 1)


class Persona:
    """A test citizen: the head, and the tables of the registries and of the login."""

    def __init__(self, head: PersonaHead, path: Path, tables: Mapping[str, Any]) -> None:
        self.head = head
        self.path = path
        self._tables = tables

    def __repr__(self) -> str:
        return f"Persona({self.head.id!r})"

    @property
    def registries(self) -> tuple[str, ...]:
        """The ids of the registries this file has a table for, in file order."""
        return tuple(one for one in self._tables if one != TABLE)

    def login(self) -> LoginTable:
        """Return what the file says about logging in; raises InputError with the line."""
        return decode(self.path, self.table(TABLE), LoginTable, (TABLE,))

    @property
    def tables(self) -> dict[str, dict[str, Any]]:
        """Every table by registry id. Raises InputError with the line for what is no table."""
        return {name: self.table(name) for name in self.registries}

    def table(self, registry: str) -> dict[str, Any]:
        """Return one registry's table; empty when the file has none. Raises InputError with the line."""
        table = self._tables.get(registry, {})
        if not isinstance(table, dict):
            raise fault(self.path, (registry,), f"schrijf hier een tabel: [{registry}]")
        return table


def read(
    folders: Path | Iterable[Path], broken: list[InputError] | None = None, *, everyone: bool = False
) -> list[Persona]:
    """Return the personas of one or more folders, in the order of the login screen.

    Those who cannot log in are left out, unless ``everyone`` is asked for: registries answer for them too.

    Only the heads are checked. A file that is no TOML or has an unsound head is added to ``broken`` and left out;
    without such a list the first one is raised as InputError with file, line and field.
    """
    personas = []
    for path in _files([folders] if isinstance(folders, Path) else folders):
        try:
            personas.append(_read_one(path))
        except InputError as error:
            if broken is None:
                raise
            broken.append(error)
    return sorted((one for one in personas if everyone or one.head.inloggen), key=_place)


def blocks(
    personas: Iterable[Persona], registry: str, kind: type[T], refused: list[InputError] | None = None
) -> dict[str, T]:
    """Return BSN -> ``registry``'s table as ``kind``, for every persona that has one.

    An unsound table is added to ``refused`` and left out; without such a list it is raised.
    """
    found: dict[str, T] = {}
    for persona in personas:
        if registry not in persona.registries:
            continue
        try:
            found[persona.head.bsn] = decode(persona.path, persona.table(registry), kind, (registry,))
        except InputError as error:
            if refused is None:
                raise
            refused.append(error)
    return found


class LazyBlocks(Mapping[str, T]):
    """The same as ``blocks``, each table read when it is first asked for; raises InputError then."""

    def __init__(self, personas: Iterable[Persona], registry: str, kind: type[T]) -> None:
        self._personas = {one.head.bsn: one for one in personas if registry in one.registries}
        self._registry, self._kind = registry, kind
        self._read: dict[str, T] = {}

    def __getitem__(self, bsn: str) -> T:
        if bsn not in self._read:
            persona = self._personas[bsn]
            table = persona.table(self._registry)
            self._read[bsn] = decode(persona.path, table, self._kind, (self._registry,))
        return self._read[bsn]

    def __contains__(self, bsn: object) -> bool:
        return bsn in self._personas

    def __iter__(self) -> Iterator[str]:
        return iter(self._personas)

    def __len__(self) -> int:
        return len(self._personas)


def check(personas: Iterable[Persona], block_types: Mapping[str, type[Any]]) -> list[InputError]:
    """Return everything that is wrong with these personas; ``block_types`` is registry id -> Block.

    Checks every table against its registry's Block, that id, BSN and user name occur once, and that
    every BSN may be used here: it starts with 9, passes the elfproef and is in no published test set.
    """
    everyone = list(personas)
    errors = list(_doubles(everyone))
    for persona in everyone:
        errors.extend(_bsn_faults(persona, {"bsn": persona.head.bsn}, ()))
        errors.extend(_login_faults(persona))
        for registry in persona.registries:
            errors.extend(_table_faults(persona, registry, block_types))
    return errors


def why_not(bsn: str) -> str:
    """Say why ``bsn`` may not be used for a test citizen; empty when it may."""
    if not is_bsn(bsn):
        return f"{bsn} is geen BSN: het heeft negen cijfers en doorstaat de elfproef"
    if not bsn.startswith("9"):
        return f"{bsn} kan van een echt mens zijn; gebruik een BSN dat met 9 begint"
    if bsn in published_bsns():
        return f"{bsn} staat in een gepubliceerde testset; kies een ander nummer"
    return ""


@cache
def published_bsns() -> frozenset[str]:
    """Return the 9-series BSNs of the published test sets (made by tests/helpers/published_bsns.py)."""
    lines = resource("published_bsns.txt").read_text(encoding="ascii").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))


def mentioned_bsns(personas: Iterable[Persona]) -> frozenset[str]:
    """Return every test BSN that these persons' files name, their relatives' too: nobody else may have it."""
    texts = (persona.path.read_text(encoding="utf-8") for persona in personas)
    return frozenset(bsn for text in texts for bsn in _TEST_BSN.findall(text) if is_bsn(bsn))


def as_list(personas: Iterable[Persona]) -> list[dict[str, str]]:
    """Return who can log in, with what, and their story: what ``main.py personas --json`` prints."""
    names = ("id", "naam", "bsn", "gebruikersnaam", "wachtwoord", "verhaal")
    return [{name: str(getattr(persona.head, name)) for name in names} for persona in personas]


def _place(persona: Persona) -> tuple[int, str]:
    return persona.head.volgorde, persona.head.id


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        if not folder.is_dir():
            raise InputError("deze map met personen bestaat niet", file=str(folder))
        yield from sorted(folder.glob("*.toml"))


def _read_one(path: Path) -> Persona:
    # Only what comes with the house is kept beside it: in a file of somebody else may stand a real person, by mistake.
    said = load(path, keep=path.parent == resource("personas"))
    tables = {name: value for name, value in said.items() if _is_table(value)}
    head = decode(path, {name: value for name, value in said.items() if name not in tables}, PersonaHead)
    if head.id != path.stem:
        raise fault(path, ("id",), f"dit moet {path.stem!r} zijn, net als de naam van het bestand")
    return Persona(head, path, tables)


def _is_table(value: Any) -> bool:
    """True for ``[name]``, and for ``[[name]]``, which nobody here writes but which is no part of a head either."""
    return isinstance(value, dict) or (isinstance(value, list) and value != [] and isinstance(value[0], dict))


def _doubles(personas: Iterable[Persona]) -> Iterator[InputError]:
    seen: dict[tuple[str, str], Persona] = {}
    for persona in personas:
        for field in ("id", "bsn", "gebruikersnaam"):
            value = str(getattr(persona.head, field))
            if not value:
                continue
            first = seen.setdefault((field, value.lower()), persona)
            if first is not persona:
                yield fault(persona.path, (field,), f"{value} is al van {first.head.naam} ({first.path.name})")


def _login_faults(persona: Persona) -> Iterator[InputError]:
    try:
        persona.login()
    except InputError as error:
        yield error


def _table_faults(persona: Persona, registry: str, block_types: Mapping[str, type[Any]]) -> Iterator[InputError]:
    if registry not in block_types:
        yield fault(persona.path, (registry,), "er is geen register met deze naam; verbeter of verwijder de tabel")
        return
    try:
        table = persona.table(registry)
        decode(persona.path, table, block_types[registry], (registry,))
    except InputError as error:
        yield error
    else:
        yield from _bsn_faults(persona, table, (registry,))


def _bsn_faults(persona: Persona, table: Any, at: tuple[str | int, ...]) -> Iterator[InputError]:
    entries = table.items() if isinstance(table, dict) else enumerate(table) if isinstance(table, list) else ()
    for key, value in entries:
        if key in BSN_KEYS and isinstance(value, str):
            why = why_not(value)
            if why:
                yield fault(persona.path, (*at, key), why)
        else:
            yield from _bsn_faults(persona, value, (*at, key))
