"""What the BRP faces take and give: the questions from the very checks that judge them, and our records."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, UnsetType

from services.mockkit import beheer
from services.mockkit.contract import USUAL_REFUSALS, Contract, Operation
from services.registries.brp import follow
from services.registries.brp.bewoners import BewoningenAntwoord
from services.registries.brp.query import FIELD, Question
from services.registries.brp.questions import BEWONING, HISTORIE, PERSONEN, RAADPLEEG, REISDOCUMENTEN
from services.registries.brp.records import (
    GezagPersoonBeperkt,
    Persoon,
    PersoonBeperkt,
    Reisdocument,
    Verblijfplaatshistorie,
)
from services.registries.brp.tabellen import (
    Tabel,
    TabelCollectie,
    TabelVraag,
    Tabelwaarde,
    WaardeCollectie,
    WaardenVraag,
)

_REFUSALS = (USUAL_REFUSALS - {404}) | {415}
_BY_OBJECT = "ZoekMetAdresseerbaarObjectIdentificatie"
_PERSONS: dict[str, Any] = {RAADPLEEG: Persoon, _BY_OBJECT: GezagPersoonBeperkt}


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the operations of one face."""
    if face == beheer.FACE:
        return beheer.contract(resources)
    if face == follow.FACE:
        return follow.contract()
    if face == "personen":
        answers = {kind: ("personen", _PERSONS.get(kind, PersoonBeperkt)) for kind in PERSONEN}
        return _contract("/personen", "Personen raadplegen of zoeken", PERSONEN, _answer(answers))
    if face == "historie":
        return _contract("/verblijfplaatshistorie", "Waar iemand woonde", HISTORIE, Verblijfplaatshistorie)
    if face == "bewoning":
        return _contract("/bewoningen", "Wie er wonen of woonden", BEWONING, BewoningenAntwoord)
    if face == "tabellen":
        return _tables()
    answers = dict.fromkeys(REISDOCUMENTEN, ("reisdocumenten", Reisdocument))
    return _contract("/reisdocumenten", "Reisdocumenten", REISDOCUMENTEN, _answer(answers))


def _contract(route: str, summary: str, questions: Mapping[str, Question], answer: Any) -> Contract:
    body = _either([_question(kind, question) for kind, question in questions.items()])
    return Contract({("POST", route): Operation(summary, answer, body=body, refusals=_REFUSALS)})


def _tables() -> Contract:
    table = msgspec.defstruct("TabelPad", [("tabelidentificatie", str)])
    value = msgspec.defstruct("WaardePad", [("tabelidentificatie", str), ("code", str)])
    hal = "application/hal+json"
    return Contract(
        {
            ("GET", "/tabellen"): Operation("Landelijke tabellen", TabelCollectie, query=TabelVraag),
            ("GET", "/tabellen/{tabel}"): Operation("Een landelijke tabel", Tabel, path=table, media=hal),
            ("GET", "/tabellen/{tabel}/waarden"): Operation(
                "De waarden van een tabel", WaardeCollectie, query=WaardenVraag, path=table
            ),
            ("GET", "/tabellen/{tabel}/waarden/{code}"): Operation(
                "Een waarde van een tabel", Tabelwaarde, path=value
            ),
        }
    )


def _question(kind: str, question: Question) -> type[msgspec.Struct]:
    """Return the struct of one kind of question: exactly the parameters that are checked."""
    members: list[Any] = [
        (name, check.kind) if name in question.required else (name, check.kind | UnsetType, UNSET)
        for name, check in question.checks.items()
    ]
    if question.most_fields is not None:
        members.append(("fields", Annotated[list[FIELD], Meta(min_length=1, max_length=question.most_fields)]))
    ordered = sorted(members, key=len)
    return msgspec.defstruct(kind, ordered, tag_field="type", tag=kind, forbid_unknown_fields=True)


def _answer(kinds: Mapping[str, tuple[str, Any]]) -> Any:
    """Return the answers, told apart by the ``type`` of their question."""
    return _either(
        [
            msgspec.defstruct(f"{kind}Antwoord", [(member, _list(row))], tag_field="type", tag=kind)
            for kind, (member, row) in kinds.items()
        ]
    )


def _either(kinds: list[Any]) -> Any:
    return reduce(or_, kinds)


def _list(row: Any) -> Any:
    return list[row]
